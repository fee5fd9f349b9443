/**
 * A case's tree and steps as a scoring model, through the same door as every model file. Ids are positions ("c12"), so that
 * no name of a case can be one that the format does not allow.
 */
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import type { Normalisation } from '#lib/domain/statistics/normalise.ts';
import type { Treatment } from '#lib/domain/statistics/treatment.ts';
import type { MeanKind } from '#lib/domain/statistics/weighted-mean.ts';
import type { Screening } from '#lib/domain/tables/availability.ts';
import { CaseError } from './case-error.ts';
import type { Imputation } from './spec.ts';
import { members, type Node, type Tree } from './tree.ts';

/** One entry per level above the indicators, the lowest first. */
export interface Aggregation {
  readonly means: readonly MeanKind[];
  /** A group has no score where the share 0–1 of its members with one is below this. */
  readonly thresholds: readonly number[];
}

/** null: the step is left out. Without `normalise` the columns are aggregated as they are, whatever their directions. */
export interface Plan {
  readonly denominate: boolean;
  readonly impute: Imputation | null;
  readonly screen: Screening | null;
  readonly treat: Treatment | null;
  readonly normalise: ((indicator: Node) => Normalisation) | null;
  readonly aggregate: Aggregation | null;
}

export const nothing: Plan = {
  denominate: false,
  impute: null,
  screen: null,
  treat: null,
  normalise: null,
  aggregate: null
};

export function idOf(tree: Tree, code: string): string {
  return `c${tree.nodes.findIndex((node) => node.code === code)}`;
}

/** A denominator by its name among the units, and by that of its column in the table that is scored; null: none. */
export function denominatorOf(node: Node): { readonly name: string; readonly column: string } | null {
  const name = node.more('Denominator');
  return typeof name === 'string' && name !== '' ? { name, column: `by ${name}` } : null;
}

/** null: the format refuses the model (a geometric mean that could meet zero); `units`: codes, for a reference unit. */
export function modelOf(tree: Tree, plan: Plan, units: readonly string[]): IndexModel | null {
  const { normalise, aggregate, impute, treat, screen, denominate } = plan;
  const id = (node: Node): string => idOf(tree, node.code);
  const inside = (group: Node): string[] => members(tree, group.code).map(id);
  // The weight of the top is relative to nothing.
  const weighed = tree.nodes.filter((node) => node !== tree.top);
  const weights = Object.fromEntries(weighed.map((node) => [id(node), node.weight]));
  const parsed = parseScoringModel({
    format: 2,
    method: 'case',
    index: {
      id: id(tree.top),
      indicators: tree.indicators.map((node) => ({
        id: id(node),
        direction: normalise === null && impute?.from !== 'row' ? 1 : node.direction,
        denominator: denominate ? (denominatorOf(node)?.column ?? null) : null,
        ...postsOf(normalise?.(node) ?? null)
      })),
      groups: tree.groups
        .filter((group) => group !== tree.top)
        .map((group) => ({ id: id(group), members: inside(group) })),
      members: inside(tree.top),
      weights: {
        published: 'nominal',
        sets: [{ id: 'nominal', values: weights }]
      },
      steps: {
        denominate,
        impute: impute === null ? null : imputeStep(impute),
        screen,
        treat,
        normalise: normaliseStep(tree, normalise, units)
      },
      // Without an aggregation only the steps before it are looked at.
      levels: Array.from({ length: tree.top.level - 1 }, (_, level) => ({
        aggregate: aggregate?.means[level] ?? 'arithmetic',
        coverage: aggregate?.thresholds[level] ?? 0
      }))
    }
  });
  if (isScoringModel(parsed)) return parsed.index;
  if (parsed.every(({ rule }) => rule.endsWith('/zero'))) return null;
  throw new CaseError(`no model of the case: ${parsed.map(({ message }) => message).join('; ')}`);
}

function imputeStep({ from, by, group }: Imputation): object {
  return from === 'row' ? { kind: 'row', estimate: by } : { kind: 'column', estimate: by, by: group };
}

function postsOf(how: Normalisation | null): object {
  if (how?.kind === 'goalposts') return { goalposts: [how.lower, how.upper] };
  return how?.kind === 'distance_to_target' ? { target: how.target } : {};
}

/** The model has one normalisation, with goalposts and targets per indicator. */
function normaliseStep(tree: Tree, of: Plan['normalise'], units: readonly string[]): object {
  if (of === null) return { kind: 'none' };
  const steps = tree.indicators.map((node) => {
    const how = of(node);
    switch (how.kind) {
      case 'goalposts':
        return { kind: how.kind, scale: how.scale, truncate: how.truncate };
      case 'distance_to_target':
        return { kind: how.kind, cap: how.cap };
      case 'distance_to_reference':
        return { kind: how.kind, cap: how.cap, unit: units[how.unit] };
      default:
        return how;
    }
  });
  const [first = { kind: 'none' }] = steps;
  if (steps.some((step) => JSON.stringify(step) !== JSON.stringify(first)))
    throw new CaseError('indicators on several scales');
  return first;
}
