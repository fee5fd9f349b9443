/**
 * What has happened in a country file since a revision: answers that were saved, what the conditions say now, who is
 * there. Waits for it, if asked to, and says meanwhile that the reader is there. A member follows what he sees of the file.
 */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Progress } from '#lib/domain/country-file/change.ts';
import type { LogicResult, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { changeIn, signOf, type Sign } from '#lib/server/file-watch.ts';
import { readAsMember, type MemberReading } from '#lib/server/member-desk.ts';
import { beginStay } from '#lib/server/stays.ts';
import type { Present } from '#lib/server/storage/port.ts';

const longestWait = 20_000;

export interface FollowInput {
  readonly fileId: string;
  /** Answers of later revisions come back; 0: all. */
  readonly since: number;
  /** The section that the reader has open; null: he is nowhere in particular and is not shown to others. */
  readonly section: string | null;
  /** What the reader has seen (`sign` of the reply before): waits until it is another; null: answers at once. */
  readonly seen: Sign | null;
  readonly signal: AbortSignal;
}

export interface Followed {
  readonly revision: number;
  readonly sign: Sign;
  readonly version: VersionRef;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly logic: LogicResult;
  readonly progress: Progress;
  /** Why no answer is taken from the reader now. */
  readonly readOnly: Problem | null;
  /** The others who have a section of the file open. */
  readonly here: readonly Present[];
}

export async function followFile(app: App, actor: Actor | null, input: FollowInput): Promise<Followed | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, section, seen, signal } = input;
  const before = await readAsMember(app, actor, fileId);
  if (isProblem(before)) return before;
  if (section !== null && !before.facts.sections.some(({ name, reads }) => reads && name === section))
    return problem('file.unknown_section', { section });
  const present = await app.storage.presence.list(fileId, app.clock());
  const me = { personId: actor.personId, name: actor.name, section: section ?? '' };
  const stay = section === null ? null : await beginStay(app, fileId, me, present);
  const here = stay?.present ?? present;
  try {
    const sign = signOf(before.state.revision, here);
    if (seen !== sign) return newsOf(before, actor, input.since, here);
    await changeIn(app, scopeOf(actor), fileId, { seen, atMost: longestWait, signal });
  } finally {
    await stay?.end(signal.aborted);
  }
  const [after, now] = await Promise.all([
    readAsMember(app, actor, fileId),
    app.storage.presence.list(fileId, app.clock())
  ]);
  return isProblem(after) ? after : newsOf(after, actor, input.since, now);
}

/** The sign is of the very state and people that are told: what happens after them wakes the next wait. */
function newsOf(read: MemberReading, actor: Actor, since: number, present: readonly Present[]): Followed {
  const { facts, state, logic, sight } = read;
  const news = Object.entries(state.answers).filter(([name, { revision }]) => revision > since && sight.sees.has(name));
  return {
    revision: state.revision,
    sign: signOf(state.revision, present),
    version: state.version,
    answers: Object.fromEntries(news),
    logic: { ...logic, calculated: new Map([...logic.calculated].filter(([name]) => sight.sees.has(name))) },
    progress: Object.fromEntries(facts.sections.map(({ name, answered, asked }) => [name, [answered, asked] as const])),
    readOnly: facts.readOnly,
    here: present.filter(({ personId }) => personId !== actor.personId)
  };
}
