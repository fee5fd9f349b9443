/**
 * A comparison as domain/comparison would return it, small enough to check by eye: six countries in two groups and one group
 * too small, one country unnamed, one below the coverage rules. Every number is written here, none is computed.
 */
import type { ComparisonCell, ComparisonView, GroupCell } from '#lib/domain/comparison/comparison-view.ts';
import type { Score } from '#lib/domain/scoring/result.ts';

const scored = (figure: string, value: number, band: string): ComparisonCell => ({
  figure,
  score: { value, why: null },
  band,
  coverage: 1
});
const gap = (figure: string, why: Exclude<Score['why'], null>): ComparisonCell => ({
  figure,
  score: { value: null, why },
  band: null,
  coverage: 0.5
});
const row = (iso3: string, groups: readonly string[], cells: readonly ComparisonCell[]) => ({
  iso3,
  fileId: `dtr-2026.${iso3}`,
  number: 1,
  groups,
  cells
});
const all = { scheme: 'all', id: 'all', title: { en: 'All countries', ar: 'جميع البلدان' } };
const focus = (id: string, en: string) => ({ scheme: 'iite_focus', id, title: { en } });
const bands = (...counts: readonly number[]) =>
  ['nascent', 'emerging', 'established', 'advanced', 'transformative'].map((band, index) => ({
    band,
    count: counts[index] ?? 0
  }));
const withheld = (figure: string, of: number): GroupCell => ({ figure, shown: false, of, why: 'too_few' });
const africa = focus('africa', 'Africa');
const sids = focus('sids', 'Small Island Developing States');

export const sampleComparison: ComparisonView = {
  round: {
    campaignId: 'dtr-2026',
    title: 'Digital readiness 2026',
    version: { instrument: 'dtr', version: '1.0.0', sha256: 'ab12' },
    method: 'dtr-1',
    origin: 'asked',
    groupsAsOf: '2026-01-15',
    smallestGroup: 5,
    approved: 7,
    asked: 9,
    unnamed: 1
  },
  figures: [
    { kind: 'index', id: 'index', title: { en: 'Index', ar: 'المؤشر العام' } },
    { kind: 'dimension', id: 'gov', title: { en: 'Leadership' } }
  ],
  bands: [
    { id: 'nascent', title: { en: 'Nascent' }, from: 0, to: 20 },
    { id: 'emerging', title: { en: 'Emerging' }, from: 20, to: 40 },
    { id: 'established', title: { en: 'Established' }, from: 40, to: 60 },
    { id: 'advanced', title: { en: 'Advanced' }, from: 60, to: 80 },
    { id: 'transformative', title: { en: 'Transformative' }, from: 80, to: 100 }
  ],
  scheme: { id: 'iite_focus', title: { en: 'IITE focus' }, disjoint: false },
  schemes: [{ id: 'iite_focus', title: { en: 'IITE focus' }, disjoint: false }],
  rows: [
    row('CPV', ['africa', 'sids'], [scored('index', 52.25, 'established'), scored('gov', 75, 'advanced')]),
    row('GHA', ['africa'], [scored('index', 41.04, 'established'), scored('gov', 25, 'emerging')]),
    row('KEN', ['africa'], [scored('index', 59.96, 'established'), scored('gov', 100, 'transformative')]),
    row('MUS', ['africa', 'sids'], [scored('index', 61.5, 'advanced'), gap('gov', 'not_applicable')]),
    row('RWA', ['africa'], [gap('index', 'too_few_members'), gap('gov', 'coverage')]),
    row('FRA', [], [scored('index', 80, 'transformative'), scored('gov', 50, 'established')])
  ],
  unnamed: 1,
  all: {
    group: all,
    n: 7,
    of: 9,
    cells: [
      {
        figure: 'index',
        shown: true,
        n: 6,
        of: 9,
        leftOut: 0,
        mean: 56.7,
        q1: 44.5,
        median: 56.1,
        q3: 61.1,
        bands: bands(0, 0, 3, 2, 1),
        points: [
          { iso3: 'GHA', score: 41.04 },
          { iso3: 'CPV', score: 52.25 },
          { iso3: 'KEN', score: 59.96 },
          { iso3: 'MUS', score: 61.5 },
          { iso3: 'FRA', score: 80 }
        ]
      },
      withheld('gov', 9)
    ]
  },
  groups: [
    {
      group: africa,
      n: 6,
      of: 7,
      cells: [
        {
          figure: 'index',
          shown: true,
          n: 5,
          of: 7,
          leftOut: 0,
          mean: 52,
          q1: 41.04,
          median: 52.25,
          q3: 59.96,
          bands: bands(0, 0, 3, 2, 0),
          points: [
            { iso3: 'GHA', score: 41.04 },
            { iso3: 'CPV', score: 52.25 },
            { iso3: 'KEN', score: 59.96 },
            { iso3: 'MUS', score: 61.5 }
          ]
        },
        withheld('gov', 7)
      ]
    },
    { group: sids, n: 2, of: 3, cells: [withheld('index', 3), withheld('gov', 3)] }
  ],
  ungrouped: 1,
  tiles: [
    { iso3: 'GHA', column: 4, row: 2, state: 'band', band: 'established', score: 41.04, why: null },
    { iso3: 'RWA', column: 5, row: 2, state: 'no_score', band: null, score: null, why: 'too_few_members' },
    { iso3: 'TGO', column: 4, row: 3, state: 'withheld', band: null, score: null, why: null },
    { iso3: 'BEN', column: 5, row: 3, state: 'not_approved', band: null, score: null, why: null },
    { iso3: 'ISL', column: 3, row: 1, state: 'not_asked', band: null, score: null, why: null }
  ],
  tileFigure: { kind: 'index', id: 'index', title: { en: 'Index', ar: 'المؤشر العام' } },
  crossings: [],
  overlaps: [{ a: africa, b: sids, both: 2, onlyA: 4, onlyB: 1 }]
};
