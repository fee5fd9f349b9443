/**
 * A posted section form, without JavaScript: what was changed becomes answers to save, what was only posted back is left
 * alone. Everything typed is kept as drafts, so that a refused answer is drawn again as it was typed.
 */
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import { answerOf, rowsTyped, type Draft } from './draft.ts';
import { inputOf } from './answer-input.ts';
import { takenOver } from './facet-view.ts';
import { addRowField, baseField, conflictField, markField, stateField, takeField } from './field-names.ts';
import { formDraft, hasTie, markOf, stateOfMark } from './form-draft.ts';
import { mergedDraft } from './merged-draft.ts';
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
  for (const { name, control, facets, draft: standing } of section.questions) {
    const base = form.get(baseField(name));
    if (control.kind === 'calculated' || typeof base !== 'string') continue;
    const drawn = form.get(markField(name));
    const mark = typeof drawn === 'string' ? drawn : '';
    const typing = (form.get(stateField(name)) ?? '') === stateOfMark(mark);
    const written = formDraft(control, name, form, typing);
    const last = form.get(takeField) === name ? (facets?.last ?? null) : null;
    const way = form.get(conflictField(name));
    const own = last === null ? written : takenOver(written, last);
    const draft = way === 'merge' ? mergedDraft(control, own, standing) : own;
    if (markOf(draft) === mark) continue;
    if (hasTie(control, draft) && way !== 'theirs') {
      drafts.push([name, draft]);
      ties.push(name);
      continue;
    }
    const said = inputOf(control, draft, language);
    if (way === 'theirs') {
      const stands = { ...answerOf(control, standing), comment: standing.comment === '' ? null : standing.comment };
      answers.push([name, { base: Number(base), ...stands, language, setAside: said }]);
      continue;
    }
    drafts.push([name, draft]);
    answers.push([name, { ...said, base: Number(base) }]);
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
