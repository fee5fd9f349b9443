/**
 * Scores one submission and keeps everything it was made of: answer → number → points → group → index, with nominal and
 * effective weights and the reason of each gap. The arithmetic is aggregate.ts; a gap never counts as zero.
 */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { aggregateRows, countAt, realAt } from './aggregate.ts';
import { bandOf } from './band.ts';
import { MISSING, NOT_APPLICABLE, PRESENT } from './cells.ts';
import { compiledOnce, type CompiledIndex } from './compile.ts';
import { goalpostPoints } from './goalposts.ts';
import type { ScoringModel } from './model.ts';
import { reasons, SCORED, talliesFor, type Tallies } from './tally.ts';
import { readAnswer, type Asked, type Reading } from './read-answer.ts';
import { isNode, type DimensionResult, type IndexResult, type IndicatorResult, type NodeResult, type Score } from './result.ts'; // prettier-ignore

/**
 * null where the model has no index. Scores are on the model's scale, unrounded; see result.ts for the shape.
 * `weightSet`: left out, the published one. Only for models within goalposts: others need the whole table (table.ts).
 */
export function scoreSubmission(
  model: Pick<ScoringModel, 'index'>,
  answers: Readonly<Record<string, Answer>>,
  asked: Asked,
  weightSet?: string
): IndexResult | null {
  if (model.index === null) return null;
  const compiled = compiledOnce(model.index, weightSet);
  const readings = compiled.indicators.map((indicator) => readAnswer(indicator, answers, asked));
  const row = rowOf(compiled, readings);
  return resultOf({ compiled, readings, ...row });
}

/** One row: points, states and counts by slot. */
interface Row {
  readonly points: Float64Array;
  readonly states: Uint8Array;
  readonly scores: Float64Array;
  readonly reasons: Uint8Array;
  readonly tallies: Tallies;
}

function rowOf(compiled: CompiledIndex, readings: readonly Reading[]): Row {
  const columns = readings.length;
  const raw = Float64Array.from(readings, (reading) => reading.raw ?? 0);
  const states = Uint8Array.from(readings, (reading) =>
    reading.raw !== null ? PRESENT : reading.state === 'not_applicable' ? NOT_APPLICABLE : MISSING
  );
  const points = new Float64Array(columns);
  const scores = new Float64Array(compiled.nodes.length);
  const row = { points, states, scores, reasons: new Uint8Array(scores.length), tallies: talliesFor(compiled, 1) };
  goalpostPoints(compiled, raw, 0, columns, points, 0);
  const rows = { rows: 1, points, firstPoint: 0, states, firstState: 0 };
  aggregateRows(compiled, compiled.weights, rows, { ...row, first: 0 }, row.tallies);
  return row;
}

interface Scored extends Row {
  readonly compiled: CompiledIndex;
  readonly readings: readonly Reading[];
}

function resultOf(scored: Scored): IndexResult {
  const { compiled } = scored;
  const root = compiled.nodes.length - 1;
  const whole = nodeResult(scored, root, { nominal: 1, effective: 1, index: 1 });
  const { nominalWeight: _n, effectiveWeight: _e, indexWeight: _i, ...index } = whole;
  const dimensions = whole.members.filter(isNode).map(withIndicators);
  return {
    ...index,
    weightSet: compiled.weightSet,
    dimensionsScored: dimensions.filter(({ score }) => score.value !== null).length,
    geometric: scored.reasons[root] === SCORED ? geometricOf(scored, root) : null,
    dimensions
  };
}

interface Shares {
  readonly nominal: number;
  readonly effective: number;
  readonly index: number;
}

