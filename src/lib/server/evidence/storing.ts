/** Work on the store of evidence, whose failures people must read in words: a full disk is an answer here, not a fault. */
import type { Problem } from '#lib/domain/problem.ts';
import { StorageFailure } from '../storage/port.ts';

export async function storing<T>(work: () => Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof StorageFailure) return failure.problem;
    throw failure;
  }
}
