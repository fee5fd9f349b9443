/**
 * What every page of a country file reads first: the file as a member sees it. Records the first visit of anybody, and
 * mends a submission whose projection a crash has interrupted. Refuses who is no member: 'file.not_found'.
 */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { AnswerValue } from '#lib/domain/country-file/answer.ts';
import { factsOf, type FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileState, Member } from '#lib/domain/country-file/file-state.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { sightOf, type Sight } from '#lib/domain/country-file/sight.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { LogicResult } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import { act, takeFile, type FileOnDesk } from './file-desk.ts';
import { repairSubmissions } from './submission-projection.ts';
import type { CompiledVersion } from './version-shelf.ts';

export interface MemberReading extends FileOnDesk {
  readonly me: Member;
  readonly sight: Sight;
  readonly facts: FileFacts;
  readonly values: Readonly<Record<string, AnswerValue>>;
  readonly logic: LogicResult;
}

export async function readAsMember(app: App, actor: Actor, fileId: string): Promise<MemberReading | Problem> {
  const taken = await takeFile(app, actor, fileId);
  if (isProblem(taken)) return taken;
  const file = await visited(app, actor, taken);
  const { state, campaign, version } = file;
  const me = memberOf(state, actor.personId);
  if (me === null) return problem('file.not_found', { fileId });
  await repairSubmissions(app, scopeOf(actor), state);
  const { values, logic } = workedOut(state, version);
  const { questionnaire, dependencies } = version;
  const sight = sightOf(me, questionnaire, dependencies);
  const facts = factsOf(state, campaign, questionnaire, logic, me, sight, app.clock().toISOString());
  return { ...file, me, sight, facts, values, logic };
}

const worked = new WeakMap<FileState, Pick<MemberReading, 'values' | 'logic'>>();

/** Once for all who read the same state: a store gives what has not changed as it gave it before. */
function workedOut(state: FileState, version: CompiledVersion): Pick<MemberReading, 'values' | 'logic'> {
  const known = worked.get(state);
  if (known !== undefined) return known;
  const values = valuesOf(state.answers);
  const made = { values, logic: version.logic(values) };
  worked.set(state, made);
  return made;
}

/** A visit that cannot be recorded keeps nobody from reading. */
async function visited(app: App, actor: Actor, file: FileOnDesk): Promise<FileOnDesk> {
  if (file.state.firstVisitAt !== null) return file;
  const outcome = await act(app, actor, file.state.fileId, `visit:${actor.personId}`, { kind: 'visit' });
  return isProblem(outcome) ? file : outcome;
}
