/** Figures of a round small enough to be worked out by hand; the expected numbers are written down, not computed. */
import { expect, test } from 'vitest';
import { buildStatistics } from '#lib/domain/analysis/statistics.ts';
import type { StatisticsView } from '#lib/domain/analysis/statistics-view.ts';
import type { Round } from '#lib/domain/comparison/round.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { codes, roundOf, schemeOf } from '../../../support/analysis-round.ts';
import { withState } from '../../../support/scoring-model.ts';
import { atPoints, smallIndexRound, type SmallCountry } from '../../../support/small-index-round.ts';

const schemes = [schemeOf('region', { north: codes.slice(0, 3), south: codes.slice(3, 12) })];
function statistics(round: Round): StatisticsView {
  const view = buildStatistics({ round, schemes, scheme: 'region', correlation: 'pearson' });
  if (view === null || isProblem(view)) throw new Error('a view was expected');
  return view;
}
const country = (at: number, a: number | null, b: number | null, more: Partial<SmallCountry> = {}): SmallCountry => ({
  iso3: codes[at] ?? '',
  answers: atPoints(a, b),
  ...more
});
/** B falls while A rises: 0–100, 25–75, 50–50, 75–25, 100–0, 100–0. */
const six = [[0, 100], [25, 75], [50, 50], [75, 25], [100, 0], [100, 0]].map(([a = 0, b = 0], at) => country(at, a, b)); // prettier-ignore
const shown = <T extends { readonly shown: boolean }>(figure: T): Extract<T, { shown: true }> => {
  if (!figure.shown) throw new Error('the figure is withheld');
  return figure as Extract<T, { shown: true }>;
};

test('the distribution of an indicator, in its unit', () => {
  const a1 = shown(statistics(smallIndexRound(six)).indicators[0]?.statistics ?? { shown: false });
  // Levels 1 2 3 4 5 5: mean 20/6; squares of the deviations add up to 40/3, over 5; quartiles at places 1.25 and 3.75.
  expect(a1).toMatchObject({ n: 6, of: 6, leftOut: 0, levels: [1, 1, 1, 1, 2], concentrated: false });
  expect(a1.figures.mean.value).toBeCloseTo(3.3333333333, 9);
  expect(a1.figures.sd.value).toBeCloseTo(1.6329931619, 9);
  expect(a1.figures.median.value).toBe(3.5);
  expect(a1.figures.q1.value).toBe(2.25);
  expect(a1.figures.q3.value).toBe(4.75);
  expect(a1.figures.atFloor.value).toBeCloseTo(1 / 6, 12);
  expect(a1.figures.atCeiling.value).toBeCloseTo(1 / 3, 12);
});

test('floor is where an indicator gives no points, also where less is better', () => {
  const a3 = shown(statistics(smallIndexRound(six)).indicators[2]?.statistics ?? { shown: false });
  // 50, 37.5, 25, 12.5, 0, 0: 50 gives 0 points.
  expect(a3.figures.max.value).toBe(50);
  expect(a3.figures.atFloor.value).toBeCloseTo(1 / 6, 12);
  expect(a3.figures.atCeiling.value).toBeCloseTo(1 / 3, 12);
});

test('what is missing is counted by reason; not applicable leaves the don’t-know rate', () => {
  const [first, second, ...rest] = six;
  const gaps = [
    { ...country(6, 50, 50), answers: { ...atPoints(50, 50), a1: withState('dont_know') } },
    { ...country(7, 50, 50), answers: { ...atPoints(50, 50), a1: withState('not_applicable') } },
    { ...country(8, 50, 50), answers: { ...atPoints(50, 50), a1: withState('blank') } }
  ];
  if (first === undefined || second === undefined) throw new Error('six countries');
  const a1 = shown(statistics(smallIndexRound([first, second, ...rest, ...gaps])).indicators[0]?.statistics ?? { shown: false }); // prettier-ignore
  expect(a1.figures).toMatchObject({ n: 6, of: 9, missing: { dont_know: 1, not_applicable: 1, blank: 1, skipped: 0 } });
  expect(a1.figures.dontKnow.value).toBe(1 / 8);
});

test('more than 90 % of equal answers is said', () => {
  const alike = codes.slice(0, 11).map((_, at) => country(at, at === 0 ? 0 : 50, 50));
  const a1 = shown(statistics(smallIndexRound(alike)).indicators[0]?.statistics ?? { shown: false });
  expect(a1).toMatchObject({ n: 11, concentrated: true });
  const ten = shown(statistics(smallIndexRound(alike.slice(0, 10))).indicators[0]?.statistics ?? { shown: false });
  expect(ten).toMatchObject({ n: 10, concentrated: false });
});

