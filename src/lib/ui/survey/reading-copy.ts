/** All answers as one reads them, section by section: the signing copy and what a receipt says was signed. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { controlView, words, type Words } from '#lib/survey/control-view.ts';
import { draftOf } from '#lib/survey/page-view.ts';
import { answerLines } from './answer-text.ts';
import { besideLines, type EvidenceNames } from './beside-text.ts';

export interface ReadAnswer {
  readonly name: string;
  readonly words: Words;
  readonly lines: readonly string[];
  readonly comment: string | null;
  /** Source, claim, explanation and evidence, in sentences. */
  readonly beside: readonly string[];
}
export interface ReadSection {
  readonly name: string;
  readonly words: Words;
  readonly answers: readonly ReadAnswer[];
}

/** Only questions that have an answer in `answers`. */
export function readingCopy(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, Answer>>,
  language: Language,
  evidence: EvidenceNames = {}
): readonly ReadSection[] {
  return questionnaire.sections
    .map((section) => ({
      name: section.name,
      words: words(section.title, language),
      answers: section.questions.flatMap((question) => {
        const answer = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
        if (answer === undefined || answer.state === 'blank') return [];
        return [
          {
            name: question.name,
            words: words(question.title, language),
            lines: answerLines(controlView(question, language, new Map()), draftOf(answer)),
            comment: answer.comment,
            beside: besideLines(answer, evidence)
          }
        ];
      })
    }))
    .filter((section) => section.answers.length > 0);
}

/** What the country says about publication, as it reads; empty: not asked or not answered. */
export function consentOf(copy: readonly ReadSection[]): readonly string[] {
  return copy.flatMap(({ answers }) => answers).find(({ name }) => name === 'consent')?.lines ?? [];
}
