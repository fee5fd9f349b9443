/** The doors that several decisions share: who is a member with the right to act, and words that have to be there. */
import { can, type Act } from '#lib/domain/access.ts';
import { checkText } from '#lib/domain/instrument/check-value.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { DecideContext, Decision } from './command.ts';
import type { FileState, Member } from './file-state.ts';
import { memberOf } from './permission.ts';

/** The longest reason, message, comment or question, in UTF-16 code units. */
export const wordsLimit = 4000;

/** A person outside the file is told that there is none; a member without the role, that he may not. */
export function asMember(
  state: FileState,
  context: DecideContext,
  act: Act,
  then: (member: Member) => Decision | Problem
): Decision | Problem {
  const member = memberOf(state, context.by.personId);
  if (member === null) return notFound(state);
  if (!can({ role: member.role }, act) || !can(context.by, act)) return problem('access.not_allowed', { act });
  return then(member);
}

export function notFound(state: FileState): Problem {
  return problem('file.not_found', { fileId: state.fileId });
}

/** For staff; country files are in their reach by the scope. */
export function asStaff(context: DecideContext, act: Act, then: () => Decision | Problem): Decision | Problem {
  return can(context.by, act) ? then() : problem('access.not_allowed', { act });
}

export function wrongState({ status }: Pick<FileState, 'status'>): Problem {
  return problem('file.wrong_state', { status });
}

/** Trimmed; refuses what is longer than the limit. */
export function readOptionalWords(text: string, at: string): string | Problem {
  return checkText(text.trim(), wordsLimit, at);
}

export function readWords(text: string, at: string): string | Problem {
  const words = readOptionalWords(text, at);
  return words === '' ? problem('request.field_required', { field: at }, at) : words;
}

export function readReason(reason: string): string | Problem {
  const words = readOptionalWords(reason, 'reason');
  return words === '' ? problem('file.reason_required', {}, 'reason') : words;
}

/** A day that the calendar has, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Runs `then` with the reason, which every recorded act of this kind needs. */
export function withReason(reason: string, then: (words: string) => Decision | Problem): Decision | Problem {
  const words = readReason(reason);
  return isProblem(words) ? words : then(words);
}
