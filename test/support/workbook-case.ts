/** A country file of the every-type instrument (or another bundle) in memory, as a copy and as the context of a plan. */
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { EvidenceFacts } from '#lib/domain/country-file/evidence-item.ts';
import type { FileState, Member } from '#lib/domain/country-file/file-state.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { softChecks } from '#lib/domain/country-file/soft-checks.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { copyOf, type FileCopy } from '#lib/server/exports/file-copy.ts';
import { historyOf } from '#lib/server/imports/workbook/history.ts';
import { planOf, type WorkbookPlan } from '#lib/server/imports/workbook/plan.ts';
import { readCells } from '#lib/server/imports/workbook/read-cells.ts';
import { rowsOf, type ReadWorkbook } from '#lib/server/imports/workbook/rows.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { everyType } from './every-type.ts';

export const version = { instrument: 'every', version: '1.0.0', sha256: 'c'.repeat(64) };
export const person: Member = {
  personId: 'amal',
  name: 'Amal',
  email: 'amal@example.org',
  role: 'focal_point',
  sections: 'all',
  questions: [],
  message: '',
  due: null
};

export function questionnaireOf({ instrument, version: number, survey, lineage }: NamedBundle): Questionnaire {
  const parsed = parseQuestionnaire(instrument, number, survey, lineage);
  if (isFindings(parsed)) throw new Error(JSON.stringify(parsed[0]));
  return parsed;
}

export const every = questionnaireOf(everyType());

export interface WorkbookCase {
  readonly state: FileState;
  readonly changes: readonly Change[];
  readonly copy: (language: Language, filled?: boolean) => FileCopy;
  readonly plan: (workbook: ReadWorkbook, member?: Member) => WorkbookPlan;
  /** The file after these answers of another person. */
  readonly after: (answers: Readonly<Record<string, Answer>>) => WorkbookCase;
}

/** @param evidence in the file before the answers, which may cite it */
export function workbookCase(
  answers: Readonly<Record<string, Answer>>,
  questionnaire: Questionnaire = every,
  evidence: readonly EvidenceFacts[] = []
): WorkbookCase {
  const opened: ChangeBody = { kind: 'opened', campaignId: 'every-2026', iso3: 'KEN', version, progress: {} };
  const named: ChangeBody = {
    kind: 'focal_point_named',
    personId: person.personId,
    name: person.name,
    email: person.email
  };
  const bodies = [
    opened,
    named,
    ...evidence.map((item): ChangeBody => ({ kind: 'evidence_added', item })),
    ...(Object.keys(answers).length === 0 ? [] : [{ kind: 'answers_saved', answers, progress: {} } as const])
  ];
  return caseOf(bodies.map(changed), questionnaire);
}

function changed(body: ChangeBody, at: number): Change {
  const by = { personId: at < 3 ? 'amal' : 'brian', name: at < 3 ? 'Amal' : 'Brian', role: 'focal_point' };
  const time = `2026-03-01T10:0${Math.min(at, 9)}:00.000Z`;
  return { fileId: 'every-2026.KEN', revision: at + 1, changeId: `c${at}`, at: time, by, via: 'page', ...body };
}

function caseOf(changes: readonly Change[], questionnaire: Questionnaire): WorkbookCase {
  const state = changes.reduce<FileState | null>(applyChange, null);
  if (state === null) throw new Error('no file');
  const logicOf = compileLogic(questionnaire);
  const logic = logicOf(valuesOf(state.answers));
  const { answers: standing, evidence } = state;
  const previous = new Map<string, PreviousAnswer>();
  return {
    state,
    changes,
    copy: (language, filled = true) =>
      copyOf({
        file: state,
        campaign: { id: 'every-2026', title: 'Every type 2026', timeZone: 'UTC' },
        questionnaire,
        logic,
        answers: standing,
        sees: new Set(questionnaire.byName.keys()),
        evidence: Object.fromEntries(evidence.map((item) => [item.id, item])),
        remarks: softChecks({ questionnaire, answers: standing, logic, previous, evidence }),
        language,
        filled,
        now: new Date('2026-03-02T10:00:00.000Z'),
        demonstration: false
      }),
    plan: (workbook, member = person) =>
      planOf(workbook, {
        state,
        member,
        questionnaire,
        logic,
        logicOf,
        history: historyOf(changes),
        previous,
        sections: questionnaire.sections.map(({ name }) => name)
      }),
    after: (answers) =>
      caseOf([...changes, changed({ kind: 'answers_saved', answers, progress: {} }, changes.length)], questionnaire)
  };
}

export async function readBack(bytes: Buffer): Promise<ReadWorkbook> {
  const sheets = await readCells(bytes);
  const read = isProblem(sheets) ? sheets : rowsOf(sheets);
  if (isProblem(read)) throw new Error(`${read.problem} ${JSON.stringify(read.params)}`);
  return read;
}

export function answered(value: Answer['value'], more: Partial<Answer> = {}): Answer {
  return { state: 'answered', value, language: 'en', comment: null, ...more };
}
