/** The band of a score: lower bound inclusive, on the unrounded score; the last band includes its upper bound. */
import type { BandModel } from './index-model.ts';

/** null only for a score outside 0–100, which no rule gives. */
export function bandOf(bands: readonly BandModel[], score: number): BandModel | null {
  return (
    bands.findLast((band, position) => score >= band.from && (score < band.to || position === bands.length - 1)) ?? null
  );
}
