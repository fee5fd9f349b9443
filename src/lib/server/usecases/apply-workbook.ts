/**
 * Writes what was chosen in the preview of a workbook, as one change by way of Excel, through the same door as every answer.
 * The plan is made anew: only what is chosen here *and* still planned is written, and what somebody has changed since comes back
 * as a conflict. A second press sends the same change id and changes nothing.
 */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { previewWorkbook } from './preview-workbook.ts';
import { saveAnswers, type SavedAnswers } from './save-answers.ts';

export interface ApplyWorkbookInput {
  readonly fileId: string;
  readonly token: string;
  readonly changeId: string;
  /** Questions whose change is to be written. */
  readonly take: readonly string[];
  /** Conflicts in which the workbook's answer stands, with the revision of the other answer as it was shown. */
  readonly keepMine: Readonly<Record<string, number>>;
}

export async function applyWorkbook(
  app: App,
  actor: Actor | null,
  input: ApplyWorkbookInput
): Promise<Pick<SavedAnswers, 'saved' | 'refused' | 'conflicts'> | Problem> {
  const preview = await previewWorkbook(app, actor, input);
  if (isProblem(preview)) return preview;
  const { changes, conflicts, same } = preview.plan;
  const planned = new Map([...changes, ...conflicts].map(({ question, input: answer }) => [question, answer]));
  const answers: [string, AnswerInput][] = [];
  for (const name of input.take) {
    const answer = planned.get(name);
    if (answer !== undefined) answers.push([name, answer]);
  }
  for (const [name, seen] of Object.entries(input.keepMine)) {
    const answer = planned.get(name);
    if (answer !== undefined) answers.push([name, { ...answer, base: seen }]);
  }
  const chosen = [...input.take, ...Object.keys(input.keepMine)];
  if (answers.length === 0) {
    // A second press: everything chosen stands in the file already.
    const done = chosen.filter((name) => same.includes(name));
    if (done.length > 0)
      return {
        saved: Object.fromEntries(done.map((name) => [name, preview.file.revision])),
        refused: {},
        conflicts: {}
      };
    return preview.file.readOnly ?? problem('request.field_required', { field: 'take' }, 'take');
  }
  const { fileId, changeId } = input;
  return saveAnswers(app, actor, { fileId, changeId, answers: Object.fromEntries(answers), via: 'excel' });
}
