/**
 * What every act on evidence asks first: is the actor a member of the file, does it take answers, whose upload is it.
 * Keeps the bounds of what may be under way at once, and throws away uploads that nobody has touched for a week.
 */
import { operator, refusal, scopeOf, type Act, type Actor } from '#lib/domain/access.ts';
import type { EvidenceLimits } from '#lib/domain/country-file/command.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { memberOf, whyClosed } from '#lib/domain/country-file/permission.ts';
import { sightOf, type Sight } from '#lib/domain/country-file/sight.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '../app.ts';
import type { Env } from '../env.ts';
import { takeFile, type FileOnDesk } from '../file-desk.ts';
import type { EvidenceUpload } from '../storage/evidence-port.ts';
import { storing } from './storing.ts';

/** Longer than the longest time off line that is promised. */
const keepUnfinishedDays = 7;

export interface OpenFile extends FileOnDesk {
  readonly actor: Actor;
  readonly me: Member;
  readonly sight: Sight;
}

export function limitsOf(env: Pick<Env, 'EVIDENCE_FILE_MB' | 'EVIDENCE_COUNTRY_MB'>): EvidenceLimits {
  return { file: env.EVIDENCE_FILE_MB * 1_000_000, country: env.EVIDENCE_COUNTRY_MB * 1_000_000 };
}

/** The file as one of its members has it. */
export async function openAsMember(
  app: App,
  actor: Actor | null,
  fileId: string,
  act: Act = 'file.fill'
): Promise<OpenFile | Problem> {
  const refused = refusal(actor, act);
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const me = memberOf(file.state, actor.personId);
  if (me === null) return problem('file.not_found', { fileId });
  const { questionnaire, dependencies } = file.version;
  return { ...file, actor, me, sight: sightOf(me, questionnaire, dependencies) };
}

/** The file while it takes answers. */
export async function openToWrite(app: App, actor: Actor | null, fileId: string): Promise<OpenFile | Problem> {
  const file = await openAsMember(app, actor, fileId);
  if (isProblem(file)) return file;
  return whyClosed(file.state, file.campaign, app.clock().toISOString()) ?? file;
}

/** The sender's own upload; anybody else's reads as gone. */
export async function ownUpload(app: App, file: OpenFile, uploadId: string): Promise<EvidenceUpload | Problem> {
  const upload = await storing(() => app.storage.evidence.upload(scopeOf(file.actor), uploadId));
  if (upload !== null && isProblem(upload)) return upload;
  const own = upload?.fileId === file.state.fileId && upload.personId === file.actor.personId;
  return upload !== null && own ? upload : problem('evidence.upload_gone');
}

/** Forgets what was left lying. What the log cites, removed or not, is kept for ever. */
export async function clearUnfinished(app: App): Promise<void> {
  // Of every country: whoever comes by clears up, and learns nothing by it.
  const scope = scopeOf(operator('cli'));
  const before = new Date(app.clock().getTime() - keepUnfinishedDays * 86_400_000).toISOString();
  await app.storage.evidence.removeUnfinished(before, async (fileId, sha256) => {
    const state = await app.storage.countryFiles.load(scope, fileId);
    return state?.evidence.some((item) => item.sha256 === sha256) ?? false;
  });
}
