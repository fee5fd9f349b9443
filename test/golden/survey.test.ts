import { describe, expect, it } from 'vitest';
import { compileIndex, MISSING, PRESENT, SCORED } from '#lib/domain/scoring/compile.ts';
import { scoreMatrix } from '#lib/domain/scoring/matrix.ts';
import { normalise, type Normalisation } from '#lib/domain/statistics/normalise.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { weightedMean, type MeanKind } from '#lib/domain/statistics/weighted-mean.ts';
import { expectClose, goldenCase, goldenTable, numberIn, type Expected } from '../support/golden-case.ts';
import { parsed, smallModelJson } from '../support/scoring-model.ts';

interface SurveyCase {
  readonly outputs: { readonly normalised: Expected; readonly aggregated: Expected; readonly ranks_tiesafe: Expected };
}

const raw = goldenTable('survey200_raw');
const meta = goldenTable('survey200_meta');
const indicators = meta.filter((row) => row['Type'] === 'Indicator');
const dimensions = meta.filter((row) => row['Type'] === 'Aggregate' && row['Parent'] === 'IDX');
const code = (row: (typeof meta)[number]) => String(row['iCode']);
const units = raw.map((row) => String(row['uCode']));
const columnOf = (name: string) => raw.map((row) => numberIn(row, name));
const direction = (row: (typeof meta)[number]) => (row['Direction'] === -1 ? -1 : 1);
const goalposts = (row: (typeof meta)[number]): [number, number] => [
  numberIn(row, 'goalpost_lower') ?? NaN,
  numberIn(row, 'goalpost_upper') ?? NaN
];

function expectTable(expected: Expected, columns: ReadonlyMap<string, readonly (number | null)[]>): void {
  for (const [name, column] of columns)
    expected['uCode']?.forEach((unit, position) =>
      expectClose(column[units.indexOf(String(unit))], expected[name]?.[position], `${name} of ${unit}`)
    );
  expect([...columns.keys()].sort()).toEqual(
    Object.keys(expected)
      .filter((name) => name !== 'uCode')
      .sort()
  );
}

const byGoalposts = (row: (typeof meta)[number]): Normalisation => {
  const [lower, upper] = goalposts(row);
  return { kind: 'goalposts', lower, upper, scale: 100, truncate: true };
};

const cases: [string, (row: (typeof meta)[number]) => Normalisation, [MeanKind, MeanKind], [number, number]][] = [
  ['S01_goalposts_amean', byGoalposts, ['arithmetic', 'arithmetic'], [0, 0]],
  ['S02_goalposts_amean_thresh60', byGoalposts, ['arithmetic', 'arithmetic'], [0.6, 0.6]],
  ['S03_goalposts_amean_thresh_50_70', byGoalposts, ['arithmetic', 'arithmetic'], [0.5, 0.7]],
  [
    'S04_minmax1_100_amean_gmean',
    () => ({ kind: 'min_max', from: 1, to: 100 }),
    ['arithmetic', 'geometric'],
    [0.6, 0.6]
  ]
];

describe.each(cases)('%s', (id, how, means, thresholds) => {
  const { outputs } = goldenCase<SurveyCase>(id);
  const normalised = new Map(
    indicators.map((row) => [code(row), normalise(columnOf(code(row)), direction(row), how(row)).column])
  );
  const level1 = new Map(
    dimensions.map((dimension) => {
      const members = indicators.filter((row) => row['Parent'] === code(dimension));
      const weights = members.map((row) => numberIn(row, 'Weight') ?? 0);
      const scores = units.map(
        (_, unit) =>
          weightedMean(
            means[0],
            members.map((row) => normalised.get(code(row))?.[unit] ?? null),
            weights,
            thresholds[0]
          ).value
      );
      return [code(dimension), scores];
    })
  );
  const weights = dimensions.map((row) => numberIn(row, 'Weight') ?? 0);
  const index = units.map(
    (_, unit) =>
      weightedMean(
        means[1],
        dimensions.map((row) => level1.get(code(row))?.[unit] ?? null),
        weights,
        thresholds[1]
      ).value
  );
  const aggregated = new Map([...level1, ['IDX', index]]);

  it('normalises as COINr does', () => expectTable(outputs.normalised, normalised));
  it('aggregates as COINr does', () => expectTable(outputs.aggregated, aggregated));
  it('ranks without the noise of the last digit', () =>
    expectTable(
      outputs.ranks_tiesafe,
      new Map([...aggregated].map(([name, column]) => [name, rank(column, { first: 'highest', ties: 'min' })]))
    ));
});

/** The same cases through the house's own scoring model and its typed arrays. */
describe.each([
  ['S01_goalposts_amean', 0, 1],
  ['S02_goalposts_amean_thresh60', 0.6, 6],
  ['S03_goalposts_amean_thresh_50_70', 0.5, 7]
])('%s as a scoring model', (id, share, least) => {
  it('gives the same dimensions and index', () => {
    const json = smallModelJson();
    const template = json.index.dimensions[0]?.indicators[0];
    const model = parsed({
      ...json,
      index: {
        ...json.index,
        support: [],
        coverage: { dimension: share, index: 0, dimensions: least, notApplicablePerDimension: 1 },
        dimensions: dimensions.map((dimension) => ({
          id: code(dimension),
          title: { en: code(dimension) },
          framework: 'none',
          weight: numberIn(dimension, 'Weight'),
          indicators: indicators
            .filter((row) => row['Parent'] === code(dimension))
            .map((row) => ({
              ...template,
              id: code(row),
              question: code(row).toLowerCase(),
              direction: direction(row),
              rule: { kind: 'number', goalposts: goalposts(row) }
            }))
        }))
      }
    });
    if (model.index === null) throw new Error('the model has an index');
    const cells = raw.flatMap((row) => indicators.map((indicator) => numberIn(row, code(indicator))));
    const scores = scoreMatrix(compileIndex(model.index), {
      rows: units.length,
      values: Float64Array.from(cells, (cell) => cell ?? -999),
      states: Uint8Array.from(cells, (cell) => (cell === null ? MISSING : PRESENT))
    });
    const at = (values: Float64Array, reasons: Uint8Array, cell: number) =>
      reasons[cell] === SCORED ? (values[cell] ?? null) : null;
    const columns = new Map(
      dimensions.map((dimension, position) => [
        code(dimension),
        units.map((_, unit) => at(scores.dimensions, scores.dimensionReasons, unit * dimensions.length + position))
      ])
    );
    columns.set(
      'IDX',
      units.map((_, unit) => at(scores.index, scores.indexReasons, unit))
    );
    expectTable(goldenCase<SurveyCase>(id).outputs.aggregated, columns);
  });
});
