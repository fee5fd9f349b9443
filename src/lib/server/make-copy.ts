/** A country file as a member may take it away: the questions that are his to fill, or all of them where he reads them to sign. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { softChecks } from '#lib/domain/country-file/soft-checks.ts';
import type { SubmissionContent } from '#lib/domain/country-file/submission.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { App } from './app.ts';
import { copyOf, type FileCopy } from './exports/file-copy.ts';
import type { MemberReading } from './member-desk.ts';
import type { FileOnDesk } from './file-desk.ts';

export interface Taken {
  readonly bytes: Buffer;
  readonly name: string;
  readonly mediaType: string;
}
export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
} as const;

export function copyForMember(
  app: App,
  { state, sight, campaign, version, logic }: MemberReading,
  previous: ReadonlyMap<string, PreviousAnswer>,
  { language, filled, all }: { readonly language: Language; readonly filled: boolean; readonly all: boolean }
): FileCopy {
  const { questionnaire } = version;
  const { answers, evidence } = state;
  return copyOf({
    file: state,
    campaign,
    questionnaire,
    logic,
    answers,
    evidence: Object.fromEntries(evidence.map((item) => [item.id, item])),
    remarks: softChecks({ questionnaire, answers, logic, previous, evidence }),
    sees: all ? new Set(questionnaire.byName.keys()) : sight.writes,
    language,
    filled,
    now: app.clock(),
    demonstration: app.env.DEMONSTRATION
  });
}

/**
 * What was signed: the answers of the submission alone, as its own conditions show them. `part`: only some of them came
 * (a contributor's), so their conditions cannot be worked out and those questions alone are shown.
 */
export function copyOfSigned(
  app: App,
  { state, campaign, version }: FileOnDesk,
  content: SubmissionContent,
  part: boolean
): FileCopy {
  const { questionnaire } = version;
  const by = { personId: '', name: content.signer.name };
  const answers = Object.entries(content.answers).map(([name, answer]): [string, StandingAnswer] => [
    name,
    { ...answer, revision: 0, at: content.signedAt, by }
  ]);
  const shown = new Set(answers.map(([name]) => name));
  const logic = version.logic(valuesOf(content.answers));
  const sections = questionnaire.sections.filter(({ questions }) => questions.some(({ name }) => shown.has(name)));
  const visibleSections = new Set(sections.map(({ name }) => name));
  return copyOf({
    file: { fileId: state.fileId, iso3: state.iso3, revision: 0, version: content.version },
    campaign,
    questionnaire,
    logic: part ? { ...logic, visible: shown, visibleSections } : logic,
    answers: Object.fromEntries(answers),
    evidence: content.evidence ?? {},
    remarks: [],
    sees: part ? shown : new Set(questionnaire.byName.keys()),
    language: content.language,
    filled: true,
    now: app.clock(),
    demonstration: app.env.DEMONSTRATION
  });
}
