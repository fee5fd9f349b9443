/**
 * The states of country files that this process read last, so that neither a save nor a look reads the whole file again.
 * Nobody may rely on them alone: whoever takes one asks the log whether its last change is still there and what came
 * after it (another process may have written, a backup may have been put back). What comes out is frozen and shared.
 */
import type { FileState } from '#lib/domain/country-file/file-state.ts';

export interface Remembered {
  readonly state: FileState;
  /** Of the change that made this revision. */
  readonly changeId: string;
}

export interface RememberedStates {
  get(fileId: string): Remembered | null;
  put(state: FileState, changeId: string): void;
  forget(fileId: string): void;
}

/** `most`: files kept, the last used ones; a file of 300 answers takes about 200 kB. */
export function rememberStates(most = 500): RememberedStates {
  const kept = new Map<string, Remembered>();
  return {
    get(fileId) {
      const known = kept.get(fileId);
      if (known === undefined) return null;
      kept.delete(fileId);
      kept.set(fileId, known);
      return known;
    },
    put(state, changeId) {
      freeze(state);
      kept.delete(state.fileId);
      kept.set(state.fileId, { state, changeId });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
    forget: (fileId) => void kept.delete(fileId)
  };
}

/** All the way down; what a newer state shares with an older one is frozen already and not walked again. */
function freeze(part: object): void {
  if (Object.isFrozen(part)) return;
  Object.freeze(part);
  for (const value of Object.values(part) as unknown[]) if (typeof value === 'object' && value !== null) freeze(value);
}
