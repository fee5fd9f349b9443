/** Saves a section form posted without script, and says what has to be drawn again: as typed, with the reason. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { isProblem, type Problem, type ProblemKind } from '#lib/domain/problem.ts';
import { respond_rank_tie } from '#lib/i18n/generated/messages.js';
import { problemText } from '#lib/i18n/problem-text.ts';
import type { App } from '#lib/server/app.ts';
import { saveAnswers } from './save-answers.ts';
import type { Draft } from '#lib/survey/draft.ts';
import type { PostedSection } from '#lib/survey/posted-section.ts';

interface Returned {
  readonly draft: Draft;
  readonly reason: string | null;
  readonly theirs: StandingAnswer | null;
}
export interface SavedSection {
  /** null: all is saved; 'conflict' with any conflict, 'invalid' with any refusal, or the kind of what stopped all of it. */
  readonly outcome: ProblemKind | null;
  readonly returned: Readonly<Record<string, Returned>>;
}

export async function savePostedSection(
  app: App,
  actor: Actor | null,
  fileId: string,
  posted: PostedSection
): Promise<SavedSection | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null) return refused;
  const { answers, drafts, ties, longer } = posted;
  const returned = new Map<string, Returned>();
  if (longer !== null) returned.set(longer.name, { draft: longer.draft, reason: null, theirs: null });
  const back = (name: string, reason: string | null, theirs: StandingAnswer | null) => {
    const draft = drafts[name];
    if (draft !== undefined) returned.set(name, { draft, reason, theirs });
  };
  for (const name of ties) back(name, respond_rank_tie(), null);
  let kind: ProblemKind | null = ties.length > 0 ? 'invalid' : null;
  if (Object.keys(answers).length > 0) {
    const outcome = await saveAnswers(app, actor, { fileId, changeId: crypto.randomUUID(), answers });
    if (isProblem(outcome)) {
      for (const name of Object.keys(answers)) back(name, problemText(outcome), null);
      return { outcome: outcome.kind, returned: Object.fromEntries(returned) };
    }
    for (const [name, cause] of Object.entries(outcome.refused)) back(name, problemText(cause), null);
    for (const [name, { theirs }] of Object.entries(outcome.conflicts)) back(name, null, theirs);
    if (Object.keys(outcome.refused).length > 0) kind = 'invalid';
    if (Object.keys(outcome.conflicts).length > 0) kind = 'conflict';
  }
  return { outcome: kind, returned: Object.fromEntries(returned) };
}
