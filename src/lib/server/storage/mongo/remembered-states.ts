/**
 * The states of country files that this process read or wrote last, so that a save does not read the whole file again.
 * Nobody may rely on them alone: whoever takes one asks the log whether its last change is still there and what came
 * after it (another process may have written, a backup may have been put back). Kept as text: what comes out is a copy.
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

/** `most`: files kept, the last used ones; a file of 300 answers is about 80 kB. */
export function rememberStates(most = 500): RememberedStates {
  const texts = new Map<string, { readonly text: string; readonly changeId: string }>();
  return {
    get(fileId) {
      const kept = texts.get(fileId);
      if (kept === undefined) return null;
      texts.delete(fileId);
      texts.set(fileId, kept);
      return { state: JSON.parse(kept.text) as FileState, changeId: kept.changeId };
    },
    put(state, changeId) {
      texts.delete(state.fileId);
      texts.set(state.fileId, { text: JSON.stringify(state), changeId });
      for (const oldest of texts.keys()) {
        if (texts.size <= most) break;
        texts.delete(oldest);
      }
    },
    forget: (fileId) => void texts.delete(fileId)
  };
}
