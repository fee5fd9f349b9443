/** An uploaded workbook is read and kept for its preview. Writes nothing; refuses a workbook that is not of this file. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { belongsTo } from '#lib/server/imports/workbook/plan.ts';
import { readCells } from '#lib/server/imports/workbook/read-cells.ts';
import { rowsOf } from '#lib/server/imports/workbook/rows.ts';
import { keepWorkbook } from '#lib/server/kept-workbook.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

/** Reading a workbook holds up everybody else on the process for a moment: nobody does it without end. */
const mostAnHour = 60;

/** Returns the token of the preview. */
export async function readWorkbook(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly bytes: Buffer }
): Promise<{ readonly token: string } | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  if (read.facts.readOnly !== null) return read.facts.readOnly;
  const sent = await app.storage.limits.hit(`workbook:${actor.personId}`, 3600, app.clock());
  if (sent > mostAnHour) return problem('request.too_many', { minutes: 60 });
  const sheets = await readCells(input.bytes);
  if (isProblem(sheets)) return sheets;
  const workbook = rowsOf(sheets);
  if (isProblem(workbook)) return workbook;
  const foreign = belongsTo(workbook, read.state);
  return foreign ?? { token: await keepWorkbook(app, actor.personId, input.fileId, workbook) };
}
