/** From what the controls hold to the answer that is sent: everything that belongs to it, but the revision it builds on. */
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { ControlView } from './control-view.ts';
import { besideInput } from './beside.ts';
import { answerOf, type Draft } from './draft.ts';

export function inputOf(control: ControlView, draft: Draft, language: Language): Omit<AnswerInput, 'base'> {
  const comment = draft.comment.trim() === '' ? null : draft.comment;
  return { ...answerOf(control, draft), comment, language, ...besideInput(draft.beside) };
}
