/** The preview of a workbook in words: each change old → new, each conflict with both texts, each refusal with its reason. */
import { softCheckCodes, type Answer, type StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { explanationAbout, remarkIn } from '#lib/i18n/soft-check-words.ts';
import { controlView, words, type Words } from '#lib/survey/control-view.ts';
import { draftOf } from '#lib/survey/page-view.ts';
import { answerLines } from './answer-text.ts';
import { reasonWord } from './reason-word.ts';

/** What the server planned; the parts that a page needs. */
interface Planned {
  readonly question: string;
  readonly section: string;
  readonly mine: Answer;
  readonly standing: StandingAnswer | null;
  readonly notes: readonly Note[];
  readonly hidden: boolean;
  /** Of a change: what the country will be asked to explain. */
  readonly remarks?: readonly Pick<Remark, 'code' | 'params'>[];
}
type Note = 'formula' | 'label' | 'text_as_number' | 'date_as_text' | 'number_as_text';
interface Plan {
  readonly changes: readonly Planned[];
  readonly conflicts: readonly Planned[];
  readonly refused: readonly {
    readonly question: string;
    readonly section: string | null;
    readonly sheet: string;
    readonly place: string;
    readonly given: string;
    readonly cause: Problem;
  }[];
  readonly same: readonly string[];
  readonly emptied: readonly string[];
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
  readonly untouched: number;
}

export interface PlannedView {
  readonly question: string;
  readonly words: Words;
  readonly section: Words;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly notes: readonly string[];
  /** Of a conflict: who wrote the other answer, and when; its revision goes back with the choice. */
  readonly theirs: { readonly name: string; readonly at: string; readonly revision: number } | null;
}
export interface PlanView {
  readonly changes: readonly PlannedView[];
  readonly conflicts: readonly PlannedView[];
  readonly refused: readonly {
    readonly words: Words;
    readonly where: string;
    readonly given: string;
    readonly reason: string;
  }[];
  readonly others: readonly string[];
}

interface Place {
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  readonly language: Language;
  readonly timeZone: string;
  readonly problemView: (problem: Problem) => { readonly message: string };
}

const noteWords: Readonly<Record<Note, () => string>> = {
  formula: messages.workbook_read_formula,
  label: messages.workbook_read_label,
  text_as_number: messages.workbook_read_text_as_number,
  date_as_text: messages.workbook_read_date_as_text,
  number_as_text: messages.workbook_read_number_as_text
};

export function planView(plan: Plan, place: Place): PlanView {
  const titles = (names: readonly string[]) => names.map((name) => titleOf(name, place).text).join('; ');
  const others = [
    ...(plan.emptied.length === 0
      ? []
      : [messages.workbook_emptied({ blank: messages.terms_state_blank(), list: titles(plan.emptied) })]),
    ...(plan.same.length === 0 ? [] : [messages.workbook_same({ list: titles(plan.same) })]),
    ...(plan.unknown.length === 0 ? [] : [messages.workbook_unknown({ list: plan.unknown.join(', ') })]),
    ...(plan.missing.length === 0
      ? []
      : [messages.workbook_missing({ list: plan.missing.map((name) => sectionOf(name, place).text).join('; ') })]),
    messages.workbook_untouched({ count: plan.untouched })
  ];
  return {
    changes: plan.changes.map((one) => plannedView(one, place, false)),
    conflicts: plan.conflicts.map((one) => plannedView(one, place, true)),
    refused: plan.refused.map(({ question, sheet, place: cell, given, cause }) => ({
      words: titleOf(question, place),
      where: messages.workbook_in_cell({ sheet, cell }),
      given,
      reason: place.problemView(cause).message
    })),
    others
  };
}

function titleOf(name: string, { questionnaire, language }: Place): Words {
  const question = questionnaire.byName.get(name);
  return question === undefined ? { text: name } : words(question.title, language);
}

function sectionOf(name: string, { questionnaire, language }: Place): Words {
  const section = questionnaire.sections.find((one) => one.name === name);
  return section === undefined ? { text: name } : words(section.title, language);
}

function plannedView(
  { question, section, mine, standing, notes, hidden, remarks = [] }: Planned,
  place: Place,
  conflict: boolean
): PlannedView {
  const theirs =
    conflict && standing !== null
      ? {
          name: standing.by.name,
          at: formatDateTime(standing.at, place.language, place.timeZone),
          revision: standing.revision
        }
      : null;
  return {
    question,
    words: titleOf(question, place),
    section: sectionOf(section, place),
    before: linesOf(question, standing, mine, place),
    after: linesOf(question, mine, standing, place),
    notes: [
      ...notes.map((note) => noteWords[note]()),
      ...(hidden ? [messages.workbook_read_hidden()] : []),
      ...remarks.map((remark) => remarkIn(remark, place.language))
    ],
    theirs
  };
}

/** The answer, and beside it what differs from the other one. */
function linesOf(name: string, answer: Answer | null, other: Answer | null, place: Place): readonly string[] {
  const question = place.questionnaire.byName.get(name);
  if (question === undefined) return [];
  const lines = answerLines(controlView(question, place.language, place.logic.calculated), draftOf(answer));
  const differing = beside(place.language).filter((said) => said(answer) !== said(other));
  return [...lines, ...differing.map((said) => said(answer))];
}

/** Comment, source, claim and explanations in words; a dash where there is none. */
function beside(language: Language): readonly ((answer: Answer | null) => string)[] {
  const nothing = '–';
  const joined = (...parts: readonly (string | number | null)[]): string =>
    parts.filter((one) => one !== null && one !== '').join(', ');
  return [
    (answer) => messages.workbook_comment_was({ text: answer?.comment ?? nothing }),
    (answer) => {
      const source = answer?.source;
      return messages.workbook_source_was({ text: source ? joined(source.text, source.year) : nothing });
    },
    (answer) => {
      const claim = answer?.confidential;
      return messages.workbook_doc_confidential({
        text: claim ? joined(reasonWord(claim.reason), claim.words) : nothing
      });
    },
    ...softCheckCodes.map((code) => (answer: Answer | null) => {
      const about = explanationAbout(code, language);
      return messages.workbook_explanation_was({ about, text: answer?.explanation?.[code] ?? nothing });
    })
  ];
}

/** Names of the form's fields, written once for the page and for what reads the form. */
export const takeField = 'take';
export const keepField = (question: string): string => `keep:${question}`;
export const seenField = (question: string): string => `seen:${question}`;

export function chosenIn(form: FormData): { take: readonly string[]; keepMine: Readonly<Record<string, number>> } {
  const keep: [string, number][] = [];
  for (const [field, value] of form) {
    const question = field.startsWith('keep:') ? field.slice(5) : null;
    const seen = question === null ? Number.NaN : Number(form.get(seenField(question)));
    if (question !== null && value === 'mine' && Number.isSafeInteger(seen)) keep.push([question, seen]);
  }
  return { take: form.getAll(takeField).filter((one) => typeof one === 'string'), keepMine: Object.fromEntries(keep) };
}
