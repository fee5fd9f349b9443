/**
 * One question counted as rows, for the command line: group, choice, count, answered (valid answers), asked (files in which it
 * was asked). `all` comes first; who did not answer is asked less answered. A group that may not be shown has one row that
 * says so and no number.
 */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import type { Cell, Sheet } from '#lib/server/exports/csv.ts';
import { openAnswers } from './open-answers.ts';

export interface TabulateInput {
  readonly campaign: string;
  readonly question: string;
  readonly part: string | null;
  /** Group scheme; null: all countries together. */
  readonly by: string | null;
}

export async function tabulate(app: App, actor: Actor | null, input: TabulateInput): Promise<Sheet | Problem> {
  const opened = await openAnswers(app, actor, { ...input, scheme: input.by });
  if (isProblem(opened)) return opened;
  if (opened.view === null) return problem('campaign.not_found');
  const rows = [opened.view.all, ...opened.view.groups].flatMap((group): Cell[][] =>
    group.shown
      ? group.choices.map(({ value, count }) => [group.group.id, value, count, group.answered, group.asked])
      : [[group.group.id, `not_shown:${group.why}`, null, null, null]]
  );
  return { columns: ['group', 'choice', 'count', 'answered', 'asked'], rows };
}
