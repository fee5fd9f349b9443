/** The people and the course of a file in words. */
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { MoreTime } from '#lib/domain/country-file/file-state.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDate, formatDateTime } from '#lib/i18n/format.ts';
import { people_time_asked, people_time_granted, people_time_refused } from '#lib/i18n/generated/messages.js';
import { words } from '#lib/survey/control-view.ts';
import { fileView } from '../file-view.ts';

interface Opened {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly shared: boolean;
}

const timeWords: Readonly<Record<MoreTime['outcome'], (inputs: { date: string }) => string>> = {
  asked: people_time_asked,
  granted: people_time_granted,
  refused: people_time_refused
};

export function peopleView({ file, questionnaire, shared }: Opened, language: Language) {
  const { timeZone } = file.campaign;
  const date = (iso: string): string => formatDateTime(iso, language, timeZone);
  const titleOf = (name: string) => words(questionnaire.byName.get(name)?.title ?? { en: name }, language);
  const { moreTime, declined } = file;
  return {
    file: fileView(file, language),
    // What stands beside a question goes with it.
    sections: questionnaire.sections.map((section) => ({
      name: section.name,
      words: words(section.title, language),
      questions: section.questions
        .filter(({ about, type }) => type !== 'calculated' && (about === null || about.kind === 'input'))
        .map(({ name }) => ({ name, words: titleOf(name) }))
    })),
    people: file.members
      .filter(({ role }) => role === 'contributor')
      .map(({ personId, name, email, sections, questions, message, due }) => ({
        personId,
        name,
        email,
        given: [
          ...questionnaire.sections
            .filter((one) => sections !== 'all' && sections.includes(one.name))
            .map((one) => words(one.title, language)),
          ...questions.map(titleOf)
        ],
        message,
        due: due === null ? null : formatDate(`${due}T00:00:00.000Z`, language)
      })),
    mayGive: file.mayDelegate,
    mayDecline: file.status !== 'declined' && file.status !== 'submitted' && file.status !== 'approved',
    moreTime:
      moreTime === null
        ? null
        : { text: timeWords[moreTime.outcome]({ date: date(moreTime.until) }), words: moreTime.words },
    declined: declined === null ? null : { reason: declined.reason, date: date(declined.at) },
    shared
  };
}
