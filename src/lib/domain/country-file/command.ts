/** What can be asked of a country file, and what the answer to it looks like: plain data, made by the use cases. */
import type { AnswerInput, StandingAnswer } from './answer.ts';
import type { ChangeBody } from './change.ts';
import type { Role } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Logic, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';

export type Command =
  | { readonly kind: 'save_answers'; readonly answers: Readonly<Record<string, AnswerInput>> }
  | {
      readonly kind: 'submit';
      readonly signer: { readonly name: string; readonly function: string };
      /** The file's revision that the signer has read. */
      readonly expectedRevision: number;
      readonly language: Language;
    }
  /** `number`: the submission that the reviewer has read. */
  | { readonly kind: 'return'; readonly number: number; readonly reason: string }
  | { readonly kind: 'approve'; readonly number: number; readonly remarks: string }
  | {
      readonly kind: 'delegate';
      readonly personId: string;
      readonly name: string;
      readonly email: string;
      readonly sections: readonly string[];
    }
  | { readonly kind: 'withdraw_delegation'; readonly personId: string }
  | { readonly kind: 'visit' }
  | { readonly kind: 'name_focal_point'; readonly personId: string; readonly name: string; readonly email: string };

/** Everything a decision depends on besides the state and the command. */
export interface DecideContext {
  readonly by: { readonly personId: string; readonly role: Role };
  /** UTC, ISO 8601 with milliseconds: becomes the change's `at`. */
  readonly now: string;
  readonly campaign: Pick<Campaign, 'status' | 'opensAt' | 'closesAt'>;
  readonly questionnaire: Questionnaire;
  readonly logic: Logic;
  /** SHA-256 of a text in UTF-8, as 64 hex digits. */
  readonly sha256: (text: string) => string;
}

/**
 * `change`: what is to be appended; null: nothing to record. Of several answers the good ones make the one change,
 * the others come back by question: `refused` with the reason, `conflicts` with the answer that stands.
 * `unchanged`: questions whose standing answer already is the one sent.
 */
export interface Decision {
  readonly change: ChangeBody | null;
  readonly refused: ReadonlyMap<string, Problem>;
  readonly conflicts: ReadonlyMap<string, StandingAnswer>;
  readonly unchanged: ReadonlySet<string>;
}

export function decided(change: ChangeBody | null): Decision {
  return { change, refused: new Map(), conflicts: new Map(), unchanged: new Set() };
}
