import { sequence } from './golden-folder.ts';

/** A small index of five levels and its scores in plain loops, from the formulas of the reference cases alone. */
type Row = readonly [code: string, level: number, direction: 1 | -1, weight: number, parent: string | null];
export type Numbers = Record<string, (number | null)[]>;

/** Five levels, groups of one and of three, weights of all kinds. */
export const rows: readonly Row[] = [
  ['roads', 1, 1, 2, 'transport'],
  ['rails', 1, 1, 1, 'transport'],
  ['jams', 1, -1, 3, 'transport'],
  ['rain', 1, 1, 1, 'sky'],
  ['dust', 1, -1, 0.5, 'sky'],
  ['trees', 1, 1, 1, 'ground'],
  ['litter', 1, -1, 2.5, 'ground'],
  ['transport', 2, 1, 1, 'built'],
  ['sky', 2, 1, 2, 'grown'],
  ['ground', 2, 1, 1, 'grown'],
  ['built', 3, 1, 0.7, 'town'],
  ['grown', 3, 1, 1.3, 'town'],
  ['town', 4, 1, 1, 'world'],
  ['world', 5, 1, 1, null]
];
export const indicators = rows.filter(([, level]) => level === 1);
const groups = rows.filter(([, level]) => level > 1);
export const units = Array.from({ length: 23 }, (_, at) => `0${at}-land`);
export const zones = units.map((_, at) => ['north', 'south', 'east'][at % 3] ?? '');
export const next = sequence(11);
export const raw: Numbers = Object.fromEntries(
  indicators.map(([code]) => [code, units.map(() => (next() < 0.15 ? null : Math.round(next() * 300) / 7))])
);
export const rounds = [2001, 2004, 2009];
export const means = ['amean', 'hmean', 'gmean', 'amean'];
export const thresholds = [0.6, 0, 1, 0];

export function scaled(columns: Numbers): Numbers {
  const out: Numbers = {};
  for (const [code, , direction] of indicators) {
    let [low, high] = [Infinity, -Infinity];
    for (const x of columns[code] ?? [])
      if (x !== null) {
        low = Math.min(low, direction * x);
        high = Math.max(high, direction * x);
      }
    out[code] = (columns[code] ?? []).map((x) => (x === null ? null : 5 + (90 * (direction * x - low)) / (high - low)));
  }
  return out;
}

export function scored(normalised: Numbers, weightOf: (row: Row) => number, plain = false): Numbers {
  const all: Numbers = { ...normalised };
  for (const [group, level] of groups) {
    const inside = rows.filter(([, , , , parent]) => parent === group);
    all[group] = (all[inside[0]?.[0] ?? ''] ?? []).map((_, unit) => {
      let [there, weight, sum] = [0, 0, 0];
      const mean = plain ? 'amean' : means[level - 2];
      for (const row of inside) {
        const x = all[row[0]]?.[unit] ?? null;
        if (x === null) continue;
        there += 1;
        weight += weightOf(row);
        sum += weightOf(row) * (mean === 'amean' ? x : mean === 'gmean' ? Math.log(x) : 1 / x);
      }
      if (there === 0 || weight === 0 || there / inside.length < (plain ? 0 : (thresholds[level - 2] ?? 0)))
        return null;
      return mean === 'amean' ? sum / weight : mean === 'gmean' ? Math.exp(sum / weight) : weight / sum;
    });
  }
  return Object.fromEntries(groups.map(([code]) => [code, all[code] ?? []]));
}

export const placed = (
  column: readonly (number | null)[],
  beside: (other: number) => (unit: number) => boolean = () => () => true
) =>
  column.map((x, unit) =>
    x === null ? null : 1 + column.filter((y, at) => y !== null && y > x + 5e-10 && beside(unit)(at)).length
  );
export const each = (numbers: Numbers, of: (column: readonly (number | null)[]) => (number | null)[]): Numbers =>
  Object.fromEntries(Object.entries(numbers).map(([code, column]) => [code, of(column)]));
const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);
export function typeSeven(values: readonly number[], p: number): number {
  const sorted = ascending(values);
  const place = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (place % 1) * (high - low);
}
export const spread = (perUnit: readonly (readonly number[])[]): Numbers => {
  const mean = perUnit.map((runs) => runs.reduce((sum, x) => sum + x, 0) / runs.length);
  return {
    Mean: mean,
    Q10: perUnit.map((runs) => typeSeven(runs, 0.1)),
    SD: perUnit.map((runs, unit) =>
      Math.sqrt(runs.reduce((sum, x) => sum + (x - (mean[unit] ?? 0)) ** 2, 0) / (runs.length - 1))
    ),
    Max: perUnit.map((runs) => Math.max(...runs))
  };
};
