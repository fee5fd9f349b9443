/** A question of IITE on the home of a file: where it is, how it stands, what was asked last. */
import type { Thread } from '#lib/domain/country-file/file-state.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { words, type Words } from '#lib/survey/control-view.ts';

export interface AskedView {
  readonly name: string;
  readonly words: Words;
  readonly href: string;
  readonly open: boolean;
  readonly text: string;
  readonly language: Language;
}

export function askedView(
  { thread, question, section }: { readonly thread: Thread; readonly question: Question; readonly section: string },
  fileId: string,
  language: Language
): AskedView {
  const last = thread.messages.findLast(({ side }) => side === 'iite');
  return {
    name: question.name,
    words: words(question.title, language),
    href: `/files/${fileId}/sections/${section}#q-${question.name}`,
    open: thread.status === 'open',
    text: last?.text ?? '',
    language: last?.language ?? language
  };
}
