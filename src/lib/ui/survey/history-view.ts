/** The history of a file in words: who, when, by which way, what, from and to. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { HistoryEntry } from '#lib/domain/country-file/history.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { controlView, words } from '#lib/survey/control-view.ts';
import { draftOf } from '#lib/survey/page-view.ts';
import { actName, wayName } from '../review/act-names.ts';
import { answerLines } from './answer-text.ts';
import { besideLines } from './beside-text.ts';

export function historyView(
  entries: readonly HistoryEntry[],
  questionnaire: Questionnaire,
  language: Language,
  timeZone: string
) {
  return entries.map(({ revision, at, by, via, kind, question: name, from, to, words: said, person }) => {
    const question = name === null ? undefined : questionnaire.byName.get(name);
    const lines = (answer: Answer | null): readonly string[] =>
      answer === null || question === undefined
        ? []
        : [
            ...answerLines(controlView(question, language, new Map()), draftOf(answer)),
            ...(answer.comment === null ? [] : [answer.comment]),
            ...besideLines(answer, {})
          ];
    return {
      key: `${revision} ${name ?? ''} ${kind}`,
      revision,
      at: formatDateTime(at, language, timeZone),
      who: by.acting === undefined ? by.name : `${by.acting} (${by.name})`,
      way: wayName(via),
      act: actName(kind),
      name,
      question: question === undefined ? null : words(question.title, language),
      from: lines(from),
      to: lines(to),
      said: [person, said].filter((part) => part !== null && part !== '').join(' · ')
    };
  });
}
