/** A question in a Word document: the choices to tick or those ticked, tables row by row, room to write or what was written. */
import { Paragraph, type Table } from 'docx';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { explanationAbout } from '#lib/i18n/soft-check-words.ts';
import type { ChoiceView, ControlView } from '#lib/survey/control-view.ts';
import { listTyped, partsTyped, rowsTyped, textTyped, typedOf, type Typed } from '#lib/survey/draft.ts';
import { claimWordIn } from '../claim-word.ts';
import type { CopiedExplanation, CopiedQuestion } from '../file-copy.ts';
import { stateWordIn } from '../state-word.ts';
import { textWidth, type Writer } from './words.ts';

type Block = Paragraph | Table;
const box = (ticked: boolean): string => (ticked ? '☒' : '☐');
const emptyRows = 3;

export interface Setting {
  readonly language: Language;
  readonly writer: Writer;
  /** It is to be written on, so everything that could be said has its place. */
  readonly paper: boolean;
}

export function questionBlocks(copied: CopiedQuestion, setting: Setting): readonly Block[] {
  const { view, answer, condition } = copied;
  const { language, writer, paper } = setting;
  const locale = { locale: language };
  const quiet = { italics: true, grey: true, kept: true };
  const typed = answer?.state === 'answered' ? typedOf(answer.value) : null;
  const title = view.number === null ? view.title.text : `${view.number} ${view.title.text}`;
  return [
    writer.question(title),
    ...(paper && view.required
      ? [writer.line(messages.workbook_note_required({}, locale), { grey: true, kept: true })]
      : []),
    ...(paper && condition !== null
      ? [writer.line(messages.workbook_note_condition({ condition }, locale), quiet)]
      : []),
    ...(view.help === null ? [] : [writer.line(view.help.text, quiet)]),
    ...answerBlocks(view.control, typed, language, writer, paper),
    ...stateBlocks(copied, setting),
    ...besideBlocks(copied, setting),
    new Paragraph({ spacing: { after: 60 }, children: [] })
  ];
}

function answerBlocks(
  control: ControlView,
  typed: Typed,
  language: Language,
  writer: Writer,
  paper: boolean
): readonly Block[] {
  const locale = { locale: language };
  const text = textTyped(typed);
  const ticks = (choices: readonly ChoiceView[], taken: (value: string) => boolean): readonly Block[] =>
    choices.map(({ value, words }, at) =>
      writer.line(`${box(taken(String(value)))} ${/^\d+$/.test(String(value)) ? `${value} – ` : ''}${words.text}`, {
        kept: isKept(at, choices.length)
      })
    );
  switch (control.kind) {
    case 'text':
      return [writer.box(text === '' ? [] : writer.written(text), paper ? 500 : 300)];
    case 'comment':
      return [writer.box(text === '' ? [] : writer.written(text), paper && text === '' ? 2400 : 300)];
    case 'number':
      return [writer.box(text === '' ? [] : writer.written(text), 300)];
    case 'radiogroup':
    case 'dropdown':
      return ticks(control.choices, (value) => value === text);
    case 'rating': {
      const ends = [control.low, control.high];
      return control.points.map((point, at) => {
        const end = at === 0 ? ends[0] : at === control.points.length - 1 ? ends[1] : null;
        return writer.line(`${box(text === String(point))} ${point}${end ? ` – ${end.text}` : ''}`, {
          kept: isKept(at, control.points.length)
        });
      });
    }
    case 'boolean':
      return [
        writer.line(`${box(text === 'true')} ${control.yes?.text ?? messages.respond_yes({}, locale)}`),
        writer.line(`${box(text === 'false')} ${control.no?.text ?? messages.respond_no({}, locale)}`)
      ];
    case 'checkbox':
    case 'tagbox': {
      const none = control.none === null ? [] : [{ value: 'none', words: control.none }];
      return ticks([...control.choices, ...none], (value) => listTyped(typed).includes(value));
    }
    case 'matrix': {
      const given = partsTyped(typed);
      const first = Math.round(textWidth * 0.34);
      const others = shared(
        control.columns.map(({ words }) => words.text),
        textWidth - first
      );
      return [
        writer.table(
          [
            ['', ...control.columns.map(({ words }) => words.text)],
            ...control.rows.map(({ value, words }) => [
              words.text,
              ...control.columns.map((column) => box(given[String(value)] === String(column.value)))
            ])
          ],
          { head: true, headSize: 17, centred: true, widths: [first, ...others] }
        )
      ];
    }
    case 'multiple_text': {
      const given = partsTyped(typed);
      return [
        writer.table(
          control.parts.map(({ name, words }) => [words.text, given[name] ?? '']),
          { widths: [Math.round(textWidth * 0.6), Math.round(textWidth * 0.4)] }
        )
      ];
    }
    case 'ranking': {
      const order = listTyped(typed);
      const rows = control.choices.map(({ value, words }) => {
        const rank = order.indexOf(String(value));
        return [words.text, rank === -1 ? '' : String(rank + 1)];
      });
      return [
        writer.line(messages.workbook_allow_ranks({ max: control.max }, locale), { grey: true, kept: true }),
        writer.table([['', messages.workbook_doc_rank({}, locale)], ...rows], {
          head: true,
          centred: true,
          widths: [Math.round(textWidth * 0.85), Math.round(textWidth * 0.15)]
        })
      ];
    }
    case 'panel': {
      const rows = rowsTyped(typed).map((row) =>
        control.parts.map(({ name, field }) => {
          const one = row[name] ?? '';
          return field.kind === 'choice'
            ? (field.choices.find(({ value }) => String(value) === one)?.words.text ?? one)
            : one;
        })
      );
      const room = paper ? Array.from({ length: emptyRows }, () => control.parts.map(() => ' ')) : [];
      return [writer.table([control.parts.map(({ words }) => words.text), ...rows, ...room], { head: true })];
    }
    case 'calculated':
      return [
        writer.line(control.result === null ? messages.respond_not_computed({}, locale) : String(control.result)),
        writer.line(messages.respond_computed({}, locale), { grey: true })
      ];
  }
}

