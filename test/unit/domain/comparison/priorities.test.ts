import { describe, expect, it } from 'vitest';
import { buildPriorities } from '#lib/domain/comparison/priorities.ts';
import type { PrioritiesInput, PrioritiesView } from '#lib/domain/comparison/priorities-view.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { codes, dtrAtLevel, roundOf, schemeOf } from '../../../support/analysis-round.ts';
import { answered } from '../../../support/scoring-model.ts';

/** Six countries. P01: importance 5 5 4 4 3 97, capacity 2 throughout. P02: importance 4 throughout, capacity 3. */
const p01 = [5, 5, 4, 4, 3, 97];
const rankings = [['P01', 'P02'], ['P01', 'P02'], ['P02', 'P01'], ['P02', 'P01'], ['P01'], ['P03']];
const round = roundOf(
  'msn',
  codes.slice(0, 6).map((iso3, at) => ({
    iso3,
    answers: {
      msn_b1: answered({ P01: p01[at] ?? 0, P02: 4, ...(at < 2 ? { P03: 5 } : {}) }),
      msn_b2: answered({ P01: 2, P02: 3 }),
      msn_b3: answered(rankings[at] ?? [])
    }
  }))
);
const schemes = [schemeOf('region', { five: codes.slice(0, 5), one: codes.slice(5, 6) })];
const input: PrioritiesInput = { round, schemes, group: null, theme: null, order: null };
const build = (over: Partial<PrioritiesInput> = {}): PrioritiesView => {
  const view = buildPriorities({ ...input, ...over });
  if (isProblem(view)) throw new Error(view.problem);
  return view;
};
const shown = (view: PrioritiesView) => {
  if (!view.result.shown) throw new Error(view.result.why);
  return view.result;
};
const need = (view: PrioritiesView, id: string) => shown(view).priorities.find((one) => one.id === id);

describe('buildPriorities', () => {
  const view = build();
  it('orders by points by default and says n of N', () => {
    expect(view).toMatchObject({ theme: { id: 'priorities', top: 5 }, order: 'points', group: { id: 'all' } });
    expect(view.orders).toEqual(['points', 'importance', 'gap', 'first_choice']);
    expect(shown(view)).toMatchObject({ n: 6, of: 6, rankers: 6, leftOut: 0 });
    expect(
      shown(view)
        .priorities.slice(0, 4)
        .map(({ id, place, tied }) => [id, place, tied])
    ).toEqual([
      ['P01', 1, false], // 5 + 5 + 4 + 4 + 5 = 23
      ['P02', 2, false], // 4 + 4 + 5 + 5 = 18
      ['P03', 3, false], // 5
      ['P04', 4, true] // 0, as eleven others
    ]);
  });

  it('gives points of the 15 × 6 that could be given, first choices and how many ranked it', () => {
    expect(need(view, 'P01')?.ranking).toEqual({
      n: 6,
      points: 23,
      pointsShare: 23 / 90,
      meanPoints: 23 / 6,
      firstChoice: 0.5,
      selected: 5 / 6,
      meanRank: (1 + 1 + 2 + 2 + 1 + 8.5) / 6 // the one who ranked only P03 leaves places 2 … 15 to the others
    });
  });

  it('gives importance, capacity and gap over those who gave both', () => {
    expect(need(view, 'P01')).toMatchObject({
      importance: { n: 5, dontKnow: 1, notApplicable: 0, blank: 0, mean: 4.2, median: 4, topTwo: 0.8 },
      capacity: { n: 6, mean: 2, score: 25 },
      gap: { n: 5 }
    });
    expect(need(view, 'P01')?.importance?.score).toBeCloseTo(80, 9);
    expect(need(view, 'P01')?.gap?.mean).toBeCloseTo(2.2, 9);
    expect(need(view, 'P02')?.gap).toEqual({ n: 6, mean: 1 });
  });

  it('leaves empty what rests on fewer countries than the smallest group', () => {
    expect(need(view, 'P03')?.importance).toMatchObject({ n: 2, blank: 4, mean: null, topTwo: null, score: null });
    expect(need(build({ order: 'importance' }), 'P03')?.place).toBeNull();
  });

  it('orders by importance and by gap', () => {
    const places = (order: 'importance' | 'gap') =>
      shown(build({ order }))
        .priorities.slice(0, 2)
        .map((one) => one.id);
    expect(places('importance')).toEqual(['P01', 'P02']);
    expect(places('gap')).toEqual(['P01', 'P02']);
  });

  it('withholds a group that would reveal one country with the total', () => {
    // All six are shown, so five of them would give the sixth away.
    expect(build({ group: { scheme: 'region', group: 'five' } }).result).toEqual({
      shown: false,
      of: 5,
      why: 'complementary'
    });
    expect(build({ group: { scheme: 'region', group: 'one' } }).result).toEqual({
      shown: false,
      of: 1,
      why: 'too_few'
    });
  });

  it('explains what it does not know', () => {
    expect(buildPriorities({ ...input, theme: 'x' })).toMatchObject({ problem: 'analysis.not_found' });
    expect(buildPriorities({ ...input, theme: 'target_groups', order: 'gap' })).toMatchObject({
      problem: 'analysis.not_found'
    });
    expect(buildPriorities({ ...input, group: { scheme: 'region', group: 'x' } })).toMatchObject({
      problem: 'analysis.unknown_group'
    });
    const dtr = roundOf('dtr', [{ iso3: 'KEN', answers: dtrAtLevel(3) }]);
    expect(buildPriorities({ ...input, round: dtr })).toMatchObject({ problem: 'analysis.not_found' });
  });
});
