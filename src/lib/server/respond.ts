/** The only map from Problem to HTTP: pages (`show`), form actions (`refuse`) and JSON endpoints (`reply`). */
import { error, fail, json, type ActionFailure } from '@sveltejs/kit';
import { isProblem, type Problem, type ProblemKind } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';

export const statusOf: Readonly<Record<ProblemKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  unavailable: 503
};

/** What a browser is told of a problem. */
export interface ProblemView {
  readonly code: string;
  readonly message: string;
  readonly at: string | null;
  readonly causes: readonly ProblemView[];
}

export function viewOf(problem: Problem): ProblemView {
  return { code: problem.problem, message: problemText(problem), at: problem.at, causes: problem.causes.map(viewOf) };
}

/** The value for a page; a Problem becomes SvelteKit's error page with its words. */
export function show<T>(result: T | Problem): T {
  if (isProblem(result)) error(statusOf[result.kind], { message: problemText(result), code: result.problem });
  return result;
}

/** For form actions: the problem and what was typed, so that nothing is lost. */
export function refuse<T extends Record<string, unknown>>(
  problem: Problem,
  typed: T
): ActionFailure<{ problem: ProblemView; typed: T }> {
  return fail(statusOf[problem.kind], { problem: viewOf(problem), typed });
}

export function reply(result: unknown): Response {
  return isProblem(result) ? json({ problem: viewOf(result) }, { status: statusOf[result.kind] }) : json(result);
}
