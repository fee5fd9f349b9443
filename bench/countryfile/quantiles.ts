/** How times spread: the nearest of the sorted values, in the unit they came in; NaN of nothing. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** "p50 3 · p95 8 · p99 20 ms" */
export function said({ count, p50, p95, p99 }: Spread): string {
  if (count === 0) return 'none';
  return `p50 ${p50.toFixed(0)} · p95 ${p95.toFixed(0)} · p99 ${p99.toFixed(0)} ms`;
}
