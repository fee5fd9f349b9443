/**
 * `soundings score --uncertainty`: whether a model can be drawn otherwise, and the drawing, with its seed and its progress on
 * standard error. Without a seed of the caller it is the model's own: all who run it see one result.
 */
import { basename } from 'node:path';
import { problem } from '#lib/domain/problem.ts';
import type { Table } from '#lib/domain/scoring/table-fit.ts';
import { tableUncertainty, withoutUncertainty } from '#lib/domain/scoring/table-uncertainty.ts';
import type { TableScores } from '#lib/domain/scoring/table.ts';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import { seedOf } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import { TableFault } from '#lib/server/imports/table/text-lines.ts';
import type { ScoreOptions } from './score-options.ts';
import type { TableModel } from './table-model.ts';

/** Before anything is read: a run of minutes should not end in a refusal. */
export function drawable({ path, index }: TableModel): void {
  const why = withoutUncertainty(index);
  const file = basename(path);
  if (why === 'no_choices') throw new TableFault(problem('model.no_choices', { file }));
  if (why === 'other_scale')
    throw new TableFault(problem('model.choices_of_other_scale', { file, method: index.steps.normalise.kind }));
}

/** Ranks of all units in all replications are held at once. */
const draws = 20_000_000;

export function drawn(
  { uncertainty, weights }: ScoreOptions,
  { index, sha256 }: TableModel,
  table: Table,
  scores: TableScores
): UncertaintyResult | null {
  if (uncertainty === null) return null;
  const { replications } = uncertainty;
  const units = scores.units.length;
  if (units * replications > draws)
    throw new TableFault(problem('table.too_many_draws', { units, replications, limit: draws }));
  const seed = uncertainty.seed ?? seedOf(sha256);
  console.error(`uncertainty of the method, not sampling error: ${replications} replications, seed ${seed}`);
  const tells = units * replications > draws / 10;
  let tenths = 0;
  return tableUncertainty(
    index,
    table,
    scores,
    { weightSet: weights ?? undefined, seed, replications },
    (done, total) => {
      const now = Math.floor((done / total) * 10);
      if (tells && now > tenths && now < 10) console.error(`${now * 10} %`);
      tenths = now;
    }
  );
}
