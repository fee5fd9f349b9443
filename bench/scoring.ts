/**
 * Scoring 20,000 generated `dtr` submissions: over typed arrays (the promise), and by the path that keeps the working.
 * One in twelve answers is a don't know, one in fifty not applicable; the seed is fixed.
 */
import { readFileSync } from 'node:fs';
import { compileIndex, MISSING, NOT_APPLICABLE, PRESENT } from '#lib/domain/scoring/compile.ts';
import { scoreMatrix } from '#lib/domain/scoring/matrix.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { seededRandom } from '#lib/server/demonstration/random.ts';

const rows = 20_000;
const rounds = 15;

function figures(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `min ${at(0)} ms, median ${at(0.5)} ms, max ${at(1)} ms`;
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

export function run(): Promise<void> {
  const model = parseScoringModel(JSON.parse(readFileSync('surveys/dtr/1.0.0/scoring.json', 'utf8')));
  if (!isScoringModel(model) || model.index === null) throw new Error('dtr has no index');
  const indicators = model.index.dimensions.flatMap((dimension) => dimension.indicators);
  const { index } = model;
  console.log(`compile dtr: ${figures(Array.from({ length: rounds }, () => timed(() => compileIndex(index))))}`);

  const random = seededRandom('bench');
  const values = new Float64Array(rows * indicators.length);
  const states = new Uint8Array(rows * indicators.length);
  for (let cell = 0; cell < values.length; cell += 1) {
    const [lower, upper] = indicators[cell % indicators.length]?.rule.goalposts ?? [0, 1];
    values[cell] = lower + random.next() * (upper - lower);
    states[cell] = random.chance(1 / 12) ? MISSING : random.chance(1 / 50) ? NOT_APPLICABLE : PRESENT;
  }
  const compiled = compileIndex(index);
  const times = Array.from({ length: rounds }, () => timed(() => scoreMatrix(compiled, { rows, values, states })));
  console.log(
    `${rows} × ${indicators.length} over typed arrays, first ${times[0]?.toFixed(1) ?? ''} ms; ${figures(times)} (aim ≤ 50 ms)`
  );

  const answers: Record<string, Answer> = {};
  for (const { question, rule } of indicators) {
    if (rule.kind === 'rubric') answers[question] = { state: 'answered', value: 3, language: 'en', comment: null };
  }
  const asked = { visible: null, calculated: new Map<string, number>() };
  const explained = timed(() => {
    for (let row = 0; row < rows; row += 1) scoreSubmission(model, answers, asked);
  });
  console.log(`the same with its working, submission by submission: ${explained.toFixed(0)} ms`);
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`heap ${(heapUsed / 2 ** 20).toFixed(0)} MiB, resident ${(rss / 2 ** 20).toFixed(0)} MiB`);
  return Promise.resolve();
}
