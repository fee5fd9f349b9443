/** What a page holds when its script begins: what was typed before it ran, and what came back from a form posted without it. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Draft } from '#lib/survey/draft.ts';
import { baseField } from '#lib/survey/field-names.ts';
import { formDraft, markOf } from '#lib/survey/form-draft.ts';
import type { SectionView } from '#lib/survey/page-view.ts';
import type { Entries } from './settle-entries.ts';

/** From a form posted without script: what was not saved, as typed, and why. */
export type Returned = Readonly<
  Record<string, { readonly draft: Draft; readonly reason: string | null; readonly theirs: StandingAnswer | null }>
>;

export function layReturned(entries: Entries, returned: Returned): void {
  for (const [name, { draft, reason, theirs }] of Object.entries(returned)) {
    const entry = entries[name];
    if (entry === undefined) continue;
    entry.draft = draft;
    entry.settle(theirs !== null ? 'conflict' : reason !== null ? 'refused' : 'standing', reason, theirs);
    if (theirs !== null) entry.base = theirs.revision;
  }
}

/** Of the form as the server has drawn it: the questions that say something else by now. */
export function typedBeforeScript(
  view: SectionView,
  drawn: HTMLFormElement | null
): readonly (readonly [string, Draft])[] {
  if (drawn === null) return [];
  const data = new FormData(drawn);
  return view.questions.flatMap((question) => {
    if (!data.has(baseField(question.name))) return [];
    const draft = formDraft(question.control, question.name, data, false);
    return markOf(draft) === markOf(question.draft) ? [] : [[question.name, draft] as const];
  });
}
