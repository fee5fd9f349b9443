import { describe, expect, it } from 'vitest';
import { buildComparison } from '#lib/domain/comparison/comparison.ts';
import type { ComparisonView } from '#lib/domain/comparison/comparison-view.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { codes, dtrAtLevel, roundOf, schemeOf, type CountryInRound } from '../../../support/analysis-round.ts';

const levels = [1, 2, 2, 3, 3, 3, 4, 5] as const;
/** Eight named countries with index 0, 25, 25, 50, 50, 50, 75, 100; six unnamed at 50; then those that count nowhere. */
const submitted: CountryInRound[] = [
  ...levels.map((level, at) => ({ iso3: codes[at] ?? '', answers: dtrAtLevel(level) })),
  ...codes.slice(8, 14).map((iso3) => ({ iso3, answers: dtrAtLevel(3), consent: 'aggregate' as const })),
  { iso3: 'KEN', answers: dtrAtLevel(5), consent: 'internal' },
  { iso3: 'MLI', answers: dtrAtLevel(5), status: 'submitted' },
  { iso3: 'NER', answers: {} }
];
const schemes = [
  schemeOf('region', { west: codes.slice(0, 8), east: codes.slice(8, 14), south: ['KEN', 'MLI', 'NER'] }),
  schemeOf('small_islands', { small_islands: codes.slice(4, 10) })
];
const build = (over: Partial<Parameters<typeof buildComparison>[0]> = {}): ComparisonView => {
  const view = buildComparison({
    round: roundOf('dtr', submitted),
    schemes,
    scheme: 'region',
    figure: 'index',
    ...over
  });
  if (isProblem(view)) throw new Error(view.problem);
  return view;
};
const indexOf = (view: ComparisonView, group: string) =>
  [view.all, ...view.groups].find((row) => row.group.id === group)?.cells.find((cell) => cell.figure === 'index');

describe('buildComparison', () => {
  const view = build();

  it('counts approved countries that may enter figures, of those asked', () => {
    expect(view.round).toMatchObject({ approved: 15, asked: 17, unnamed: 6, method: 'soundings-goalposts-1' });
    expect([view.all, ...view.groups].map((row) => [row.group.id, row.n, row.of])).toEqual([
      ['all', 15, 17],
      ['west', 8, 8],
      ['east', 6, 6],
      ['south', 1, 3]
    ]);
  });

  it('names only the countries that agreed to it', () => {
    expect(view.rows.map((row) => row.iso3)).toEqual([...codes.slice(0, 8), 'NER'].sort());
    expect(view.unnamed).toBe(6);
    const named = JSON.stringify([view.rows, view.groups, view.all]);
    for (const iso3 of [...codes.slice(8, 14), 'KEN', 'MLI']) expect(named).not.toContain(`"${iso3}"`);
  });

  it('gives mean and quartiles of type 7, bands and the points of the named', () => {
    expect(indexOf(view, 'west')).toMatchObject({
      shown: true,
      n: 8,
      of: 8,
      leftOut: 0,
      mean: 46.875, // (0 + 25 + 25 + 50 + 50 + 50 + 75 + 100) / 8
      q1: 25,
      median: 50,
      q3: 56.25, // between the 6th (50) and the 7th (75): 50 + 0.25 × 25
      bands: [
        { band: 'nascent', count: 1 },
        { band: 'emerging', count: 2 },
        { band: 'established', count: 3 },
        { band: 'advanced', count: 1 },
        { band: 'transformative', count: 1 }
      ]
    });
    const east = indexOf(view, 'east');
    expect(east).toMatchObject({ shown: true, n: 6, mean: 50, points: [] });
  });

  it('withholds a group in which too few have a score', () => {
    expect(indexOf(view, 'south')).toEqual({ figure: 'index', shown: false, of: 3, why: 'no_data' });
    const others = build({ schemes: [schemeOf('region', { four: codes.slice(0, 4) })] });
    expect(indexOf(others, 'four')).toEqual({ figure: 'index', shown: false, of: 4, why: 'too_few' });
  });

  it('draws a tile for every country of the day and colours only the named', () => {
    const tile = (iso3: string) => view.tiles.find((one) => one.iso3 === iso3);
    expect(view.tiles).toHaveLength(206);
    expect(tile('AGO')).toMatchObject({ state: 'band', band: 'nascent', score: 0 });
    expect(tile(codes[8] ?? '')).toMatchObject({ state: 'withheld', band: null, score: null });
    expect(tile('KEN')).toMatchObject({ state: 'withheld', band: null, score: null });
    expect(tile('MLI')).toMatchObject({ state: 'not_approved', score: null });
    expect(tile('NER')).toMatchObject({ state: 'no_score', why: 'missing' });
    expect(tile('FRA')).toMatchObject({ state: 'not_asked' });
  });

  it('colours tiles by a dimension, and says overlaps in numbers', () => {
    expect(build({ figure: 'GOV' }).tileFigure).toMatchObject({ kind: 'dimension', id: 'GOV' });
    expect(view.overlaps).toEqual([]);
    expect(view.crossings.map(({ a, b, both, onlyA, onlyB }) => [a.id, b.id, both, onlyA, onlyB])).toEqual([
      ['west', 'small_islands', 4, 4, 2],
      ['east', 'small_islands', 2, 4, 4]
    ]);
  });

  it('takes the newest approved submission of a country', () => {
    const twice = roundOf('dtr', [
      ...submitted,
      { iso3: 'AGO', answers: dtrAtLevel(5), number: 3 },
      { iso3: 'AGO', answers: dtrAtLevel(3), number: 2 }
    ]);
    expect(build({ round: twice }).rows.find((row) => row.iso3 === 'AGO')).toMatchObject({ number: 3 });
  });

  it('explains an unknown scheme and an unknown figure', () => {
    const input = { round: roundOf('dtr', submitted), schemes, scheme: 'region', figure: 'index' };
    expect(buildComparison({ ...input, scheme: 'x' })).toMatchObject({ problem: 'analysis.unknown_group' });
    expect(buildComparison({ ...input, figure: 'X' })).toMatchObject({ problem: 'analysis.unknown_question' });
  });
});
