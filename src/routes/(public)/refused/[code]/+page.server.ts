import { problem, problemKinds, type ProblemCode } from '#lib/domain/problem.ts';
import { show } from '#lib/server/respond.ts';
import type { PageServerLoad } from './$types';

const isCode = (text: string): text is ProblemCode => Object.hasOwn(problemKinds, text);

/** The page that `handle` shows in place of one that it refuses. */
export const load: PageServerLoad = ({ params, locals }) => {
  const code = isCode(params.code) ? params.code : 'access.not_found';
  return show(problem(code, { limit: locals.app.env.BODY_LIMIT_KB }));
};
