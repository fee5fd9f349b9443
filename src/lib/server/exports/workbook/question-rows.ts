/** The rows of one question in its section sheet: the head row with state, comment and base, then one row per part. */
import type { AnswerSource, ConfidentialClaim } from '#lib/domain/country-file/answer.ts';
import { longestBeside } from '#lib/domain/country-file/facets.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { explanationAbout } from '#lib/i18n/soft-check-words.ts';
import type { CopiedExplanation, CopiedQuestion, CopiedSection } from '../file-copy.ts';
import { stateWordIn } from '../state-word.ts';
import { partsOf, type CellContent } from './answer-cells.ts';
import { explanationPart, panelPart, rowKey } from './layout.ts';
import { fieldsOf, type CellRule, type Field } from './row-fields.ts';

export interface SheetRow {
  readonly key: string;
  readonly head: boolean;
  readonly number: string;
  readonly question: string;
  readonly part: string;
  readonly help: string;
  readonly allowed: string;
  readonly content: CellContent;
  /** Written as text, so that no spreadsheet makes a date or a number of it. */
  readonly asText: boolean;
  readonly words: string;
  readonly writable: boolean;
  readonly rule: CellRule | null;
  readonly state: string | null;
  /** States to choose from in the row. */
  readonly states: readonly string[];
  readonly comment: string | null;
  readonly commentOffered: boolean;
  /** Where the figure comes from, where no question of its own asks for it. */
  readonly source: AnswerSource | null;
  readonly sourceOffered: boolean;
  readonly claim: ConfidentialClaim | null;
  readonly claimOffered: boolean;
  /** What the answer cites, to be read. */
  readonly evidence: string;
  readonly note: string;
  readonly base: number | null;
}

export function questionRows(copied: CopiedQuestion, section: CopiedSection, language: Language): readonly SheetRow[] {
  const { question, view, answer } = copied;
  const locale = { locale: language };
  const fields = fieldsOf(question, language);
  const given = answer?.state === 'answered' ? answer.value : null;
  const value = view.control.kind === 'calculated' ? view.control.result : given;
  const parts = partsOf(question, value);
  const contents = new Map(parts.map(({ part, content }) => [part, content]));
  const ownField = fields.get(null);
  const blank = stateWordIn('blank', language);
  const base = { number: view.number ?? '', question: view.title.text };
  const head: SheetRow = {
    ...base,
    key: rowKey(question.name, null),
    head: true,
    part: '',
    help: view.help?.text ?? '',
    allowed: ownField?.allowed ?? wholeAllowed(question, language),
    content: contents.get(null) ?? null,
    asText: ownField?.asText ?? false,
    words: wordsOf(ownField, contents.get(null) ?? null, language),
    writable: ownField !== undefined && question.type !== 'calculated',
    rule: ownField?.rule ?? null,
    state:
      answer === null || answer.state === 'answered' || answer.state === 'blank'
        ? null
        : stateWordIn(answer.state, language),
    states: question.type === 'calculated' ? [] : [...view.states.map((state) => stateWordIn(state, language)), blank],
    comment: answer?.comment ?? null,
    commentOffered: view.commentOffered && question.type !== 'calculated',
    source: answer?.source ?? null,
    sourceOffered: copied.sourceOffered,
    claim: answer?.confidential ?? null,
    claimOffered: question.type !== 'calculated',
    evidence: copied.evidence.join('\n'),
    note: noteOf(copied, section, language),
    base: question.type === 'calculated' ? null : view.base
  };
  const others = parts
    .filter(({ part }) => part !== null)
    .map(({ part, content }): SheetRow => {
      const field = fields.get(fieldKey(question, part ?? ''));
      const row = question.type === 'panel' ? /^\d+/.exec(part ?? '')?.[0] : undefined;
      const label = field?.label ?? part ?? '';
      return {
        ...base,
        ...nothingBeside,
        key: rowKey(question.name, part),
        part: row === undefined ? label : `${messages.workbook_row_number({ number: row }, locale)}: ${label}`,
        allowed: field?.allowed ?? '',
        content,
        asText: field?.asText ?? false,
        words: wordsOf(field, content, language),
        rule: field?.rule ?? null,
        states: question.type === 'choices' || question.type === 'ranking' ? [] : [blank]
      };
    });
  return [head, ...others, ...copied.explanations.map((one) => explanationRow(question.name, base, one, language))];
}

/** Of a row that is not the question's own. */
const nothingBeside = {
  head: false,
  help: '',
  writable: true,
  state: null,
  comment: null,
  commentOffered: false,
  source: null,
  sourceOffered: false,
  claim: null,
  claimOffered: false,
  evidence: '',
  note: '',
  base: null
} as const;

/** A remark with the cell in which the country explains it. */
function explanationRow(
  question: string,
  base: Pick<SheetRow, 'number' | 'question'>,
  { code, remark, text }: CopiedExplanation,
  language: Language
): SheetRow {
  const locale = { locale: language };
  return {
    ...base,
    ...nothingBeside,
    key: rowKey(question, explanationPart(code)),
    part: messages.workbook_to_explain({ remark: remark ?? explanationAbout(code, language) }, locale),
    allowed: messages.respond_at_most_characters({ max: longestBeside.explanation }, locale),
    content: text,
    asText: true,
    words: '',
    rule: { kind: 'length', max: longestBeside.explanation },
    states: []
  };
}

function fieldKey(question: Question, part: string): string {
  return question.type === 'panel' ? panelPart(1, part.replace(/^\d+\./, '')) : part;
}

function wordsOf(field: Field | undefined, content: CellContent, language: Language): string {
  const choice = field?.choices?.find(({ value }) => value === content);
  return choice === undefined ? '' : textIn(choice.text, language).text;
}

function noteOf({ view, condition, question }: CopiedQuestion, section: CopiedSection, language: Language): string {
  const locale = { locale: language };
  const asked = section.visible && view.visible;
  return [
    ...(question.type === 'calculated' ? [messages.respond_computed({}, locale)] : []),
    ...(view.required ? [messages.workbook_note_required({}, locale)] : []),
    ...(asked ? [] : [messages.workbook_note_hidden({}, locale)]),
    ...[section.condition, condition].flatMap((one) =>
      one === null ? [] : [messages.workbook_note_condition({ condition: one }, locale)]
    )
  ].join('. ');
}

/** How the rows together are filled, beside the head row of a question with parts. */
function wholeAllowed(question: Question, language: Language): string {
  const locale = { locale: language };
  switch (question.type) {
    case 'choices':
      return question.max === null
        ? messages.workbook_allow_ticks({}, locale)
        : messages.workbook_allow_ticks_max({ max: question.max }, locale);
    case 'ranking':
      return messages.workbook_allow_ranks({ max: question.max }, locale);
    case 'matrix':
      return messages.respond_each_row({}, locale);
    case 'panel':
      return messages.workbook_allow_rows({ max: question.maxRows }, locale);
    default:
      return '';
  }
}
