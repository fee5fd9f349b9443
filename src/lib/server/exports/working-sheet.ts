/**
 * A working as rows: the index, then each group and indicator in the tree's order, with the numbers that make it, unrounded.
 * `path` says where in the tree a row stands. The recipe in full is the JSON.
 */
import type { Working, WorkingIndicator, WorkingNode } from '#lib/domain/scoring/working.ts';
import type { Cell, Sheet } from './csv.ts';

const columns = [
  'path', 'kind', 'id', 'question', 'state', 'answer', 'rule', 'goalpost_low', 'goalpost_high', 'direction', 'raw', 'value',
  'outcome', 'band', 'weight_in_set', 'weight_nominal', 'weight_effective', 'weight_in_index', 'aggregate', 'sum', 'weight_sum',
  'members_there', 'members_applicable', 'members_needed', 'at_least', 'indicators_there', 'indicators_applicable',
  'indicators_needed', 'interval_low', 'interval_high', 'replications', 'seed'
] as const; // prettier-ignore
type Row = Partial<Record<(typeof columns)[number], Cell>>;

export function workingSheet({ index, interval }: Working): Sheet {
  const drawn: Row =
    interval === null
      ? {}
      : { interval_low: interval.low, interval_high: interval.high, replications: interval.replications, seed: interval.seed }; // prettier-ignore
  const [first, ...below] = rowsOf(index, '');
  const rows = [{ ...first, ...drawn }, ...below];
  return { columns, rows: rows.map((row) => columns.map((name) => row[name] ?? null)) };
}

function rowsOf(node: WorkingNode, above: string): readonly Row[] {
  const path = above === '' ? node.id : `${above}/${node.id}`;
  const { coverage, rule, weight } = node;
  return [
    {
      path,
      kind: above === '' ? 'index' : 'group',
      id: node.id,
      value: node.score,
      outcome: node.outcome,
      band: node.band,
      ...weights(weight),
      aggregate: rule.aggregate,
      sum: node.sum,
      weight_sum: node.weightSum,
      members_there: coverage.members.there,
      members_applicable: coverage.members.applicable,
      members_needed: coverage.members.needed,
      at_least: coverage.atLeast.needed,
      indicators_there: coverage.indicators.there,
      indicators_applicable: coverage.indicators.applicable,
      indicators_needed: coverage.indicators.needed
    },
    ...node.members.flatMap((member) => (member.kind === 'node' ? rowsOf(member, path) : [leaf(member, path)]))
  ];
}

function leaf(one: WorkingIndicator, above: string): Row {
  return {
    path: `${above}/${one.id}`,
    kind: 'indicator',
    id: one.id,
    question: one.question,
    state: one.state,
    answer: typeof one.answer === 'number' || one.answer === null ? one.answer : JSON.stringify(one.answer),
    rule: one.rule.kind,
    goalpost_low: one.goalposts[0],
    goalpost_high: one.goalposts[1],
    direction: one.direction,
    raw: one.raw,
    value: one.points,
    outcome: one.effect,
    ...weights(one.weight)
  };
}

function weights({ inSet, nominal, effective, inIndex }: WorkingNode['weight']): Row {
  return { weight_in_set: inSet, weight_nominal: nominal, weight_effective: effective, weight_in_index: inIndex };
}
