/** What the storage port promises of files of evidence: uploads in pieces that resume, and content stored once. */
import type { Scope } from '#lib/domain/access.ts';

/** A file of evidence on its way: kept up to `received`; nobody reads any of it before it is whole, checked and in the log. */
export interface EvidenceUpload {
  readonly id: string;
  readonly fileId: string;
  readonly personId: string;
  /** As the sender named it; cleaned only where it becomes evidence. */
  readonly name: string;
  /** The question that it will be evidence for; null: none yet. */
  readonly question: string | null;
  /** In bytes. */
  readonly size: number;
  /** What the sender says that the whole will hash to; null: he did not say. */
  readonly sha256: string | null;
  readonly received: number;
  /** SHA-256 of the content once it is stored whole; null before. */
  readonly stored: string | null;
  readonly startedAt: string;
  readonly touchedAt: string;
}

/** Bytes from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What became of a piece. 'repeated': all of it was there, nothing was written. 'elsewhere': it does not begin where the
 * upload stands, or reaches beyond its size; go on at `received`.
 */
export interface PieceResult {
  readonly outcome: 'kept' | 'repeated' | 'elsewhere';
  readonly received: number;
}

/**
 * Files of evidence by country file and SHA-256 of their content: the same content is stored once in a file. What is
 * written is durable when the promise is kept. Throws StorageFailure 'storage.full' where there is no room; what was
 * received before stays, and the piece can be sent again. null: not there or not in scope.
 */
export interface EvidenceStore {
  /** False: that id exists, or the file is not in scope. */
  begin(scope: Scope, upload: Omit<EvidenceUpload, 'received' | 'stored' | 'touchedAt'>): Promise<boolean>;
  upload(scope: Scope, id: string): Promise<EvidenceUpload | null>;
  uploads(scope: Scope, fileId: string): Promise<readonly EvidenceUpload[]>;
  append(scope: Scope, id: string, offset: number, piece: Uint8Array, at: string): Promise<PieceResult | null>;
  /** What has been received so far; null also where it is stored already. */
  readUpload(scope: Scope, id: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  /** What has been received is all: a form does not say beforehand how long a file is. */
  endHere(scope: Scope, id: string): Promise<void>;
  /** Stores the whole under its SHA-256; again: the same. `sha256` null: not everything has been received, nothing is stored. */
  finish(scope: Scope, id: string): Promise<{ readonly sha256: string | null } | null>;
  /** Forgets the upload and the pieces received; what `finish` has stored stays. */
  forget(scope: Scope, id: string): Promise<void>;
  read(
    scope: Scope,
    fileId: string,
    sha256: string,
    range?: ByteRange
  ): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> } | null>;
  /**
   * Forgets uploads last touched before `before`, and what they stored where nothing `cites` it. Returns how many.
   */
  removeUnfinished(before: string, cites: (fileId: string, sha256: string) => Promise<boolean>): Promise<number>;
}
