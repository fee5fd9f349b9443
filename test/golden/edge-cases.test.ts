import { describe, expect, it } from 'vitest';
import { kurtosis, skewness } from '#lib/domain/statistics/describe.ts';
import { normalise, type Direction, type Normalisation } from '#lib/domain/statistics/normalise.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { boxCox, shiftedLog, winsoriseOnce } from '#lib/domain/statistics/treat.ts';
import { weightedMean, type MeanKind } from '#lib/domain/statistics/weighted-mean.ts';
import { expectClose, goldenCase } from '../support/golden-case.ts';

interface EdgeCase {
  readonly in: { readonly x: Column; readonly w?: readonly number[] };
  readonly out: readonly (number | string | null)[] | { readonly error: string };
}
const { outputs } = goldenCase<{ outputs: Record<string, EdgeCase> }>('E01_edge_cases');
const edge = (name: string): EdgeCase => {
  const found = outputs[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
};
const expectColumn = (name: string, got: Column): void => {
  const { out } = edge(name);
  if (!Array.isArray(out)) throw new Error(`${name} expects an error`);
  expect(got).toHaveLength(out.length);
  out.forEach((expected: number | string | null, position) =>
    expectClose(got[position], expected, `${name}[${position}]`)
  );
};

describe('normalisation', () => {
  const minMax: Normalisation = { kind: 'min_max', from: 0, to: 100 };
  const goalposts = { kind: 'goalposts', lower: 0, upper: 10, scale: 100 } as const;
  it.each<[string, Direction, Normalisation, string | null]>([
    ['minmax_constant', 1, minMax, 'constant'],
    ['minmax_single', 1, minMax, 'constant'],
    ['minmax_neg_direction', -1, minMax, null],
    ['zscore_constant', 1, { kind: 'z_score', mean: 0, sd: 1 }, 'constant'],
    ['zscore_na', 1, { kind: 'z_score', mean: 0, sd: 1 }, null],
    ['rank_ties_min', 1, { kind: 'rank', ties: 'min' }, null],
    ['rank_ties_avg', 1, { kind: 'rank', ties: 'average' }, null],
    ['rank_ties_max', 1, { kind: 'rank', ties: 'max' }, null],
    ['prank', 1, { kind: 'percentile_rank' }, null],
    ['borda', 1, { kind: 'borda' }, null],
    ['goalposts_trunc', 1, { ...goalposts, truncate: true }, null],
    ['goalposts_notrunc', 1, { ...goalposts, truncate: false }, null],
    ['goalposts_dir_neg', -1, { ...goalposts, truncate: true }, null],
    ['dist2targ', 1, { kind: 'distance_to_target', target: 8, cap: false }, null],
    ['dist2targ_cap', 1, { kind: 'distance_to_target', target: 8, cap: true }, null],
    ['dist2targ_neg', -1, { kind: 'distance_to_target', target: 2, cap: false }, null]
  ])('%s', (name, direction, how, why) => {
    const got = normalise(edge(name).in.x, direction, how);
    expectColumn(name, got.column);
    expect(got.why).toBe(why);
  });
});

describe('means', () => {
  it.each<[string, MeanKind]>([
    ['amean', 'arithmetic'],
    ['amean_na', 'arithmetic'],
    ['amean_allna', 'arithmetic'],
    ['gmean', 'geometric'],
    ['gmean_na', 'geometric'],
    ['hmean', 'harmonic'],
    ['hmean_na', 'harmonic']
  ])('%s', (name, kind) => {
    const { x, w } = edge(name).in;
    expectColumn(name, [weightedMean(kind, x, w ?? []).value]);
  });

  it.each<[string, MeanKind, string]>([
    ['gmean_zero', 'geometric', 'not_positive'],
    ['hmean_zero', 'harmonic', 'zero']
  ])('%s: no value, with the reason', (name, kind, why) => {
    const { x, w } = edge(name).in;
    expect(edge(name).out).toHaveProperty('error');
    expect(weightedMean(kind, x, w ?? [])).toEqual({ value: null, why });
  });

  it('thresh_boundary_half: exactly half is enough', () => {
    const rows = [
      [1, 3, null, null],
      [1, null, null, null]
    ];
    expectColumn(
      'thresh_boundary_half',
      rows.map((row) => weightedMean('arithmetic', row, [1, 1, 1, 1], 0.5).value)
    );
  });
});

describe('moments and treatment', () => {
  it('skew, kurt, skew_n2', () => {
    expectColumn('skew', [skewness(edge('skew').in.x).value]);
    expectColumn('kurt', [kurtosis(edge('kurt').in.x).value]);
    expectColumn('skew_n2', [skewness(edge('skew_n2').in.x).value]);
  });
  it('winsor', () => expectColumn('winsor', winsoriseOnce(edge('winsor').in.x, 'top')));
  it('log_CT', () => expectColumn('log_CT', shiftedLog(edge('log_CT').in.x)));
  it('boxcox05', () => expectColumn('boxcox05', boxCox(edge('boxcox05').in.x, 0.5)));
});

it('every edge case of the file has its test', () => {
  expect(Object.keys(outputs)).toHaveLength(32);
});

it('ranks are the same under noise of the last digit', () => {
  expect(rank([0.3, 0.1 + 0.2, 0.4], { first: 'highest', ties: 'min' })).toEqual([2, 2, 1]);
});
