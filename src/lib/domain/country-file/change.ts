import type { Answer } from './answer.ts';
import type { EvidenceFacts } from './evidence-item.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';

/** By which way a change came in. 'script': autosave; 'offline': a queue that waited; 'excel': a workbook sent back. */
export const ways = ['page', 'script', 'offline', 'excel', 'import', 'cli', 'demonstration'] as const;
export type Way = (typeof ways)[number];

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
  /** `acting`: who sat behind a shared mailbox, as named on entering. */
  readonly by: { readonly personId: string; readonly name: string; readonly role: string; readonly acting?: string };
  readonly via: Way;
}

/** Answered and visible questions of a section, as counted when the change was made: [answered, asked]. */
export type Progress = Readonly<Record<string, readonly [answered: number, asked: number]>>;

/** A person as a change names him. */
export interface Named {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

export type ReviewMarkKind = 'validated' | 'documented';

/** Who is in the file and what is given to whom. */
export type PeopleBody =
  | ({ readonly kind: 'focal_point_named' } & Named)
  | ({
      readonly kind: 'delegated';
      /** What the contributor has from now on: whole sections, and single questions besides. */
      readonly sections: readonly string[];
      readonly questions: readonly string[];
      readonly message: string;
      /** YYYY-MM-DD; null: no date. */
      readonly due: string | null;
    } & Named)
  | { readonly kind: 'delegation_withdrawn'; readonly personId: string }
  /** The focal point gives the whole file to another person and leaves it. */
  | ({ readonly kind: 'handed_over'; readonly from: string; readonly message: string } & Named);

export type ContentBody =
  | {
      readonly kind: 'answers_saved';
      readonly answers: Readonly<Record<string, Answer>>;
      /** Answers that their writer gave up for those that stood: only the history knows them. Absent: none. */
      readonly setAside?: Readonly<Record<string, Answer>>;
      readonly progress: Progress;
    }
  | { readonly kind: 'evidence_added'; readonly item: EvidenceFacts }
  | { readonly kind: 'evidence_removed'; readonly id: string }
  /** Between colleagues; never shown to IITE. */
  | { readonly kind: 'comment_added'; readonly question: string; readonly text: string };

export type SigningBody =
  | {
      readonly kind: 'frozen';
      /** The revision that is read and will be signed. */
      readonly read: number;
      /** The head of the Commission, who alone may sign then; null: the focal point signs himself. */
      readonly signer: Named | null;
    }
  /** By the focal point, or sent back by the signer. */
  | { readonly kind: 'unfrozen'; readonly reason: string; readonly sentBack: boolean }
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
  /** By the country, before IITE has decided. */
  | { readonly kind: 'withdrawn'; readonly number: number; readonly reason: string };

export type CourseBody =
  | { readonly kind: 'more_time_asked'; readonly reason: string; readonly until: string }
  /** `until`: this file's own closing instant from now on. */
  | { readonly kind: 'more_time_granted'; readonly until: string; readonly words: string }
  | { readonly kind: 'more_time_refused'; readonly reason: string }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'taken_part_again'; readonly reason: string };

export type ReviewBody =
  /** Questions to the country about submission `number`; on a question that has a thread already they continue it. */
  | {
      readonly kind: 'country_asked';
      readonly number: number;
      readonly language: Language;
      readonly questions: readonly { readonly question: string; readonly text: string }[];
    }
  | {
      readonly kind: 'country_replied';
      readonly question: string;
      readonly text: string;
      readonly language: Language;
    }
  | { readonly kind: 'question_settled'; readonly question: string }
  | {
      readonly kind: 'answers_marked';
      readonly number: number;
      /** null takes a mark away. */
      readonly marks: Readonly<Record<string, ReviewMarkKind | null>>;
    }
  | {
      readonly kind: 'returned';
      readonly reason: string;
      /** The questions asked on; null: the return asks on none, and everything takes answers again. */
      readonly asked: readonly string[] | null;
      /** The asked questions and what depends on them: only these take answers until the file is approved. */
      readonly unlocked: readonly string[] | null;
    }
  | { readonly kind: 'approved'; readonly remarks: string }
  /** After approval: a new submission begins; the approved one stands until the new one is approved. */
  | { readonly kind: 'reopened'; readonly number: number; readonly reason: string };

export type ChangeBody =
  | {
      readonly kind: 'opened';
      readonly campaignId: string;
      readonly iso3: string;
      readonly version: VersionRef;
      readonly progress: Progress;
    }
  | { readonly kind: 'visited' }
  | PeopleBody
  | ContentBody
  | SigningBody
  | CourseBody
  | ReviewBody
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
export type ChangeOf<Kind extends ChangeBody['kind']> = Extract<Change, { readonly kind: Kind }>;
