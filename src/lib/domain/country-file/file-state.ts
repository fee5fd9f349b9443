import type { ActedBy, StandingAnswer } from './answer.ts';
import type { Named, Progress, ReviewMarkKind } from './change.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';

/**
 * invited → in_progress → (frozen →) submitted → (returned → (frozen →) submitted)* → approved → (reopened: returned …).
 * A withdrawn signature and an unfrozen file go back to in_progress, or to returned where a return or a reopening stands.
 * 'declined' may be entered from every state before signing, and left for the state before it. Imported files are
 * 'approved' with origin 'imported'. Answers are taken only in invited, in_progress and returned, and only in time.
 */
export const fileStatuses = [
  'invited',
  'in_progress',
  'frozen',
  'submitted',
  'returned',
  'approved',
  'declined'
] as const;
export type FileStatus = (typeof fileStatuses)[number];

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** 'signer': the head of the Commission, who reads the frozen copy and signs it or sends it back; nothing else. */
  readonly role: 'focal_point' | 'contributor' | 'signer';
  /** The sections given to a contributor; 'all' for the focal point. */
  readonly sections: 'all' | readonly string[];
  /** Single questions given besides the sections. */
  readonly questions: readonly string[];
  readonly message: string;
  /** YYYY-MM-DD; null: no date. */
  readonly due: string | null;
}

export interface SubmissionStub {
  readonly receipt: string;
  readonly number: number;
  readonly sha256: string;
  readonly at: string;
  /** The file's revision that was signed: changes up to and including this one. */
  readonly revision: number;
  readonly signer: { readonly name: string; readonly function: string };
  readonly outcome: 'submitted' | 'withdrawn' | 'returned' | 'approved';
  readonly decidedAt: string | null;
  /** Reason of a return or withdrawal, remarks of an approval; empty: none. */
  readonly words: string;
  /** The later submission that was approved in its place; null: it is the newest that counts. */
  readonly supersededBy: number | null;
}

/** The copy that is read before signing. */
export interface Frozen {
  readonly revision: number;
  readonly at: string;
  readonly by: ActedBy;
  /** Who alone may sign; null: the focal point himself. */
  readonly signer: Named | null;
}

/** Why the copy was given up: by the focal point, or sent back by the signer. */
export interface Unfrozen {
  readonly reason: string;
  readonly at: string;
  readonly by: ActedBy;
  readonly sentBack: boolean;
}

/** The country's newest request for more time, and what became of it. */
export interface MoreTime {
  readonly reason: string;
  readonly until: string;
  readonly at: string;
  readonly by: ActedBy;
  readonly outcome: 'asked' | 'granted' | 'refused';
  /** IITE's words; empty while asked. */
  readonly words: string;
  readonly decidedAt: string | null;
}

export interface Declined {
  readonly reason: string;
  readonly at: string;
  readonly by: ActedBy;
  /** To which the file goes back when the country takes part again. */
  readonly before: FileStatus;
}

export interface ColleagueComment {
  /** The change's revision. */
  readonly id: number;
  readonly question: string;
  readonly text: string;
  readonly at: string;
  readonly by: ActedBy;
}

export interface ThreadMessage {
  readonly side: 'iite' | 'country';
  readonly text: string;
  readonly language: Language;
  readonly at: string;
  readonly by: ActedBy;
}

/**
 * The questions to the country on one question of the questionnaire. 'open': IITE waits; 'answered': the country has
 * signed since; 'settled': nothing more is asked. A reply alone leaves it open: a changed answer may still be due.
 */
export interface Thread {
  readonly question: string;
  /** The submission that was last asked about. */
  readonly number: number;
  readonly status: 'open' | 'answered' | 'settled';
  readonly messages: readonly ThreadMessage[];
}

/** What a reviewer found of one answer of one submission. */
export interface ReviewMark {
  readonly number: number;
  readonly question: string;
  readonly mark: ReviewMarkKind;
  readonly at: string;
  readonly by: ActedBy;
}

/** A country file as its log says it stands: plain JSON, stored as the projection. */
export interface FileState {
  readonly fileId: string;
  readonly campaignId: string;
  readonly iso3: string;
  readonly version: VersionRef;
  readonly origin: 'asked' | 'imported';
  readonly status: FileStatus;
  readonly revision: number;
  /** The revision of the last change to what is signed: answers and evidence. */
  readonly contentRevision: number;
  readonly members: readonly Member[];
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly progress: Progress;
  readonly submissions: readonly SubmissionStub[];
  readonly returnReason: string | null;
  /** The questions that a standing return asks on; null: on none in particular. */
  readonly asked: readonly string[] | null;
  /** The questions that take answers; null: all of them. Stands from a return to the approval. */
  readonly unlocked: readonly string[] | null;
  readonly approvalRemarks: string | null;
  readonly frozen: Frozen | null;
  /** Until the next freezing or signing. */
  readonly unfrozen: Unfrozen | null;
  /** This file's own closing instant, in place of the campaign's; null: the campaign's. */
  readonly deadline: string | null;
  readonly moreTime: MoreTime | null;
  readonly declined: Declined | null;
  readonly evidence: readonly EvidenceItem[];
  readonly comments: readonly ColleagueComment[];
  readonly threads: readonly Thread[];
  readonly marks: readonly ReviewMark[];
  readonly openedAt: string;
  readonly firstVisitAt: string | null;
  readonly lastActivityAt: string;
  /** Imported rows, newest last (see the 'imported' change). */
  readonly sources: readonly { readonly name: string; readonly row: number; readonly superseded: boolean }[];
}

/** How many questions to the country stand where; see Thread. */
export type ThreadCounts = Readonly<Record<Thread['status'], number>>;

/** What the cockpit may know of a file: everything but what people wrote in it, whose questions are only counted. */
export interface FileSummary extends Omit<FileState, 'answers' | 'evidence' | 'comments' | 'threads' | 'marks'> {
  readonly threadCounts: ThreadCounts;
}
