/**
 * What a workbook would do to a file: every question compared three ways — as the workbook was written, as it is filled in, as
 * it stands now. Only what was really filled in counts: an old answer that nobody touched in the workbook changes nothing. Pure;
 * the same check as on the page (check-answer) refuses, and what somebody changed meanwhile is a conflict with both texts.
 */
import type { Answer, AnswerInput, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { decideAnswers } from '#lib/domain/country-file/decide-answers.ts';
import type { FileState, Member } from '#lib/domain/country-file/file-state.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { softChecks, type Remark } from '#lib/domain/country-file/soft-checks.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { Logic, LogicResult, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { History } from './history.ts';
import { readAnswer } from './read-answer.ts';
import { refusedEntry, type RefusedEntry } from './refused-entry.ts';
import type { ReadingNote } from './read-values.ts';
import type { ReadWorkbook, WorkbookRow } from './rows.ts';

interface Planned {
  readonly question: string;
  readonly section: string;
  readonly mine: Answer;
  readonly input: AnswerInput;
  readonly notes: readonly ReadingNote[];
  /** Not asked with the answers that stand: kept, and left out of what is signed. */
  readonly hidden: boolean;
}
export interface PlannedChange extends Planned {
  readonly standing: StandingAnswer | null;
  /** Soft remarks on the answer as it would stand, once all changes are written, that nobody has explained yet. */
  readonly remarks: readonly Remark[];
}
export interface PlannedConflict extends Planned {
  readonly standing: StandingAnswer;
}
export interface WorkbookPlan {
  readonly changes: readonly PlannedChange[];
  readonly conflicts: readonly PlannedConflict[];
  readonly refused: readonly RefusedEntry[];
  /** Filled in, and standing in the file already. */
  readonly same: readonly string[];
  /** Emptied cells whose answer stays. */
  readonly emptied: readonly string[];
  /** Rows whose question this questionnaire does not have. */
  readonly unknown: readonly string[];
  /** Sections of the reader that the workbook has no row of. */
  readonly missing: readonly string[];
  readonly untouched: number;
}

export interface PlanContext {
  readonly state: FileState;
  readonly member: Member;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  readonly logicOf: Logic;
  readonly history: History;
  /** What of the last round may be compared. */
  readonly previous: ReadonlyMap<string, PreviousAnswer>;
  /** Sections that the person may fill. */
  readonly sections: readonly string[];
}

export function planOf(workbook: ReadWorkbook, context: PlanContext): WorkbookPlan {
  const { questionnaire } = context;
  const byQuestion = new Map<string, WorkbookRow[]>();
  for (const row of workbook.rows) {
    const before = byQuestion.get(row.question) ?? [];
    // A sheet that was copied inside the workbook says the same twice.
    if (!before.some((one) => saysTheSame(one, row))) byQuestion.set(row.question, [...before, row]);
  }
  const plan = {
    changes: [] as Omit<PlannedChange, 'remarks'>[],
    conflicts: [] as PlannedConflict[],
    refused: [] as RefusedEntry[],
    same: [] as string[],
    emptied: [] as string[]
  };
  let untouched = 0;
  for (const question of questionnaire.byName.values()) {
    const rows = byQuestion.get(question.name);
    if (rows === undefined || question.type === 'calculated') continue;
    const outcome = planned(question, rows, workbook, context);
    if (outcome === null) untouched += 1;
    else if ('cause' in outcome) plan.refused.push(outcome);
    else if (outcome.as === 'same') plan.same.push(question.name);
    else if (outcome.as === 'emptied') plan.emptied.push(question.name);
    else if (outcome.as === 'conflict') plan.conflicts.push(outcome.planned);
    else plan.changes.push(outcome.planned);
  }
  const present = new Set(workbook.rows.map((row) => questionnaire.sectionOf.get(row.question)));
  const remarks = remarksAfter(plan.changes, context);
  return {
    ...plan,
    changes: plan.changes.map((one) => ({
      ...one,
      remarks: remarks.filter(({ question, explanation }) => question === one.question && explanation === null)
    })),
    untouched,
    unknown: [...byQuestion.keys()].filter((name) => !questionnaire.byName.has(name)),
    missing: context.sections.filter((name) => !present.has(name))
  };
}

function remarksAfter(changes: readonly Planned[], context: PlanContext): readonly Remark[] {
  const { state, questionnaire, logicOf, previous } = context;
  const answers: Record<string, Answer> = { ...state.answers };
  for (const { question, mine } of changes) answers[question] = mine;
  return softChecks({ questionnaire, answers, logic: logicOf(valuesOf(answers)), previous, evidence: state.evidence });
}

function saysTheSame(one: WorkbookRow, other: WorkbookRow): boolean {
  const said = ({ part, answer, state, comment, source, year, confidential, reason, base }: WorkbookRow) =>
    JSON.stringify([part, answer, state, comment, source, year, confidential, reason, base]);
  return said(one) === said(other);
}

type Outcome =
  | null
  | RefusedEntry
  | { readonly as: 'same' }
  | { readonly as: 'emptied' }
  | { readonly as: 'conflict'; readonly planned: PlannedConflict }
  | { readonly as: 'change'; readonly planned: Omit<PlannedChange, 'remarks'> };

function planned(
  question: Question,
  rows: readonly WorkbookRow[],
  { facts }: ReadWorkbook,
  context: PlanContext
): Outcome {
  const { state, member, questionnaire, logic, history } = context;
  const { name } = question;
  const section = questionnaire.sectionOf.get(name) ?? '';
  const base = rows.find((row) => row.base !== null)?.base ?? facts.revision;
  const original = history(name, base);
  const standing = Object.hasOwn(state.answers, name) ? (state.answers[name] ?? null) : null;
  const read = readAnswer(question, rows, original);
  if (isProblem(read)) return refusedEntry(name, section, rows, read);
  const before = original ?? { state: 'blank', value: null, comment: null };
  const { notes, emptied, beside, ...said } = read;
  // A value that nobody touched is handed back as it is.
  const touched =
    said.state !== before.state ||
    said.comment !== before.comment ||
    said.value !== before.value ||
    Object.keys(beside).length > 0;
  if (!touched) return emptied && facts.filled ? { as: 'emptied' } : null;
  const input: AnswerInput = { base, ...said, language: facts.language, ...beside };
  const seen = standing === null || (base >= standing.revision && base <= state.revision);
  // As if what stands had been seen: what the answer would be, and whether it may be.
  const decision = decideAnswers(state, { [name]: { ...input, base: state.revision } }, member, {
    questionnaire,
    logic: context.logicOf
  });
  const cause = decision.refused.get(name);
  if (cause !== undefined) return refusedEntry(name, section, rows, cause);
  const mine = decision.change?.kind === 'answers_saved' ? decision.change.answers[name] : undefined;
  if (mine === undefined) return { as: 'same' };
  const entry = { question: name, section, mine, input, notes, hidden: !logic.visible.has(name) };
  return standing === null || seen
    ? { as: 'change', planned: { ...entry, standing } }
    : { as: 'conflict', planned: { ...entry, standing } };
}

/** Why the workbook cannot be read into this file at all; null: it can. */
export function belongsTo(workbook: ReadWorkbook, state: FileState): Problem | null {
  const { fileId, instrument, version, sha256, revision, campaignId, iso3 } = workbook.facts;
  if (fileId !== state.fileId) return problem('workbook.other_file', { campaign: campaignId, iso3 });
  if (instrument !== state.version.instrument || version !== state.version.version || sha256 !== state.version.sha256) {
    return problem('workbook.other_version', {
      found: `${instrument} ${version}`,
      expected: `${state.version.instrument} ${state.version.version}`
    });
  }
  return revision > state.revision
    ? problem('workbook.unknown_revision', { found: revision, known: state.revision })
    : null;
}
