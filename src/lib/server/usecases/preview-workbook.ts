/** What a workbook that was uploaded would change in the file as it stands now. Writes nothing. */
import type { App } from '#lib/server/app.ts';
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { historyOf } from '#lib/server/imports/workbook/history.ts';
import { belongsTo, planOf, type WorkbookPlan } from '#lib/server/imports/workbook/plan.ts';
import type { WorkbookFacts } from '#lib/server/imports/workbook/rows.ts';
import { findWorkbook } from '#lib/server/kept-workbook.ts';
import { readAsMember } from '#lib/server/member-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';

export interface PreviewedWorkbook {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  readonly workbook: WorkbookFacts;
  readonly plan: WorkbookPlan;
  /** When the preview is over. */
  readonly until: string;
}

export async function previewWorkbook(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly token: string }
): Promise<PreviewedWorkbook | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId } = input;
  const read = await readAsMember(app, actor, fileId);
  if (isProblem(read)) return read;
  const kept = await findWorkbook(app, actor.personId, fileId, input.token);
  if (isProblem(kept)) return kept;
  const { workbook, until } = kept;
  const { state, facts, version, logic, sight } = read;
  const foreign = belongsTo(workbook, state);
  if (foreign !== null) return foreign;
  const changes = await app.storage.countryFiles.changes(scopeOf(actor), fileId);
  if (changes === null) return problem('file.not_found', { fileId });
  const { questionnaire } = version;
  const sections = questionnaire.sections
    .filter((section) => section.questions.some(({ name }) => sight.writes.has(name)))
    .map(({ name }) => name);
  // The log may be ahead of the file as it was read: what came after is for the next look.
  const history = historyOf(changes.filter(({ revision }) => revision <= state.revision));
  const plan = planOf(workbook, {
    state,
    member: facts.me,
    questionnaire,
    logic,
    logicOf: version.logic,
    history,
    previous: await previousOf(app, read),
    sections
  });
  return { file: facts, questionnaire, logic, workbook: workbook.facts, plan, until };
}
