import { MongoServerError } from 'mongodb';
import { problem } from '#lib/domain/problem.ts';
import { StorageFailure } from '../port.ts';

const outOfDiskSpace = 14031;

/** What MongoDB says when it has no room for a write, as the failure that people read in words; null: it says something else. */
export function fullDisk(cause: unknown, where: string): StorageFailure | null {
  const full = cause instanceof MongoServerError && cause.code === outOfDiskSpace;
  return full ? new StorageFailure(problem('storage.full', { folder: where }), { cause }) : null;
}
