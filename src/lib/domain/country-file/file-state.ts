import type { StandingAnswer } from './answer.ts';
import type { Progress } from './change.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';

/**
 * invited → in_progress → submitted → (returned → submitted)* → approved. Imported files are 'approved' with origin
 * 'imported'. Answers are taken only in invited, in_progress and returned, and only while the campaign is open.
 */
export type FileStatus = 'invited' | 'in_progress' | 'submitted' | 'returned' | 'approved';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'focal_point' | 'contributor';
  /** The sections given to a contributor; 'all' for the focal point. */
  readonly sections: 'all' | readonly string[];
}

export interface SubmissionStub {
  readonly receipt: string;
  readonly number: number;
  readonly sha256: string;
  readonly at: string;
  /** The file's revision that was signed: changes up to and including this one. */
  readonly revision: number;
  readonly signer: { readonly name: string; readonly function: string };
  readonly outcome: 'submitted' | 'returned' | 'approved';
  readonly decidedAt: string | null;
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
  readonly members: readonly Member[];
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly progress: Progress;
  readonly submissions: readonly SubmissionStub[];
  readonly returnReason: string | null;
  readonly approvalRemarks: string | null;
  readonly openedAt: string;
  readonly firstVisitAt: string | null;
  readonly lastActivityAt: string;
  /** Imported rows, newest last (see the 'imported' change). */
  readonly sources: readonly { readonly name: string; readonly row: number; readonly superseded: boolean }[];
}

/** What the cockpit may know of a file: everything but the answers. */
export type FileSummary = Omit<FileState, 'answers'>;