test('dimensions: reliability, weight, and correlations with their sign', () => {
  const view = statistics(smallIndexRound(six));
  const [a, b] = view.dimensions;
  // The indicators of A have the same points in every country.
  expect(shown(a?.alpha ?? { shown: false })).toMatchObject({ n: 6, of: 6, pairs: 6 });
  expect(shown(a?.alpha ?? { shown: false }).alpha.value).toBeCloseTo(1, 12);
  expect([a?.weight, b?.weight]).toEqual([0.25, 0.75]);
  // Index = (A + 3 B) / 4 and B = 100 − A, so the index falls as A rises.
  expect(shown(a?.withIndex ?? { shown: false }).r.value).toBeCloseTo(-1, 12);
  expect(shown(b?.withIndex ?? { shown: false }).r.value).toBeCloseTo(1, 12);
  expect(view.matrix.map((cell) => [cell.a.id, cell.b.id])).toEqual([['A', 'B']]);
  expect(shown(view.matrix[0]?.correlation ?? { shown: false }).r.value).toBeCloseTo(-1, 12);
  expect(shown(view.indicators[0]?.withDimension ?? { shown: false }).r.value).toBeCloseTo(1, 12);
  const components = shown(view.components);
  if (components.why !== null) throw new Error(components.why);
  expect(components.n).toBe(6);
  expect(components.explained[0]).toBeCloseTo(1, 12);
  expect(components.eigenvalues[0]).toBeCloseTo(2, 12);
});

test('the index without one dimension', () => {
  const [withoutA, withoutB] = statistics(smallIndexRound(six)).without;
  // Published: 75, 62.5, 50, 37.5, 25, 25 (mean 275/6); without A it is B (mean 250/6), without B it is A (mean 350/6).
  expect(shown(withoutA?.change ?? { shown: false })).toMatchObject({ n: 6, largest: 25, ranks: { value: 0 } });
  expect(shown(withoutA?.change ?? { shown: false }).mean.value).toBeCloseTo(275 / 6, 9);
  expect(shown(withoutA?.change ?? { shown: false }).meanWithout.value).toBeCloseTo(250 / 6, 9);
  expect(shown(withoutB?.change ?? { shown: false }).meanWithout.value).toBeCloseTo(350 / 6, 9);
  // Ranks 1 2 3 4 5 5 turn to 6 5 4 3 1 1: 5 + 3 + 1 + 1 + 4 + 4 places over 6.
  expect(shown(withoutB?.change ?? { shown: false }).ranks.value).toBe(3);
});

test('groups are those of the comparison, with its suppression', () => {
  const { groups } = statistics(smallIndexRound(six.concat(country(6, 50, 50), country(7, 50, 50))));
  expect(groups.all.cells[0]).toMatchObject({ shown: true, n: 8, of: 8 });
  expect(groups.groups.map(({ cells }) => cells[0]?.shown)).toEqual([false, false]);
});

test('fewer than five countries, or too few unnamed ones: no figure of any kind', () => {
  const four = statistics(smallIndexRound(six.slice(0, 4)));
  const everything = [
    ...four.indicators.flatMap((one) => [one.statistics, one.withDimension, one.withIndex]),
    ...four.dimensions.flatMap((one) => [one.alpha, one.withIndex]),
    ...four.matrix.map((one) => one.correlation),
    ...four.without.map((one) => one.change),
    four.components
  ];
  expect(everything.map((figure) => (figure.shown ? 'shown' : figure.why))).toEqual(everything.map(() => 'too_few'));
  // Four named and two unnamed: with the published scores of the four, the two could be worked out.
  const hidden = six.map((one, at) => (at > 3 ? { ...one, consent: 'aggregate' as const } : one));
  expect(statistics(smallIndexRound(hidden)).indicators[0]?.statistics).toEqual({
    shown: false,
    of: 6,
    why: 'complementary'
  });
});

test('two unnamed among many are left out and counted; five are counted in', () => {
  const many = (unnamed: number) =>
    statistics(
      smallIndexRound(
        codes.slice(0, 12).map((_, at) => country(at, 50, 50, at < unnamed ? { consent: 'aggregate' } : {}))
      )
    ).indicators[0]?.statistics;
  expect(many(2)).toMatchObject({ shown: true, n: 10, of: 12, leftOut: 2, figures: { n: 10, of: 10 } });
  expect(many(5)).toMatchObject({ shown: true, n: 12, leftOut: 0 });
});

test('a row without a dimension does not tell the score of the one unnamed country that drops out of it', () => {
  const unnamed = { consent: 'aggregate' } as const;
  const round = smallIndexRound(
    [
      ...codes.slice(0, 5).map((_, at) => country(at, 50, 50)),
      ...codes.slice(5, 10).map((_, at) => country(at + 5, 25, 75, unnamed)),
      country(10, 100, null, unnamed)
    ],
    (json) => {
      json.index.levels[1] = { aggregate: 'arithmetic', atLeast: 1, indicators: 0 };
    }
  );
  const view = statistics(round);
  expect(view.groups.all.cells[0]).toMatchObject({ shown: true, n: 11 });
  expect(view.without[0]?.change).toMatchObject({ shown: true, n: 5 });
  expect(view.without[1]?.change).toMatchObject({ shown: true, n: 11 });
});

test('what is not approved, and what a country keeps to itself, enters nothing', () => {
  const round = smallIndexRound([...six, country(6, 100, 100, { consent: 'internal' })]);
  expect(statistics(round).indicators[0]?.statistics).toMatchObject({ n: 6, of: 7 });
});

test('a version without an index has no statistics; an unknown scheme is a problem', () => {
  expect(buildStatistics({ round: roundOf('msn', []), schemes, scheme: 'region', correlation: 'pearson' })).toBeNull();
  expect(
    buildStatistics({ round: smallIndexRound(six), schemes, scheme: 'planet', correlation: 'pearson' })
  ).toMatchObject({ problem: 'analysis.unknown_group' });
});
