/**
 * A model's index as flat typed arrays, made once per version and weight set. Indicators stand in the tree's order, groups
 * after their members, the index last; a slot is an indicator's or a group's place in that one sequence.
 */
import type { IndexModel, IndicatorModel } from './index-model.ts';
import { levelOf } from './level-findings.ts';
import { onScale } from './transform.ts';
import { leafIds, nodesOf } from './tree.ts';

export const ARITHMETIC = 0;
export const GEOMETRIC = 1;
export const HARMONIC = 2;
const means = { arithmetic: ARITHMETIC, geometric: GEOMETRIC, harmonic: HARMONIC } as const;

export interface CompiledIndex {
  readonly model: IndexModel;
  /** The weight set: "equal" or one of the model's. */
  readonly weightSet: string;
  /** In slot order. */
  readonly indicators: readonly IndicatorModel[];
  readonly nodes: readonly { readonly id: string; readonly level: number; readonly parent: number }[];
  /** Per node: its first member in `members`, and one past the last. */
  readonly starts: Int32Array;
  /** Slots of the members, group by group. */
  readonly members: Int32Array;
  /** Weight of each member, in step with `members`. */
  readonly weights: Float64Array;
  /** Per node: its first indicator where all members are indicators in a row, else -1: the quick way through. */
  readonly firstIndicator: Int32Array;
  /** Per node: how its members are aggregated and when it has a score (see LevelModel). */
  readonly mean: Uint8Array;
  readonly floor: Float64Array;
  readonly coverage: Float64Array;
  readonly atLeast: Int32Array;
  readonly indicatorShare: Float64Array;
  readonly notApplicable: Int32Array;
  /** Per indicator: sign, start and width of the signed goalposts, on the scale of its `transform`; width 0: none. */
  readonly sign: Float64Array;
  readonly low: Float64Array;
  readonly width: Float64Array;
}

/** More than any group has members: every "not applicable" leaves the denominator. */
const unlimited = 0x7fffffff;

/** `weightSet`: left out, the published one. Throws for a set that the model does not have: callers know its names. */
export function compileIndex(model: IndexModel, weightSet = model.weights.published): CompiledIndex {
  const nodes = nodesOf(model);
  const byId = new Map(model.indicators.map((one) => [one.id, one]));
  const indicators = leafIds(model).flatMap((id) => byId.get(id) ?? []);
  const slots = new Map([...indicators, ...nodes].map(({ id }, slot) => [id, slot]));
  const weightOf = weightsIn(model, weightSet);
  const members = nodes.flatMap((node) => node.members.map((id) => slots.get(id) ?? 0));
  const parents = new Map(nodes.flatMap((node, at) => node.members.map((id) => [id, at] as const)));
  const starts = [0];
  for (const node of nodes) starts.push((starts.at(-1) ?? 0) + node.members.length);
  const levels = nodes.map((node) => levelOf(model.levels, node.level));
  const posts = indicators.map(({ goalposts, direction, transform }) => {
    if (goalposts === null) return { low: 0, width: 0 };
    const [lower, upper] = [onScale(transform, goalposts[0]), onScale(transform, goalposts[1])];
    return { low: direction === 1 ? lower : -upper, width: upper - lower };
  });
  return {
    model,
    weightSet,
    indicators,
    nodes: nodes.map(({ id, level }) => ({ id, level, parent: parents.get(id) ?? -1 })),
    starts: Int32Array.from(starts),
    members: Int32Array.from(members),
    weights: Float64Array.from(nodes.flatMap((node) => node.members.map(weightOf))),
    firstIndicator: Int32Array.from(nodes, (node) => {
      const own = node.members.map((id) => slots.get(id) ?? 0);
      const first = own[0] ?? 0;
      return own.every((slot, at) => slot === first + at && slot < indicators.length) ? first : -1;
    }),
    mean: Uint8Array.from(levels, (level) => means[level.aggregate]),
    floor: Float64Array.from(levels, (level) => level.floor ?? 0),
    coverage: Float64Array.from(levels, (level) => level.coverage),
    atLeast: Int32Array.from(levels, (level) => level.atLeast),
    indicatorShare: Float64Array.from(levels, (level) => level.indicators),
    notApplicable: Int32Array.from(levels, (level) => level.notApplicable ?? unlimited),
    sign: Float64Array.from(indicators, ({ direction }) => direction),
    low: Float64Array.from(posts, ({ low }) => low),
    width: Float64Array.from(posts, ({ width }) => width)
  };
}

const compiled = new WeakMap<IndexModel, Map<string, CompiledIndex>>();

/** The same, kept: a model is compiled once per weight set. */
export function compiledOnce(model: IndexModel, weightSet = model.weights.published): CompiledIndex {
  const sets = compiled.get(model) ?? new Map<string, CompiledIndex>();
  compiled.set(model, sets);
  const known = sets.get(weightSet) ?? compileIndex(model, weightSet);
  sets.set(weightSet, known);
  return known;
}

function weightsIn(model: IndexModel, weightSet: string): (id: string) => number {
  if (weightSet === 'equal') return () => 1;
  const set = model.weights.sets.find(({ id }) => id === weightSet);
  if (set === undefined) throw new Error(`the model has no weight set "${weightSet}"`);
  return (id) => (Object.hasOwn(set.values, id) ? (set.values[id] ?? 1) : 1);
}
