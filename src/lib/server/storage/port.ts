/**
 * The one door to what is stored, in the domain's words. Two adapters keep it: `mongo/` and `embedded/`; both pass
 * `test/contract`. Every call that touches country data takes a Scope (domain/access.ts). What comes out are copies.
 * Adapters throw only StorageFailure (unreachable, newer schema, in use …) and bugs; "not there" is null, a lost race is 'taken'.
 */
import type { Scope } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState, FileStatus, FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Mail, Person, Session, SignInLink } from '#lib/domain/person.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { EvidenceStore } from './evidence-port.ts';

/** A failure of the store itself that a person can act on; carries the Problem to show. */
export class StorageFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.problem} ${JSON.stringify(problem.params)}`, options);
    this.name = 'StorageFailure';
    this.problem = problem;
  }
}

/** Raised by one with every change of a stored shape; records of an older number are upgraded on read. */
export const schemaNumber = 4;

export interface StoreMeta {
  readonly schema: number;
  readonly demonstration: boolean;
  readonly createdAt: string;
}

/** A published version as stored: the three files as parsed JSON, frozen. */
export interface PublishedVersion {
  readonly instrument: string;
  readonly version: string;
  readonly sha256: string;
  /** Canonical JSON of { survey, scoring, lineage }: exactly what the SHA-256 is of. */
  readonly canonical: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface FileFilter {
  readonly campaignId?: string;
  readonly iso3?: readonly string[];
  readonly status?: readonly FileStatus[];
}

export interface SubmissionFilter {
  readonly campaignId?: readonly string[];
  readonly instrument?: string;
  readonly iso3?: readonly string[];
  readonly status?: readonly Submission['status'][];
}

/** A page of a listing: `after` is the cursor of the previous page's `next`; null: no more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * Appending inserts the one change record (durably: the commit point), then writes the projection.
 * 'taken': that revision exists already (somebody was faster: load again and decide again).
 * 'repeated': that changeId exists already in this file (a resend); the stored change comes back.
 */
export type AppendResult =
  | { readonly outcome: 'appended'; readonly state: FileState }
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'repeated'; readonly change: Change };

export interface CountryFiles {
  /** First change of a new file (kind 'opened', revision 1); 'taken' where (campaign, iso3) or the id exists. */
  create(scope: Scope, change: Change): Promise<AppendResult>;
  append(scope: Scope, change: Change): Promise<AppendResult | null>;
  /** The present state, caught up with the log; null: not there or not in scope. */
  load(scope: Scope, fileId: string): Promise<FileState | null>;
  /** All changes with revision > `after`, in order. */
  changes(scope: Scope, fileId: string, after?: number): Promise<readonly Change[] | null>;
  changeById(scope: Scope, fileId: string, changeId: string): Promise<Change | null>;
  /** The newest revision in the log, without reading the file; null: not there or not in scope. */
  revision(scope: Scope, fileId: string): Promise<number | null>;
  find(scope: Scope, campaignId: string, iso3: string): Promise<FileSummary | null>;
  /** Summaries in order of (campaignId, iso3). */
  list(
    scope: Scope,
    filter: FileFilter,
    page?: { readonly after?: string | null; readonly limit?: number }
  ): Promise<Page<FileSummary>>;
}

export interface Submissions {
  /** Write or replace by (fileId, number): a projection of the log, so the last writer is right. */
  put(scope: Scope, submission: Submission): Promise<void>;
  get(scope: Scope, fileId: string, number: number): Promise<Submission | null>;
  byReceipt(
    receipt: string
  ): Promise<
    (Pick<Submission, 'receipt' | 'sha256' | 'status' | 'iso3' | 'campaignId'> & { readonly signedAt: string }) | null
  >;
  /** In order of (campaignId, iso3, number). */
  list(scope: Scope, filter: SubmissionFilter): Promise<readonly Submission[]>;
  /** Number of matching submissions and the newest decidedAt: changes when an answer to a question about them may. */
  fingerprint(scope: Scope, filter: SubmissionFilter): Promise<string>;
}

export interface Versions {
  /** 'published' | 'same' (identical content was there) | 'taken' (other content under the number). */
  publish(version: PublishedVersion): Promise<'published' | 'same' | 'taken'>;
  get(instrument: string, version: string): Promise<PublishedVersion | null>;
  list(): Promise<readonly Omit<PublishedVersion, 'canonical'>[]>;
}

export interface Campaigns {
  create(campaign: Campaign): Promise<'created' | 'taken'>;
  /** Replaces when the stored revision is campaign.revision - 1. */
  replace(campaign: Campaign): Promise<'replaced' | 'taken'>;
  get(id: string): Promise<Campaign | null>;
  list(): Promise<readonly Campaign[]>;
}

export interface People {
  /** 'taken': that e-mail address exists. */
  create(person: Person): Promise<'created' | 'taken'>;
  replace(person: Person): Promise<void>;
  get(id: string): Promise<Person | null>;
  byEmail(email: string): Promise<Person | null>;
  list(): Promise<readonly Person[]>;
}

export interface Sessions {
  create(session: Session): Promise<void>;
  get(tokenHash: string): Promise<Session | null>;
  /** Who is acting in a session of a shared mailbox. */
  setActing(tokenHash: string, acting: string): Promise<void>;
  end(tokenHash: string): Promise<void>;
  endAllOf(personId: string): Promise<void>;
}

export interface SignInLinks {
  create(link: SignInLink): Promise<void>;
  get(tokenHash: string): Promise<SignInLink | null>;
  /** Marks it used, once: of racing callers exactly one gets the link, the others null. */
  use(tokenHash: string, at: string): Promise<SignInLink | null>;
  /** Throws a person's links away: none works any more. */
  endAllOf(personId: string): Promise<void>;
}

export interface Outbox {
  put(mail: Mail): Promise<void>;
  setStatus(id: string, status: Mail['status'], at: string, error: string | null): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly Mail[]>;
  waiting(limit: number): Promise<readonly Mail[]>;
}

export interface Limits {
  /** Counts one hit in a fixed window and returns the count so far, this one included; atomic over processes. */
  hit(key: string, windowSeconds: number, now: Date): Promise<number>;
}

/** Derived results by content key (submission hash, scoring hash, parameters): may be dropped at any time. */
export interface Cache {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

/** Who has which page of a country file open. Passing: it may be lost at any time, and ends by itself. */
export interface Presence {
  /** One place per person and file; counts until `until` and replaces what was there. */
  enter(fileId: string, person: Present, until: Date): Promise<void>;
  /** Ends the stay that was entered with this `until`; a later one goes on. */
  leave(fileId: string, personId: string, until: Date): Promise<void>;
  /** Who is there at `now`, by person id. */
  list(fileId: string, now: Date): Promise<readonly Present[]>;
}
export interface Present {
  readonly personId: string;
  readonly name: string;
  readonly section: string;
}

export interface Storage {
  readonly kind: 'mongo' | 'embedded';
  /** One line for the start message and /healthz, without credentials. */
  readonly description: string;
  readonly meta: StoreMeta;
  readonly versions: Versions;
  readonly campaigns: Campaigns;
  readonly people: People;
  readonly countryFiles: CountryFiles;
  readonly submissions: Submissions;
  readonly sessions: Sessions;
  readonly signInLinks: SignInLinks;
  readonly outbox: Outbox;
  readonly limits: Limits;
  readonly cache: Cache;
  readonly evidence: EvidenceStore;
  readonly presence: Presence;
  /** Answers within a second or throws StorageFailure. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
