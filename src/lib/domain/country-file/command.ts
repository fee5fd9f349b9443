/** What can be asked of a country file, and what the answer to it looks like: plain data, made by the use cases. */
import type { AnswerInput, StandingAnswer } from './answer.ts';
import type { ChangeBody, Named, ReviewMarkKind } from './change.ts';
import type { Dependencies } from './dependencies.ts';
import type { EvidenceFacts } from './evidence-item.ts';
import type { CampaignTimes } from './permission.ts';
import type { PreviousAnswer } from './previous.ts';
import type { Role } from '#lib/domain/access.ts';
import type { Logic, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';

export interface EvidenceLimits {
  /** In bytes. */
  readonly file: number;
  readonly country: number;
}

type PeopleCommand =
  | ({
      readonly kind: 'delegate';
      readonly sections: readonly string[];
      readonly questions?: readonly string[];
      readonly message?: string;
      /** YYYY-MM-DD */
      readonly due?: string | null;
    } & Named)
  | { readonly kind: 'withdraw_delegation'; readonly personId: string }
  | ({ readonly kind: 'hand_over'; readonly message: string } & Named)
  | ({ readonly kind: 'name_focal_point' } & Named);

type ContentCommand =
  | { readonly kind: 'save_answers'; readonly answers: Readonly<Record<string, AnswerInput>> }
  /** The bytes are in the store already; a refused item is cleared away by the caller. */
  | { readonly kind: 'add_evidence'; readonly item: EvidenceFacts; readonly limits: EvidenceLimits }
  | {
      readonly kind: 'add_link';
      readonly item: Pick<EvidenceFacts, 'id' | 'title' | 'date'> & { readonly url: string };
    }
  | { readonly kind: 'remove_evidence'; readonly id: string }
  | { readonly kind: 'comment'; readonly question: string; readonly text: string };

type SigningCommand =
  /** `signer` null: the focal point signs himself. */
  | { readonly kind: 'freeze'; readonly expectedRevision: number; readonly signer: Named | null }
  | { readonly kind: 'unfreeze'; readonly reason: string }
  | { readonly kind: 'send_back'; readonly reason: string }
  | {
      readonly kind: 'submit';
      readonly signer: { readonly name: string; readonly function: string };
      /** The file's revision that the signer has read. */
      readonly expectedRevision: number;
      readonly language: Language;
    }
  | { readonly kind: 'withdraw'; readonly number: number; readonly reason: string };

type CourseCommand =
  | { readonly kind: 'ask_more_time'; readonly reason: string; readonly until: string }
  | { readonly kind: 'grant_more_time'; readonly until: string; readonly words: string }
  | { readonly kind: 'refuse_more_time'; readonly reason: string }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'take_part_again'; readonly reason: string };

/** `number`: the submission that the reviewer has read. */
type ReviewCommand =
  | {
      readonly kind: 'ask_country';
      readonly number: number;
      readonly language: Language;
      readonly questions: readonly { readonly question: string; readonly text: string }[];
    }
  | { readonly kind: 'reply_to_iite'; readonly question: string; readonly text: string; readonly language: Language }
  | { readonly kind: 'settle_question'; readonly question: string }
  | {
      readonly kind: 'mark_answers';
      readonly number: number;
      readonly marks: Readonly<Record<string, ReviewMarkKind | null>>;
    }
  | { readonly kind: 'return'; readonly number: number; readonly reason: string }
  | { readonly kind: 'approve'; readonly number: number; readonly remarks: string }
  | { readonly kind: 'reopen'; readonly number: number; readonly reason: string };

export type Command =
  { readonly kind: 'visit' } | PeopleCommand | ContentCommand | SigningCommand | CourseCommand | ReviewCommand;
export type CommandOf<Kind extends Command['kind']> = Command & { readonly kind: Kind };

/** Everything a decision depends on besides the state and the command. */
export interface DecideContext {
  readonly by: { readonly personId: string; readonly role: Role };
  /** UTC, ISO 8601 with milliseconds: becomes the change's `at`. */
  readonly now: string;
  readonly campaign: CampaignTimes;
  readonly questionnaire: Questionnaire;
  readonly logic: Logic;
  readonly dependencies: Dependencies;
  /** Answers of the last round that may be taken over, by question; looked up only where an answer says it was. */
  readonly previous?: ReadonlyMap<string, PreviousAnswer>;
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
