import type { Answer } from './answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';

/**
 * A country file is an append-only log of changes; inserting one change record is the commit point of everything
 * that happens to a file. The present state is `changes.reduce(apply)`. Nothing edits or deletes a change.
 */
export interface ChangeBase {
  readonly fileId: string;
  /** 1, 2, 3 … without gaps; unique in the file: the optimistic lock. */
  readonly revision: number;
  /** Made by whoever sends the change; unique in the file: a resend is harmless. At most 64 characters. */
  readonly changeId: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly by: { readonly personId: string; readonly name: string; readonly role: string };
  readonly via: 'page' | 'script' | 'import' | 'cli' | 'demonstration';
}

/** Answered and visible questions of a section, as counted when the change was made: [answered, asked]. */
export type Progress = Readonly<Record<string, readonly [answered: number, asked: number]>>;

export type ChangeBody =
  | {
      readonly kind: 'opened';
      readonly campaignId: string;
      readonly iso3: string;
      readonly version: VersionRef;
      readonly progress: Progress;
    }
  | { readonly kind: 'focal_point_named'; readonly personId: string; readonly name: string; readonly email: string }
  | {
      readonly kind: 'delegated';
      readonly personId: string;
      readonly name: string;
      readonly email: string;
      readonly sections: readonly string[];
    }
  | { readonly kind: 'delegation_withdrawn'; readonly personId: string }
  | { readonly kind: 'visited' }
  | {
      readonly kind: 'answers_saved';
      readonly answers: Readonly<Record<string, Answer>>;
      readonly progress: Progress;
    }
  | {
      readonly kind: 'submitted';
      /** Receipt number, e.g. DTR-2026-KEN-1. */
      readonly receipt: string;
      readonly number: number;
      readonly sha256: string;
      readonly signer: { readonly name: string; readonly function: string };
      /** Language in which the signer read and signed: part of what the SHA-256 is of. */
      readonly language: Language;
    }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'approved'; readonly remarks: string }
  | {
      readonly kind: 'imported';
      /** Where the answers come from: file name, SHA-256 of the file, row number in it (1 = first data row) and its id. */
      readonly source: { readonly name: string; readonly sha256: string; readonly row: number; readonly id: string };
      readonly respondedOn: string;
      /** True when a later row of the same source replaces this one: it stays in the log and counts for nothing. */
      readonly superseded: boolean;
      /** The submission that these answers make; null where superseded. Nobody of the country signed it. */
      readonly submission: { readonly receipt: string; readonly number: number; readonly sha256: string } | null;
      readonly answers: Readonly<Record<string, Answer>>;
      readonly progress: Progress;
    };

export type Change = ChangeBase & ChangeBody;
