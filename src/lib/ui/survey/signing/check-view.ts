/** The check page in words: places by section and by person, remarks with their explanations, the way to the frozen copy. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Completeness, Waiting } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import { isUnlocked } from '#lib/domain/country-file/permission.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDate } from '#lib/i18n/format.ts';
import { fileView } from '../file-view.ts';
import { placeViews } from '../place-view.ts';
import { mayAskTime, readOnlyText } from '../read-only-text.ts';
import { readingCopy } from '../reading-copy.ts';
import { remarkText } from '../remark-text.ts';

interface Checked {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly completeness: Completeness;
  readonly waiting: readonly Waiting[];
  readonly remarks: readonly Remark[];
}

export function checkView(checked: Checked, language: Language) {
  const { file, questionnaire, answers, completeness, waiting, remarks } = checked;
  const places = placeViews(questionnaire, file, language);
  const contributors = waiting.filter(({ missing }) => missing.length > 0);
  return {
    file: fileView(file, language),
    missing: completeness.missing.map(places),
    unanswered: completeness.unanswered.map(places),
    // Where all of it waits for one person, the list above says it already.
    waiting: (contributors.length > 1 ? contributors : []).map(({ person, missing }) => ({
      personId: person.personId,
      name: person.name,
      due: person.due === null ? null : formatDate(`${person.due}T00:00:00.000Z`, language),
      missing: missing.map(places)
    })),
    remarks: remarks.map((remark) => ({
      ...places(remark),
      field: `${remark.question}.${remark.code}`,
      text: remarkText(remark, language),
      explanation: remark.explanation ?? '',
      base: answers[remark.question]?.revision ?? 0,
      open: file.readOnly === null && isUnlocked(file, remark.question)
    })),
    copy: readingCopy(questionnaire, answers, language),
    readOnly: readOnlyText(file.readOnly),
    mayAskTime: mayAskTime(file),
    mayFreeze: file.mayFreeze,
    focalPoints: file.members.filter(({ role }) => role === 'focal_point').map(({ name }) => name),
    frozen: file.status === 'frozen' && file.me.role === 'focal_point',
    receipt: file.submissions.at(-1)?.number ?? null,
    revision: file.revision
  };
}
