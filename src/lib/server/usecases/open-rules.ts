/** The published version that a file is filled in: its questions and conditions, for a member's browser. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { takeFile } from '#lib/server/file-desk.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';

export async function openRules(
  app: App,
  actor: Actor | null,
  fileId: string
): Promise<Pick<CompiledVersion, 'ref' | 'questionnaire'> | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  return memberOf(file.state, actor.personId) === null ? problem('file.not_found', { fileId }) : file.version;
}
