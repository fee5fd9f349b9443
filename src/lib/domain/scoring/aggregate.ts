/**
 * The arithmetic of scores: points of indicators up the tree. Every score of the house, explained, in bulk or redrawn with
 * other weights, comes from here, so that all have the same digits.
 */
import { ARITHMETIC, type CompiledIndex } from './compile.ts';
import {
  reweighIndicators,
  tallyIndicators,
  tallyMembers,
  type NodeRows,
  type PointRows,
  type Tallies
} from './tally.ts';

/** `weights`: in step with compiled.members. `tallies`: for at least so many rows. */
export function aggregateRows(
  compiled: CompiledIndex,
  weights: Float64Array,
  points: PointRows,
  out: NodeRows,
  tallies: Tallies
): void {
  for (let node = 0; node < compiled.nodes.length; node += 1)
    if (isPlain(compiled, node)) tallyIndicators(compiled, node, weights, points, out, tallies);
    else tallyMembers(compiled, node, weights, points, out, tallies);
}

/** Once more by other weights, above 0 where the first were, over what `aggregateRows` left of the same points. */
export function reweighRows(
  compiled: CompiledIndex,
  weights: Float64Array,
  points: PointRows,
  out: NodeRows,
  tallies: Tallies
): void {
  for (let node = 0; node < compiled.nodes.length; node += 1)
    if (isPlain(compiled, node)) reweighIndicators(compiled, node, weights, points, out);
    else tallyMembers(compiled, node, weights, points, out, tallies);
}

/** An arithmetic mean of indicators that stand in a row. */
function isPlain({ mean, firstIndicator }: CompiledIndex, node: number): boolean {
  return mean[node] === ARITHMETIC && (firstIndicator[node] ?? -1) >= 0;
}

/** Typed arrays are read inside their length only. One function per kind of array: mixed kinds make a loop slow. */
export function realAt(array: Float64Array, position: number): number {
  return array[position] ?? 0;
}

export function countAt(array: Int32Array, position: number): number {
  return array[position] ?? 0;
}
