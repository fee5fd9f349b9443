/**
 * What is signed: the answers to the questions visible at signing, without who typed them and when. Answers to hidden
 * questions stay in the log and are left out. Its canonical JSON is what the receipt's SHA-256 is of.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { facetsOf } from './facets.ts';
import { valuesOf } from './values.ts';
import type { Answer } from './answer.ts';
import type { Change } from './change.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { FileState, SubmissionStub } from './file-state.ts';
import type { Consent, SignedEvidence, Submission, SubmissionContent } from './submission.ts';
import type { Logic, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';

/** e.g. DTR-2026-KEN-1 for the first submission of the file dtr-2026.KEN. */
export function receiptOf(campaignId: string, iso3: string, number: number): string {
  return `${campaignId.toUpperCase()}-${iso3}-${number}`;
}

export interface Signing {
  readonly number: number;
  /** UTC, ISO 8601 with milliseconds. */
  readonly signedAt: string;
  readonly signer: { readonly name: string; readonly function: string };
  readonly language: Language;
}

export function submissionContent(
  state: Pick<FileState, 'campaignId' | 'iso3' | 'version' | 'answers' | 'evidence'>,
  questionnaire: Questionnaire,
  logic: Logic,
  signing: Signing
): SubmissionContent {
  const { visible } = logic(valuesOf(state.answers));
  const answers: Record<string, Answer> = {};
  for (const [name, question] of questionnaire.byName) {
    const standing = state.answers[name];
    if (standing === undefined || question.type === 'calculated' || !visible.has(name)) continue;
    const { state: answerState, value, language, comment } = standing;
    const beside = facetsOf(standing);
    if (answerState === 'blank' && comment === null && Object.keys(beside).length === 0) continue;
    answers[name] = { state: answerState, value, language, comment, ...beside };
  }
  const evidence = citedIn(answers, state.evidence);
  return {
    format: 1,
    campaignId: state.campaignId,
    iso3: state.iso3,
    version: state.version,
    number: signing.number,
    signedAt: signing.signedAt,
    signer: signing.signer,
    language: signing.language,
    answers,
    ...(evidence !== null && { evidence })
  };
}

function citedIn(
  answers: Readonly<Record<string, Answer>>,
  items: readonly EvidenceItem[]
): Readonly<Record<string, SignedEvidence>> | null {
  const cited = new Set(Object.values(answers).flatMap((answer) => answer.evidence ?? []));
  if (cited.size === 0) return null;
  const signed = items
    .filter(({ id }) => cited.has(id))
    .map(({ id, kind, name, mediaType, size, sha256, title, date, url }): [string, SignedEvidence] => [
      id,
      { kind, name, mediaType, size, sha256, title, date, url }
    ]);
  return Object.fromEntries(signed);
}

/** The text that is hashed. */
export function signedText(content: SubmissionContent): string {
  return canonicalJson(content);
}

/** The country's answer to the question `consent`; 'named' where it is not asked; 'internal' where it is asked and not answered. */
export function consentOf(content: SubmissionContent, questionnaire: Questionnaire): Consent {
  if (!questionnaire.byName.has('consent')) return 'named';
  const value = content.answers['consent']?.value;
  return value === 'named' || value === 'aggregate' ? value : 'internal';
}

/**
 * What analysis may read of the answers: those that the country claims as confidential, and what accompanies them, never
 * leave the review. The same object where nothing is claimed.
 */
export function publishable(content: SubmissionContent, questionnaire: Questionnaire): SubmissionContent {
  const isClaimed = (name: string): boolean =>
    Object.hasOwn(content.answers, name) && content.answers[name]?.confidential !== undefined;
  const open = Object.entries(content.answers).filter(([name]) => {
    const about = questionnaire.byName.get(name)?.about ?? null;
    return !isClaimed(name) && (about === null || !isClaimed(about.question));
  });
  const all = open.length === Object.keys(content.answers).length;
  return all ? content : { ...content, answers: Object.fromEntries(open) };
}

/** The projection of one signing, as the log says it stands. */
export function submissionOf(
  state: Pick<FileState, 'fileId' | 'origin'>,
  stub: SubmissionStub,
  content: SubmissionContent,
  questionnaire: Questionnaire
): Submission {
  return {
    fileId: state.fileId,
    number: stub.number,
    receipt: stub.receipt,
    campaignId: content.campaignId,
    iso3: content.iso3,
    sha256: stub.sha256,
    status: stub.outcome,
    decidedAt: stub.decidedAt,
    supersededBy: stub.supersededBy,
    consent: consentOf(content, questionnaire),
    origin: state.origin,
    content
  };
}

export function signingOf(change: Extract<Change, { kind: 'submitted' }>): Signing {
  return { number: change.number, signedAt: change.at, signer: change.signer, language: change.language };
}
