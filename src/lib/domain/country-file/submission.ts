import type { Answer } from './answer.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';

/** How the country allows its answers to be published (question `consent` of every instrument; 'named' where not asked). */
export type Consent = 'named' | 'aggregate' | 'internal';

/** What is signed: its canonical JSON is what the receipt's SHA-256 is of. Only questions visible at signing. */
export interface SubmissionContent {
  readonly format: 1;
  readonly campaignId: string;
  readonly iso3: string;
  readonly version: VersionRef;
  readonly number: number;
  readonly signedAt: string;
  readonly signer: { readonly name: string; readonly function: string };
  readonly language: Language;
  readonly answers: Readonly<Record<string, Answer>>;
  /** The evidence that these answers cite, by id, so that its checksums are signed too; absent where none is cited. */
  readonly evidence?: Readonly<Record<string, SignedEvidence>>;
}

export type SignedEvidence = Pick<
  EvidenceItem,
  'kind' | 'name' | 'mediaType' | 'size' | 'sha256' | 'title' | 'date' | 'url'
>;

/** The signed, immutable state of a file, as analysis reads it. Written from the log; `status` follows the log. */
export interface Submission {
  readonly fileId: string;
  readonly number: number;
  readonly receipt: string;
  readonly campaignId: string;
  readonly iso3: string;
  readonly sha256: string;
  readonly status: 'submitted' | 'withdrawn' | 'returned' | 'approved';
  readonly decidedAt: string | null;
  /** The later submission of the file that was approved in its place; null: this one counts, once it is approved. */
  readonly supersededBy: number | null;
  readonly consent: Consent;
  readonly origin: 'asked' | 'imported';
  readonly content: SubmissionContent;
}