function nodeResult(scored: Scored, node: number, shares: Shares): NodeResult {
  const { compiled, tallies } = scored;
  const { id, level } = compiled.nodes[node] ?? { id: '', level: 0 };
  const [start, end] = [countAt(compiled.starts, node), countAt(compiled.starts, node + 1)];
  const edges = Array.from({ length: end - start }, (_, at) => start + at);
  const nominal = edges.reduce((sum, edge) => sum + realAt(compiled.weights, edge), 0);
  let left = countAt(compiled.notApplicable, node);
  const members = edges.map((edge) => {
    const slot = countAt(compiled.members, edge);
    const weight = realAt(compiled.weights, edge);
    const own = {
      nominal: share(weight, nominal),
      effective: counted(scored, slot) ? share(weight, realAt(tallies.weight, node)) : 0,
      index: shares.index * share(weight, nominal)
    };
    if (slot >= compiled.indicators.length) return nodeResult(scored, slot - compiled.indicators.length, own);
    const leaves = scored.states[slot] === NOT_APPLICABLE && left > 0;
    if (leaves) left -= 1;
    return indicatorResult(scored, slot, own, leaves);
  });
  const score = scoreOf(reasons[scored.reasons[node] ?? SCORED] ?? null, realAt(scored.scores, node));
  const [answered, applicable] = [countAt(tallies.answered, node), countAt(tallies.applicable, node)];
  return {
    id,
    level,
    score,
    band: score.value === null ? null : (bandOf(compiled.model.bands, score.value)?.id ?? null),
    answered,
    applicable,
    total: members.reduce((sum, member) => sum + (isNode(member) ? member.total : 1), 0),
    coverage: share(answered, applicable),
    nominalWeight: shares.nominal,
    effectiveWeight: shares.effective,
    indexWeight: shares.index,
    members
  };
}

function indicatorResult(
  { compiled, points, readings }: Scored,
  slot: number,
  shares: Shares,
  leaves: boolean
): IndicatorResult {
  // prettier-ignore
  const { id, question } = compiled.indicators[slot] ?? { id: '', question: '' };
  const reading = readings[slot] ?? { state: 'blank', answer: null, raw: null };
  const why = reading.raw !== null ? null : leaves ? 'not_applicable' : 'missing';
  return {
    id,
    question,
    ...reading,
    points: scoreOf(why, realAt(points, slot)),
    nominalWeight: shares.nominal,
    effectiveWeight: shares.effective,
    indexWeight: shares.index
  };
}

/** Π max(x, floor)^w, weights renormalised: what a weak dimension costs where the others cannot make up for it. */
function geometricOf(scored: Scored, node: number): number | null {
  const { compiled } = scored;
  const floor = compiled.model.uncertainty?.floor;
  if (floor === undefined) return null;
  let logs = 0;
  for (let edge = countAt(compiled.starts, node); edge < countAt(compiled.starts, node + 1); edge += 1) {
    const slot = countAt(compiled.members, edge);
    if (!counted(scored, slot)) continue;
    logs += realAt(compiled.weights, edge) * Math.log(Math.max(valueAt(scored, slot), floor));
  }
  return Math.exp(logs / realAt(scored.tallies.weight, node));
}

/** Whether the member in a slot has a value that its group counted. */
function counted({ compiled, states, reasons: why }: Scored, slot: number): boolean {
  const indicators = compiled.indicators.length;
  return slot < indicators ? states[slot] === PRESENT : why[slot - indicators] === SCORED;
}

function valueAt({ compiled, points, scores }: Scored, slot: number): number {
  const indicators = compiled.indicators.length;
  return slot < indicators ? realAt(points, slot) : realAt(scores, slot - indicators);
}

function withIndicators(node: NodeResult): DimensionResult {
  return { ...node, indicators: leavesOf(node) };
}

function leavesOf(node: NodeResult): readonly IndicatorResult[] {
  return node.members.flatMap((member) => (isNode(member) ? leavesOf(member) : [member]));
}

function scoreOf(why: Score['why'], value: number): Score {
  return why === null ? { value, why: null } : { value: null, why };
}

/** 0 of 0 is 0: nothing was there to be covered. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
