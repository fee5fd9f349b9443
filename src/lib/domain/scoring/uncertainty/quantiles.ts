/**
 * Quantiles of many long columns: the few order statistics that they need are selected, not sorted, which takes a third of
 * the time. The same figures as `quantile` of statistics/describe.ts.
 */

/** Type 7, one per share in `shares`, which ascend from 0 to 1. Reorders `values`, which hold a number each, at least one. */
export function quantilesOf(values: Float64Array, shares: readonly number[]): readonly number[] {
  let from = 0;
  return shares.map((share) => {
    const place = (values.length - 1) * share;
    const [lower, upper] = [Math.floor(place), Math.ceil(place)];
    for (const at of [lower, upper]) {
      select(values, from, at);
      from = at;
    }
    const below = values[lower] ?? NaN;
    return below + (place - lower) * ((values[upper] ?? NaN) - below);
  });
}

/** Puts the value that sorting would put at `at` there, none larger before it, none smaller after it (Hoare 1961, FIND). */
function select(values: Float64Array, from: number, at: number): void {
  let left = from;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[at] ?? NaN;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] ?? NaN) < pivot) i += 1;
      while ((values[j] ?? NaN) > pivot) j -= 1;
      if (i <= j) {
        const held = values[i] ?? NaN;
        values[i] = values[j] ?? NaN;
        values[j] = held;
        i += 1;
        j -= 1;
      }
    }
    if (j < at) left = i;
    if (at < i) right = j;
  }
}
