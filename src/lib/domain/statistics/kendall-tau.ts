/** Kendall's tau-b in n log n steps: the pairs that stand in the wrong order are counted while they are sorted. */

/**
 * Two columns of one length without gaps, in ascending order of the first; null where one has no spread. The second is
 * used up: it comes back sorted.
 *
 * tau-b = (concordant − discordant) / √((n₀ − n₁)(n₀ − n₂)), n₀ all pairs, n₁ and n₂ those tied in x and in y (Kendall
 * 1945), in n log n steps (Knight 1966: sort by x then y, count the exchanges that sorting by y needs).
 */
export function tauB(x: Float64Array, y: Float64Array): number | null {
  const n = x.length;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && x[to] === x[from]) to += 1;
    if (to - from > 1) y.subarray(from, to).sort();
    from = to;
  }
  const tiedX = tiedPairs(x);
  const tiedBoth = tiedPairs(x, y);
  const exchanges = sortCounting(y, new Float64Array(n), 0, n);
  const tiedY = tiedPairs(y);
  const all = (n * (n - 1)) / 2;
  const spread = Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY);
  return spread === 0 ? null : (all - tiedX - tiedY + tiedBoth - 2 * exchanges) / spread;
}

/** Pairs of equal neighbours-in-order; with a second column, equal in both. */
function tiedPairs(sorted: Float64Array, second?: Float64Array): number {
  let pairs = 0;
  let run = 1;
  for (let i = 1; i <= sorted.length; i += 1) {
    const same =
      i < sorted.length && sorted[i] === sorted[i - 1] && (second === undefined || second[i] === second[i - 1]);
    if (same) {
      run += 1;
    } else {
      pairs += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return pairs;
}

/** Merge sort of values[from, to); returns how many pairs stood in the wrong order. */
function sortCounting(values: Float64Array, spare: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >>> 1;
  let exchanges = sortCounting(values, spare, from, middle) + sortCounting(values, spare, middle, to);
  let left = from;
  let right = middle;
  for (let place = from; place < to; place += 1) {
    if (right >= to || (left < middle && (values[left] ?? 0) <= (values[right] ?? 0))) {
      spare[place] = values[left] ?? 0;
      left += 1;
    } else {
      spare[place] = values[right] ?? 0;
      right += 1;
      exchanges += middle - left;
    }
  }
  values.set(spare.subarray(from, to), from);
  return exchanges;
}
