/**
 * A country file as a document shows it: its facts, and the sections and questions that the reader may fill, in one language.
 * Workbook and Word document are made of it. Hidden questions are in it, with the condition in words: whoever fills a document
 * off line cannot be asked them later.
 */
import {
  softCheckCodes,
  type Answer,
  type SoftCheckCode,
  type StandingAnswer
} from '#lib/domain/country-file/answer.ts';
import { asksSource } from '#lib/domain/country-file/facets.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { SignedEvidence } from '#lib/domain/country-file/submission.ts';
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Question, Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import { countryName } from '#lib/i18n/country-name.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { languageNames } from '#lib/i18n/locale.ts';
import { remarkIn } from '#lib/i18n/soft-check-words.ts';
import { sectionView, type QuestionView } from '#lib/survey/page-view.ts';
import { conditionWords } from './condition-words.ts';

/** What the country is asked to explain, or has explained. */
export interface CopiedExplanation {
  readonly code: SoftCheckCode;
  /** The remark as it stands, in words; null: none stands now, or it is not known here. */
  readonly remark: string | null;
  readonly text: string | null;
}
export interface CopiedQuestion {
  readonly question: Question;
  /** In the reader's language; its draft is what stands. */
  readonly view: QuestionView;
  /** null in a blank copy and where nothing is saved. */
  readonly answer: Answer | null;
  /** Whether source and year stand beside the answer itself. */
  readonly sourceOffered: boolean;
  readonly explanations: readonly CopiedExplanation[];
  /** What the answer cites: title or name, date and address, a line each. */
  readonly evidence: readonly string[];
  /** Why it may not be asked, in words. */
  readonly condition: string | null;
}
export interface CopiedSection {
  readonly name: string;
  readonly title: string;
  readonly help: string | null;
  readonly visible: boolean;
  readonly condition: string | null;
  readonly questions: readonly CopiedQuestion[];
}
export interface FileCopy {
  readonly fileId: string;
  readonly iso3: string;
  readonly country: string;
  readonly campaign: Pick<CampaignFacts, 'id' | 'title'>;
  readonly title: string;
  readonly version: VersionRef;
  readonly revision: number;
  readonly language: Language;
  readonly languageName: string;
  readonly written: string;
  readonly filled: boolean;
  readonly demonstration: boolean;
  readonly sections: readonly CopiedSection[];
}

export interface CopyInput {
  readonly file: {
    readonly fileId: string;
    readonly iso3: string;
    readonly revision: number;
    readonly version: VersionRef;
  };
  readonly campaign: Pick<CampaignFacts, 'id' | 'title' | 'timeZone'>;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  /** The questions that are in the copy. */
  readonly sees: ReadonlySet<string>;
  readonly language: Language;
  readonly filled: boolean;
  readonly now: Date;
  readonly demonstration: boolean;
  /** What answers cite, by id. */
  readonly evidence: Readonly<Record<string, SignedEvidence>>;
  readonly remarks: readonly Remark[];
}

export function copyOf(input: CopyInput): FileCopy {
  const { file, campaign, questionnaire, logic, language } = input;
  const shown = questionnaire.sections.filter(({ name }) => logic.visibleSections.has(name));
  const views = questionnaire.sections.map((section) => ({
    section,
    view: sectionView({
      section,
      place: shown.indexOf(section) + 1,
      answers: input.answers,
      logic,
      language,
      personId: '',
      sees: input.sees,
      writable: input.sees
    })
  }));
  const numbers = new Map(
    views.flatMap(({ section, view }) =>
      shown.includes(section)
        ? view.questions.flatMap(({ name, number }) => (number === null ? [] : [[name, number] as const]))
        : []
    )
  );
  const inWords = (condition: string | null) =>
    condition === null ? null : conditionWords(condition, { questionnaire, numbers, language });
  return {
    fileId: file.fileId,
    iso3: file.iso3,
    country: countryName(file.iso3, language),
    campaign: { id: campaign.id, title: campaign.title },
    title: textIn(questionnaire.title, language).text,
    version: file.version,
    revision: file.revision,
    language,
    languageName: languageNames[language],
    written: `${formatDateTime(input.now.toISOString(), language, campaign.timeZone)} (${campaign.timeZone})`,
    filled: input.filled,
    demonstration: input.demonstration,
    sections: views
      .map(({ section, view }) => ({
        name: section.name,
        title: view.title.text,
        help: view.help?.text ?? null,
        visible: shown.includes(section),
        condition: inWords(section.visibleIf),
        questions: view.questions.flatMap((one) => {
          const question = questionnaire.byName.get(one.name);
          if (question === undefined) return [];
          const standing = Object.hasOwn(input.answers, one.name) ? input.answers[one.name] : undefined;
          const answer = input.filled ? (standing ?? null) : null;
          return [
            {
              question,
              view: shown.includes(section) ? one : { ...one, number: null },
              sourceOffered: asksSource(question, questionnaire),
              answer,
              explanations: answer === null ? [] : explanationsOf(answer, one.name, input),
              evidence: evidenceLines(answer, input.evidence),
              condition: inWords(question.visibleIf)
            }
          ];
        })
      }))
      .filter(({ questions }) => questions.length > 0)
  };
}

function explanationsOf(
  { explanation = {} }: Answer,
  question: string,
  { remarks, language }: CopyInput
): readonly CopiedExplanation[] {
  return softCheckCodes.flatMap((code) => {
    const remark = remarks.find((one) => one.question === question && one.code === code);
    const text = explanation[code] ?? null;
    if (remark === undefined && text === null) return [];
    return [{ code, remark: remark === undefined ? null : remarkIn(remark, language), text }];
  });
}

function evidenceLines(answer: Answer | null, evidence: CopyInput['evidence']): readonly string[] {
  return (answer?.evidence ?? []).flatMap((id) => {
    const item = Object.hasOwn(evidence, id) ? evidence[id] : undefined;
    if (item === undefined) return [];
    const { title, name, date, url } = item;
    return [[title === '' ? name : title, date, url].filter((part) => part !== null && part !== '').join(', ')];
  });
}
