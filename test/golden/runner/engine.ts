/** The one door to what is tested: the scoring engine, fed with a case's table, tree and steps. */
import { aggregateMatrix } from '#lib/domain/scoring/matrix.ts';
import { cellsOf } from '#lib/domain/scoring/cells.ts';
import { compiledOnce } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { isUnfit, scoreTable, type Stage, type TableScores } from '#lib/domain/scoring/table.ts';
import { SCORED } from '#lib/domain/scoring/tally.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import type { Treated } from '#lib/domain/statistics/treatment.ts';
import { CaseError } from './case-error.ts';
import { denominatorOf, idOf, modelOf, nothing, type Aggregation, type Plan } from './model-of.ts';
import { columnOf, type Frame } from './table.ts';
import { regrouped, type Node, type Tree } from './tree.ts';

/** What each step made, by the code of the indicator or group; the steps that the plan leaves out are not there. */
export interface Stages {
  readonly frames: ReadonlyMap<string, Frame>;
  readonly record: ReadonlyMap<string, Treated> | null;
}

/** Columns that describe units; asked only where a step needs them. */
export interface Units {
  readonly denominator: (name: string) => Column;
  readonly group: (name: string) => readonly (string | null)[];
}

export function runSteps(frame: Frame, tree: Tree, plan: Plan, units: Units): Stages {
  if (plan.impute?.from === 'row' && plan.impute.level !== 2) return withOtherRows(frame, tree, plan, units);
  const whole = modelOf(tree, plan, frame.units);
  if (whole !== null) return stagesOf(frame, tree, plan, scored(whole, frame, tree, plan, units));
  if (plan.aggregate === null) throw new CaseError('no model of the case');
  // What the format refuses to do in one model, because a mean could meet zero, is done in two.
  const before = runSteps(frame, tree, { ...plan, aggregate: null }, units);
  const normalised = before.frames.get('normalised') ?? frame;
  const after = runSteps(normalised, tree, { ...nothing, aggregate: plan.aggregate }, units);
  return { frames: new Map([...after.frames, ...before.frames]), record: before.record };
}

/** The model estimates from an indicator's own group: other groups make a tree of their own, for this step alone. */
function withOtherRows(frame: Frame, tree: Tree, plan: Plan, units: Units): Stages {
  const rows = regrouped(tree, plan.impute?.level ?? null);
  const impute = plan.impute === null ? null : { ...plan.impute, level: 2 };
  const before = runSteps(frame, rows, { ...nothing, denominate: plan.denominate, impute }, units);
  const filled = before.frames.get('imputed') ?? frame;
  const after = runSteps(filled, tree, { ...plan, denominate: false, impute: null }, units);
  return { frames: new Map([...before.frames, ...after.frames]), record: after.record };
}

function scored(model: IndexModel, frame: Frame, tree: Tree, plan: Plan, units: Units): TableScores {
  const own = tree.indicators.map((node) => [idOf(tree, node.code), columnOf(frame, node.code)] as const);
  const divided = plan.denominate ? tree.indicators.flatMap((node) => denominatorOf(node) ?? []) : [];
  const group = plan.impute?.group ?? null;
  const result = scoreTable(model, {
    units: frame.units,
    columns: new Map([...own, ...divided.map((by) => [by.column, units.denominator(by.name)] as const)]),
    groups: group === null ? new Map() : new Map([[group, units.group(group)]])
  });
  if (isUnfit(result))
    throw new CaseError(result.map((one) => ('name' in one ? `no ${one.unfit} ${one.name}` : one.unfit)).join('; '));
  return result;
}

function stagesOf(frame: Frame, tree: Tree, plan: Plan, result: TableScores): Stages {
  const codes = new Map(tree.nodes.map((node) => [idOf(tree, node.code), node.code]));
  const byCode = <T>(entries: Iterable<readonly [string, T]>): ReadonlyMap<string, T> =>
    new Map([...entries].map(([id, value]) => [codes.get(id) ?? id, value]));
  const frames = new Map<string, Frame>();
  const add = (name: string, units: readonly string[], columns: Stage | null): void => {
    if (columns !== null) frames.set(name, { units, columns: byCode(columns) });
  };
  const { units, treated, nodes } = result;
  add('denominated', frame.units, result.denominated);
  add('imputed', frame.units, result.imputed);
  add('screened', units, result.screened);
  add('treated', units, treated === null ? null : new Map([...treated].map(([id, { column }]) => [id, column])));
  add('normalised', units, plan.normalise === null ? null : result.normalised);
  if (plan.aggregate !== null) {
    add('aggregated', units, new Map(nodes.map(({ id, scores }) => [id, scores])));
    add('ranks', units, new Map(nodes.map(({ id, ranks }) => [id, ranks])));
  }
  return { frames, record: treated === null ? null : byCode(treated) };
}

const models = new WeakMap<Tree, Map<string, IndexModel>>();

/** Scores of every group from normalised columns; `weightOf` replaces the weights of the tree, as draws do. */
export function aggregateFrame(
  normalised: Frame,
  tree: Tree,
  aggregate: Aggregation,
  weightOf: (node: Node) => number = (node) => node.weight
): Frame {
  const compiled = compiledOnce(modelOnce(tree, aggregate));
  const nodes = new Map(tree.nodes.map((node) => [idOf(tree, node.code), node]));
  const slots = [...compiled.indicators, ...compiled.nodes].map(({ id }) => nodes.get(id) ?? tree.top);
  const columns = slots.slice(0, compiled.indicators.length).map((node) => columnOf(normalised, node.code));
  const rows = normalised.units.length;
  const { scores, reasons } = aggregateMatrix(
    compiled,
    cellsOf(rows, columns.length, (row, column) => columns[column]?.[row] ?? null),
    Float64Array.from(compiled.members, (slot) => weightOf(slots[slot] ?? tree.top))
  );
  const groups = slots.slice(compiled.indicators.length);
  return {
    units: normalised.units,
    columns: new Map(
      groups.map((group, at) => [
        group.code,
        normalised.units.map((_, row) => {
          const cell = row * groups.length + at;
          return reasons[cell] === SCORED ? (scores[cell] ?? null) : null;
        })
      ])
    )
  };
}

function modelOnce(tree: Tree, aggregate: Aggregation): IndexModel {
  const own = models.get(tree) ?? new Map<string, IndexModel>();
  models.set(tree, own);
  const key = JSON.stringify(aggregate);
  const model = own.get(key) ?? modelOf(tree, { ...nothing, aggregate }, []);
  if (model === null) throw new CaseError('no model of the case');
  own.set(key, model);
  return model;
}

/** The steps of a plan that end with normalised columns. */
export function normaliseFrame(frame: Frame, tree: Tree, plan: Pick<Plan, 'treat' | 'normalise'>): Frame {
  const none = (): never => {
    throw new CaseError('no units are described');
  };
  const { frames } = runSteps(frame, tree, { ...nothing, ...plan }, { denominator: none, group: none });
  const normalised = frames.get('normalised');
  if (normalised === undefined) throw new CaseError('nothing is normalised');
  return normalised;
}
