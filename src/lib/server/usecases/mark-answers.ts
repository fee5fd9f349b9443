/** A reviewer marks answers of a submission as validated or documented, or takes a mark away. Changes no answer. */
import type { Actor } from '#lib/domain/access.ts';
import type { ReviewMarkKind } from '#lib/domain/country-file/change.ts';
import type { ReviewMark } from '#lib/domain/country-file/file-state.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';

export async function markAnswers(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly number: number; readonly marks: Readonly<Record<string, ReviewMarkKind | null>> }
): Promise<readonly ReviewMark[] | Problem> {
  const { number, marks } = input;
  const outcome = await actAs(app, actor, 'submission.decide', input, { kind: 'mark_answers', number, marks });
  return isProblem(outcome) ? outcome : outcome.state.marks.filter((one) => one.number === number);
}
