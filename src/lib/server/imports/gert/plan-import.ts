/**
 * Decides, before anything is written, what each row of the tracker becomes: one round and country with its answers, an
 * earlier answer that a later row replaces, or a refusal with the reason. Pure: the same rows give the same plan.
 */
import { isProblem } from '#lib/domain/problem.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { columns, identity, type Column } from './columns.ts';
import type { TrackerRow } from './read-tracker.ts';

/** What was noticed in a row; `column` and `found` say where and what. */
export interface Remark {
  readonly kind: 'mended' | 'refused' | 'merged';
  readonly reason: string;
  readonly column: string;
  readonly found: string;
}

export interface PlannedRow {
  readonly row: number;
  readonly id: string;
  readonly country: string;
  readonly iso3: string;
  readonly round: number;
  readonly respondedOn: string;
  /** A later row of the same country and round counts instead; this one stays in the log only. */
  readonly superseded: boolean;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly remarks: readonly Remark[];
}

export interface RefusedRow {
  readonly row: number;
  readonly id: string;
  readonly country: string;
  readonly round: string;
  readonly remarks: readonly Remark[];
}

export interface ImportPlan {
  /** In order of (round, iso3, the order in which they are to be logged): the counting row is the last of its file. */
  readonly taken: readonly PlannedRow[];
  readonly refused: readonly RefusedRow[];
}

/** @param members iso3 codes of Member States and Associate Members */
export function planImport(
  rows: readonly TrackerRow[],
  questionnaire: Questionnaire,
  members: ReadonlySet<string>
): ImportPlan {
  const taken: PlannedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const planned = planRow(row, questionnaire, members);
    if ('iso3' in planned) taken.push(planned);
    else refused.push(planned);
  }
  return { taken: inLogOrder(taken), refused };
}

function planRow(
  { row, cells }: TrackerRow,
  questionnaire: Questionnaire,
  members: ReadonlySet<string>
): PlannedRow | RefusedRow {
  const cell = (column: string) => cells[column] ?? '';
  const remarks: Remark[] = [];
  const rawIso3 = cell(identity.iso3);
  const iso3 = rawIso3.trim();
  const base = { row, id: cell(identity.id), country: cell(identity.name).trim() };
  const refuse = (reason: string, column: string): RefusedRow => ({
    ...base,
    round: cell(identity.round),
    remarks: [...remarks, { kind: 'refused', reason, column, found: cell(column) }]
  });

  if (iso3 === '') return refuse('no ISO code: not a country that the institute can ask', identity.iso3);
  if (iso3 !== rawIso3) {
    remarks.push({ kind: 'mended', reason: 'white space around the ISO code', column: identity.iso3, found: rawIso3 });
  }
  if (!members.has(iso3)) return refuse('neither a Member State nor an Associate Member', identity.iso3);
  const round = Number(cell(identity.round));
  if (!Number.isInteger(round) || round < 1 || round > 26) return refuse('no round between 1 and 26', identity.round);
  const respondedOn = cell(identity.date).trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(respondedOn) || Number.isNaN(Date.parse(respondedOn))) {
    return refuse('no date in the form YYYY-MM-DD', identity.date);
  }
  const answers: Record<string, Answer> = {
    round_id: answered(round),
    responded_on: answered(respondedOn)
  };
  for (const column of columns) {
    const question = questionnaire.byName.get(column.question);
    if (question === undefined) continue;
    const answer = answerOf(cell(column.column), column, question, remarks);
    if (answer !== null) answers[question.name] = answer;
  }
  return { ...base, iso3, round, respondedOn, superseded: false, answers, remarks };
}

function answered(value: string | number): Answer {
  return { state: 'answered', value, language: 'en', comment: null };
}

/** null: the cell is blank. A code outside the list is refused and noted in the answer's comment; the others are kept. */
function answerOf(text: string, { column, cell }: Column, question: Question, remarks: Remark[]): Answer | null {
  const found = text.trim();
  if (found === '') return null;
  const codes = found.split(',').map((code) => code.trim());
  const listed = question.type === 'choice' || question.type === 'choices' ? question.choices : [];
  const known = listed.map((choice) => choice.value).filter((value) => codes.includes(String(value)));
  const unknown = codes.filter((code) => !listed.some((choice) => String(choice.value) === code));
  let comment: string | null = null;
  if (unknown.length > 0) {
    remarks.push({ kind: 'refused', reason: `code outside the list: ${unknown.join(', ')}`, column, found });
    comment = `The source has "${found}"; not in the list of codes: ${unknown.join(', ')}.`;
  }
  if (known.length === 0) return { state: 'blank', value: null, language: 'en', comment };
  const value = cell === 'code' ? known[0] : known;
  const checked = checkAnswer(question, { base: 0, state: 'answered', value, comment, language: 'en' });
  if (!isProblem(checked)) return checked;
  remarks.push({ kind: 'refused', reason: checked.problem, column, found });
  return { state: 'blank', value: null, language: 'en', comment: `The source has "${found}".` };
}

/** By round and country; within one, the earlier response first (same date: the earlier row), all but the last superseded. */
function inLogOrder(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  const key = (one: PlannedRow) => `${String(one.round).padStart(2, '0')}.${one.iso3}`;
  const sorted = [...rows].sort((a, b) => {
    if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
    if (a.respondedOn !== b.respondedOn) return a.respondedOn < b.respondedOn ? -1 : 1;
    return a.row - b.row;
  });
  return sorted.map((one, index) => {
    const next = sorted[index + 1];
    if (next === undefined || key(next) !== key(one)) return one;
    const remark: Remark = {
      kind: 'merged',
      reason: `the same country and round again in row ${next.row} (${next.respondedOn}), which counts`,
      column: identity.date,
      found: one.respondedOn
    };
    return { ...one, superseded: true, remarks: [...one.remarks, remark] };
  });
}
