/**
 * What a store may hold, and the only parse of it: a record of an older schema number is brought up to date here, on
 * read, in both stores alike. A record is written with the number it has; one from the future is refused at opening.
 */
import type { Scope } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Mail, Person, Session, SignInLink } from '#lib/domain/person.ts';
import { problem } from '#lib/domain/problem.ts';
import { schemaNumber, StorageFailure, type PublishedVersion, type StoreMeta } from './port.ts';
import type { EvidenceUpload, PieceResult } from './evidence-port.ts';

/** Projections of country files are not listed: one of an older number is made again from its log. */
export interface Records {
  readonly version: PublishedVersion;
  readonly campaign: Campaign;
  readonly person: Person;
  readonly change: Change;
  readonly submission: Submission;
  readonly session: Session;
  readonly signInLink: SignInLink;
  readonly mail: Mail;
  readonly evidenceUpload: EvidenceUpload;
}
export type RecordKind = keyof Records;

/** From `to - 1` to `to`; kinds that did not change have no step. Steps never change once released. */
export interface UpgradeStep {
  readonly kind: RecordKind;
  readonly to: number;
  readonly upgrade: (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

export interface Schema {
  readonly number: number;
  readonly steps: readonly UpgradeStep[];
}

/**
 * 2: sections and single questions are given with a message and a date; a return says what it asks on and unlocks; a
 * submission names the one approved in its place.
 * 3: the summary of a country file counts its questions to the country; made again from the log, no record changes.
 * 4: an answer knows since when it has said the same, evidence apart; made again from the log, no record changes.
 */
export const currentSchema: Schema = {
  number: schemaNumber,
  steps: [
    { kind: 'change', to: 2, upgrade: upgradeChange },
    { kind: 'submission', to: 2, upgrade: (record) => ({ supersededBy: null, ...record }) }
  ]
};

function upgradeChange(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  switch (record['kind']) {
    case 'delegated':
      return { questions: [], message: '', due: null, ...record };
    case 'returned':
      return { asked: null, unlocked: null, ...record };
    default:
      return { ...record };
  }
}

/** The record as this program knows it; `writtenAs` is the schema number it was written with. */
export function readRecord<K extends RecordKind>(
  schema: Schema,
  kind: K,
  stored: object,
  writtenAs: number
): Records[K] {
  let record: object = stored;
  for (let to = writtenAs + 1; to <= schema.number; to += 1) {
    for (const step of schema.steps) {
      if (step.kind === kind && step.to === to) record = step.upgrade({ ...record });
    }
  }
  return record as Records[K];
}

/** Refuses a store of a newer program and a mixture of demonstration and real data. */
export function checkMeta(meta: StoreMeta, schema: Schema, demonstration: boolean, where: string): void {
  if (meta.schema > schema.number) {
    throw new StorageFailure(problem('storage.newer_schema', { found: meta.schema, known: schema.number }, where));
  }
  if (meta.demonstration !== demonstration) {
    throw new StorageFailure(
      problem('storage.demonstration_mismatch', { store: meta.demonstration ? 'demonstration' : 'real' }, where)
    );
  }
}

/** A listing's cursor is the id of its last file: `<campaignId>.<ISO3>`. */
export function cursorParts(cursor: string): { readonly campaignId: string; readonly iso3: string } {
  const dot = cursor.lastIndexOf('.');
  return { campaignId: cursor.slice(0, dot), iso3: cursor.slice(dot + 1) };
}

/** Files in one page of a listing where the caller names no limit. */
export const usualPage = 500;

/** Uniqueness of (campaign, country) rests on the id being made of them: anything else is a bug of the caller. */
export function checkFileId(change: Change): void {
  if (change.kind === 'opened' && change.fileId !== `${change.campaignId}.${change.iso3}`) {
    throw new Error(`file id ${change.fileId} is not ${change.campaignId}.${change.iso3}`);
  }
}

/** Sessions, links and counters that ended this long ago may be thrown away; until then an old link can say "expired". */
export const keepEndedDays = 30;

/** Whether a file may be touched; a listing asks the same inside its query. */
export function isWithin(scope: Scope, file: Pick<FileState, 'members'>): boolean {
  switch (scope.reach) {
    case 'nothing':
      return false;
    case 'member':
      return file.members.some(({ personId }) => personId === scope.personId);
    case 'everything':
      return true;
  }
}

/** Where a piece of an upload belongs; 'kept': it is to be written. */
export function placeOfPiece(
  { received, size, stored }: Pick<EvidenceUpload, 'received' | 'size' | 'stored'>,
  offset: number,
  length: number
): PieceResult {
  const end = offset + length;
  if (end <= received) return { outcome: 'repeated', received };
  if (offset !== received || end > size || stored !== null) return { outcome: 'elsewhere', received };
  return { outcome: 'kept', received: end };
}
