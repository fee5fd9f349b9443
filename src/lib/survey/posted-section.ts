/**
 * A posted section form, without JavaScript: what was changed becomes answers to save, what was only posted back is left
 * alone. Everything typed is kept as drafts, so that a refused answer is drawn again as it was typed.
 */
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import { answerOf, rowsTyped, type Draft } from './draft.ts';
import { addRowField, baseField, conflictField, markField, stateField } from './field-names.ts';
import { formDraft, hasTie, markOf, stateOfMark } from './form-draft.ts';
import type { SectionView } from './page-view.ts';

export interface PostedSection {
  readonly answers: Readonly<Record<string, AnswerInput>>;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Rankings with two choices on one rank: not sent, to be corrected. */
  readonly ties: readonly string[];
  /** The repeating panel for which another row was asked, with that row. */
  readonly longer: { readonly name: string; readonly draft: Draft } | null;
}

export function postedSection(section: SectionView, form: FormData, language: Language): PostedSection {
  const answers: [string, AnswerInput][] = [];
  const drafts: [string, Draft][] = [];
  const ties: string[] = [];
  for (const { name, control } of section.questions) {
    const base = form.get(baseField(name));
    if (control.kind === 'calculated' || typeof base !== 'string' || form.get(conflictField(name)) === 'theirs')
      continue;
    const drawn = form.get(markField(name));
    const mark = typeof drawn === 'string' ? drawn : '';
    const typing = (form.get(stateField(name)) ?? '') === stateOfMark(mark);
    const draft = formDraft(control, name, form, typing);
    if (markOf(draft) === mark) continue;
    drafts.push([name, draft]);
    if (hasTie(control, draft)) {
      ties.push(name);
      continue;
    }
    const comment = draft.comment.trim() === '' ? null : draft.comment;
    answers.push([name, { base: Number(base), ...answerOf(control, draft), comment, language }]);
  }
  const wanted = section.questions.find(({ name }) => name === form.get(addRowField));
  const draft = wanted === undefined ? null : formDraft(wanted.control, wanted.name, form, true);
  return {
    answers: Object.fromEntries(answers),
    drafts: Object.fromEntries(drafts),
    ties,
    longer:
      wanted === undefined || draft === null
        ? null
        : { name: wanted.name, draft: { ...draft, typed: [...rowsTyped(draft.typed), {}] } }
  };
}