/** A list of choices stays on one page with what follows its last; a long one may break. */
function isKept(at: number, count: number): boolean {
  return at < count - 1 && count <= 12;
}

/** The room of a table's columns by the longest word in each head: no word is broken while there is room. */
function shared(heads: readonly string[], room: number): readonly number[] {
  const wanted = heads.map(
    (text) => 3 + Math.max(...text.split(/[\s-]+|(?=\p{Script=Han})/u).map((word) => word.length))
  );
  const sum = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => Math.floor((room * one) / sum));
}

function stateBlocks({ view, answer }: CopiedQuestion, { language, writer, paper }: Setting): readonly Block[] {
  const state = answer?.state;
  const calculated = view.control.kind === 'calculated';
  if (!paper) {
    if (calculated || state === 'answered') return [];
    const word = state === undefined || state === 'blank' ? null : stateWordIn(state, language);
    return [writer.line(word ?? messages.respond_no_answer({}, { locale: language }), { grey: word === null })];
  }
  if (view.states.length === 0 || calculated) return [];
  const offered = view.states.map((one) => `${box(one === state)} ${stateWordIn(one, language)}`);
  return [
    writer.line(`${messages.workbook_doc_state({}, { locale: language })} ${offered.join('   ')}`, { grey: true })
  ];
}

const room = '………………………………………';

/** Source and year, evidence, claim, what is asked to be explained, comment. */
function besideBlocks(copied: CopiedQuestion, { language, writer, paper }: Setting): readonly Block[] {
  const { view, answer, sourceOffered, explanations, evidence } = copied;
  const locale = { locale: language };
  const source = answer?.source;
  const told = source === undefined ? room : said([source.text, source.year]);
  const claim = answer?.confidential;
  const comment = answer?.comment ?? null;
  const label = () => writer.line(messages.workbook_doc_comment({}, locale), { grey: true, kept: true });
  return [
    ...(source !== undefined || (paper && sourceOffered)
      ? writer.written(messages.workbook_source_was({ text: told }, locale))
      : []),
    ...evidence.flatMap((text) => writer.written(messages.workbook_doc_evidence({ text }, locale))),
    ...(claim === undefined
      ? []
      : writer.written(
          messages.workbook_doc_confidential({ text: said([claimWordIn(claim.reason, language), claim.words]) }, locale)
        )),
    ...(claim === undefined && paper && view.control.kind !== 'calculated'
      ? [writer.line(messages.workbook_doc_claim({ room }, locale), { grey: true })]
      : []),
    ...explanations.flatMap((one) => explanationBlocks(one, language, writer, paper)),
    ...(comment !== null ? [label(), ...writer.written(comment)] : []),
    ...(comment === null && paper && view.commentOffered ? [label(), writer.box([], 700)] : [])
  ];
}

/** The remark, and what the country says to it or room to say it. */
function explanationBlocks(
  { code, remark, text }: CopiedExplanation,
  language: Language,
  writer: Writer,
  paper: boolean
): readonly Block[] {
  const about = explanationAbout(code, language);
  const words = messages.workbook_explanation_was({ about, text: text ?? room }, { locale: language });
  return [
    ...(remark === null || !paper ? [] : [writer.line(remark, { grey: true })]),
    ...(text !== null || paper ? writer.written(words) : [])
  ];
}

function said(parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
