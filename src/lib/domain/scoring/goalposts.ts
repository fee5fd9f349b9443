/**
 * Points between goalposts: with the direction's sign d, y = (d·x − a) / (b − a), a and b the signed goalposts (COINr
 * n_goalposts, direction first; OECD/JRC handbook 2008, distance to reference points); truncated to 0–1 where asked,
 * times the scale. Depends on no other unit.
 */
import type { CompiledIndex } from './compile.ts';

/**
 * `count` raw values from `from` in `raw`, whose first belongs to slot 0, become points from `to` on. A gap's 0 becomes
 * points too, finite and without meaning: who reads them looks at the state first.
 */
export function goalpostPoints(
  { sign, low, width, indicators, model }: CompiledIndex,
  raw: Float64Array,
  from: number,
  count: number,
  points: Float64Array,
  to: number
): void {
  const how = model.steps.normalise;
  if (how.kind !== 'goalposts') throw new Error(`points by ${how.kind} need the whole table`);
  const { scale, truncate } = how;
  const columns = indicators.length;
  for (let at = 0, slot = 0; at < count; at += 1) {
    const y = ((sign[slot] ?? 0) * (raw[from + at] ?? 0) - (low[slot] ?? 0)) / (width[slot] ?? 0);
    points[to + at] = (truncate ? (y < 0 ? 0 : y > 1 ? 1 : y) : y) * scale;
    slot = slot + 1 === columns ? 0 : slot + 1;
  }
}
