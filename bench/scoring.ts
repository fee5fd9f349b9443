/**
 * Scoring generated `dtr` answers beside a hand-written loop of the same arithmetic as the floor, the draws of the method's
 * uncertainty and the whole of it, and how each grows with ten times the units. One in twelve answers is a don't know, one in
 * fifty not applicable; the seed is fixed. Aims: DESIGN §4.
 */
import { readFileSync } from 'node:fs';
import { cellsOf, NOT_APPLICABLE, PRESENT, type Cell, type Cells } from '#lib/domain/scoring/cells.ts';
import { compileIndex, type CompiledIndex } from '#lib/domain/scoring/compile.ts';
import { goalpostPoints } from '#lib/domain/scoring/goalposts.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { aggregateMatrix, reweighed, scoreMatrix } from '#lib/domain/scoring/matrix.ts';
import { isScoringModel, parseScoringModel, type ScoringModel } from '#lib/domain/scoring/model.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { replication } from '#lib/domain/scoring/uncertainty/draws.ts';
import { pairsOf } from '#lib/domain/scoring/uncertainty/pairs.ts';
import { replicator } from '#lib/domain/scoring/uncertainty/replicate.ts';
import { spreadsOf } from '#lib/domain/scoring/uncertainty/spread.ts';
import { uncertaintyOf, type UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import { groupStatistics } from '#lib/domain/statistics/group-statistics.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { seededRandom } from '#lib/server/demonstration/random.ts';
import { floorOfDraws, floorOfScores } from './scoring-floor.ts';

const rounds = 15;
const draws = 1000;

interface Time {
  readonly wall: number;
  /** Of the processor, all threads: what a shared machine disturbs least. */
  readonly cpu: number;
}

function timed(work: () => void): Time {
  const [began, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
}

function said(name: string, times: readonly Time[]): void {
  const sorted = (part: keyof Time) => times.map((time) => time[part]).sort((a, b) => a - b);
  const at = (list: readonly number[], share: number) => (list[Math.round(share * (list.length - 1))] ?? 0).toFixed(1);
  const [wall, cpu] = [sorted('wall'), sorted('cpu')];
  console.log(
    `${name}: min ${at(wall, 0)} ms, median ${at(wall, 0.5)} ms, max ${at(wall, 1)} ms; processor min ${at(cpu, 0)} ms`
  );
}

/** So many runs, after one that is not counted; a single one is what it is. */
function line(name: string, work: () => void, runs = rounds): void {
  if (runs > 1) work();
  said(name, Array.from({ length: runs }, () => timed(work))); // prettier-ignore
}

/** Two works in turn, so that what else the machine does meets both; the ratio is the median of the pairs'. */
function beside(name: string, aim: string, floor: () => void, work: () => void, runs = rounds): void {
  for (const one of [floor, work, floor, work]) one();
  const pairs = Array.from({ length: runs }, () => [timed(floor), timed(work)] as const);
  said(`floor: ${name} by a hand-written loop`, pairs.map(([low]) => low)); // prettier-ignore
  said(name, pairs.map(([, own]) => own)); // prettier-ignore
  const ratios = pairs.map(([low, own]) => own.wall / low.wall).sort((a, b) => a - b);
  const least = (which: 0 | 1) => Math.min(...pairs.map((pair) => pair[which].cpu));
  const ratio = (ratios[Math.floor(runs / 2)] ?? 0).toFixed(2);
  console.log(`  ${ratio} × floor, of least processor time ${(least(1) / least(0)).toFixed(2)}${aim}`);
}

function model(): ScoringModel & { readonly index: IndexModel } {
  const parsed = parseScoringModel(JSON.parse(readFileSync('surveys/dtr/1.0.0/scoring.json', 'utf8')));
  if (!isScoringModel(parsed) || parsed.index === null) throw new Error('dtr has no index');
  return { ...parsed, index: parsed.index };
}

function generated(index: IndexModel, rows: number): Cells {
  const random = seededRandom('bench');
  return cellsOf(rows, index.indicators.length, (_row, column): Cell => {
    const [lower, upper] = index.indicators[column]?.goalposts ?? [0, 1];
    const value = lower + random.next() * (upper - lower);
    return random.chance(1 / 12) ? null : random.chance(1 / 50) ? 'not_applicable' : value;
  });
}

function observed(compiled: CompiledIndex, units: number): UncertaintyInput {
  const { uncertainty } = compiled.model;
  if (uncertainty === null) throw new Error('dtr publishes its open choices');
  const raw = generated(compiled.model, units);
  const made = new Float64Array(raw.values.length);
  goalpostPoints(compiled, raw.values, 0, made.length, made, 0);
  const points = cellsOf(units, raw.columns, (row, column): Cell => {
    const at = row * raw.columns + column;
    if (raw.states[at] === PRESENT) return made[at] ?? 0;
    return raw.states[at] === NOT_APPLICABLE ? 'not_applicable' : null;
  });
  const all = Array.from({ length: units }, (_, unit) => unit);
  return {
    ...{ compiled, choices: uncertainty, raw, points, fewest: 5, seed: 1, replications: draws },
    units: all.map(String),
    named: all.map(() => true),
    groups: all.map((unit) => `group ${unit % 6}`)
  };
}

/** Quantiles of scores and ranks, of the index and all dimensions; pairs of units where they are not too many. */
function spread(input: UncertaintyInput): void {
  const { compiled, choices, units, seed } = input;
  const published = aggregateMatrix(compiled, input.points);
  const drawn = Array.from({ length: draws }, (_, stream) => replication(compiled, choices, seed, stream));
  const nodes = compiled.nodes.map((_, node) => node);
  const { places } = spreadsOf(published, replicator(input, published, choices), drawn, nodes, () => undefined);
  if (units.length <= 400) pairsOf(places, [...units.keys()], draws);
}

/** Since the process began: each line can only raise it. */
function memory(): void {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS / 1024;
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  console.log(`  heap ${mib(heapUsed)} MiB, arrays ${mib(arrayBuffers)} MiB, peak resident ${peak.toFixed(0)} MiB`);
}

export function run(): Promise<void> {
  const dtr = model();
  const compiled = compileIndex(dtr.index);
  line('compile dtr', () => compileIndex(dtr.index));

  for (const [rows, aim] of [
    [20_000, ' (aim ≤ 50 ms and ≤ 1.5 × floor)'],
    [200_000, '']
  ] as const) {
    // prettier-ignore
    const cells = generated(dtr.index, rows);
    beside(`${rows} × 50 scored`, aim, () => floorOfScores(dtr.index, cells), () => scoreMatrix(compiled, cells)); // prettier-ignore
  }
  memory();

  for (const [units, aim] of [
    [200, ' (aim ≤ 200 ms and ≤ 1.5 × floor)'],
    [2000, '']
  ] as const) {
    // prettier-ignore
    const points = generated(dtr.index, units);
    const ours = (): void => {
      const again = reweighed(compiled, points);
      for (let draw = 0; draw < draws; draw += 1) again(compiled.weights);
    };
    beside(`${draws} draws × ${units} × 50`, aim, () => floorOfDraws(dtr.index, points, draws), ours, units > 200 ? 5 : rounds); // prettier-ignore
  }
  for (const units of [200, 2000]) {
    const input = observed(compiled, units);
    const runs = units > 200 ? 1 : 7;
    const aim = units > 200 ? ', without pairs' : ' and pairs (aim ≤ 200 ms)';
    line(`${draws} replications × ${units} × 50 with ranks, quantiles${aim}`, () => spread(input), runs);
    line(`the whole uncertainty of ${units}, drivers and drop-one included`, () => uncertaintyOf(input), runs);
    memory();
  }

  const answers: Record<string, Answer> = {};
  for (const { question, rule } of dtr.index.indicators)
    if (rule.kind === 'rubric') answers[question] = { state: 'answered', value: 3, language: 'en', comment: null };
  const asked = { visible: null, calculated: new Map<string, number>() };
  line('the working of one country', () => scoreSubmission(dtr, answers, asked));
  for (const units of [2_000, 20_000])
    line(`${units} with their working, one by one`, () => {
      for (let row = 0; row < units; row += 1) scoreSubmission(dtr, answers, asked);
    });

  const groups = 12;
  for (const units of [200, 2000]) {
    const { scores, nodes } = scoreMatrix(compiled, generated(dtr.index, units));
    const column = Array.from({ length: units }, (_, unit) => scores[unit * nodes + nodes - 1] ?? null);
    const members = Array.from({ length: groups }, (_, group) => [...column.keys()].filter((unit) => unit % groups === group)); // prettier-ignore
    line(`group statistics of ${units} × ${groups} groups`, () => members.forEach((group) => groupStatistics(column, group))); // prettier-ignore
  }
  memory();
  return Promise.resolve();
}
