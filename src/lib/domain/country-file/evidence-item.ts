import type { ActedBy } from './answer.ts';

/** Proof that answers can cite: a file kept beside the country file, or a link with title and date. */
export interface EvidenceItem {
  readonly id: string;
  readonly kind: 'file' | 'link';
  /** The cleaned file name; null for a link. */
  readonly name: string | null;
  /** By content, not as declared; null for a link. */
  readonly mediaType: string | null;
  /** In bytes; 0 for a link. */
  readonly size: number;
  /** Of the file's bytes, 64 hex digits; null for a link. */
  readonly sha256: string | null;
  /** What the country calls it; may be empty for a file. */
  readonly title: string;
  /** Date of the document, YYYY-MM-DD; null: not given. */
  readonly date: string | null;
  /** http or https; null for a file. */
  readonly url: string | null;
  readonly addedAt: string;
  readonly addedBy: ActedBy;
  /** A removed item stays in the file as removed; no answer cites it any more. */
  readonly removed: { readonly at: string; readonly by: ActedBy } | null;
}

/** An item as the log has it: who and when are the change's own. */
export type EvidenceFacts = Omit<EvidenceItem, 'addedAt' | 'addedBy' | 'removed'>;
