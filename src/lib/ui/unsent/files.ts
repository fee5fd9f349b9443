/**
 * Files of evidence that wait in this browser: kept whole in IndexedDB with whose they are and what for, until the server
 * has them or their owner removes them. Where the browser keeps nothing, or has no room, the page's memory holds a file
 * and the file says so. Sends nothing (courier.ts).
 */
import { createStore, delMany, get, getMany, keys, promisifyRequest, setMany, type UseStore } from 'idb-keyval';
import { presentTime } from './present-time.ts';
import { sha256Of } from './sha256.ts';

/** Whose a file is and what it is for. */
export interface FilePlace {
  readonly personId: string;
  readonly fileId: string;
  /** The country file as its people call it. */
  readonly title: string;
  /** The question whose answer will cite it. */
  readonly question: string;
  /** What the question asks, as its writer read it. */
  readonly asked: string;
}
/** Why the server does not take it. */
export interface Refused {
  readonly words: string;
  /** The country file takes nothing any more (frozen, signed, closed) or not from this person: not the file's own fault. */
  readonly late: boolean;
  /** Trying again may help. */
  readonly mayResume: boolean;
}
/** Under which id the server takes it, in pieces of at most so many bytes. */
export interface Begun {
  readonly id: string;
  readonly piece: number;
}
export interface WaitingFile extends FilePlace {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** null where the browser does not hash: the server then knows the file again by its upload alone. */
  readonly sha256: string | null;
  readonly addedAt: string;
  /** null: the server has not heard of it. Bytes up to `received` are there. */
  readonly upload: Begun | null;
  readonly received: number;
  /** It stays until its owner removes it. */
  readonly refused: Refused | null;
  /** False: only in the memory of the page that it was chosen on. */
  readonly kept: boolean;
}

/** Stands behind the id of a file in the key of its content; both are written and removed together. */
const contentMark = ' content';
/** Of this page alone; never filled on the server. */
const inMemory = new Map<string, { file: WaitingFile; readonly content: Blob }>();

function files(): UseStore {
  return createStore('soundings-evidence-files', 'files');
}

/** The same file for the same question is taken once. Throws where the file cannot be read (any more). */
export async function addFile(
  place: FilePlace,
  { name, blob }: { readonly name: string; readonly blob: Blob }
): Promise<WaitingFile> {
  const bytes = await blob.arrayBuffer();
  const sha256 = await sha256Of(bytes);
  const same = (await waitingFiles(place.personId, place.fileId)).find(
    (one) => sha256 !== null && one.sha256 === sha256 && one.question === place.question && one.name === name
  );
  if (same !== undefined) {
    await changeFile(same.id, { refused: null });
    return { ...same, refused: null };
  }
  const fresh = { upload: null, received: 0, refused: null, kept: true };
  const file: WaitingFile = {
    ...place,
    ...fresh,
    id: crypto.randomUUID(),
    name,
    size: blob.size,
    sha256,
    addedAt: presentTime()
  };
  // As it was read: what becomes of the file on the disk does not matter any more.
  const content = new Blob([bytes], { type: blob.type });
  try {
    await setMany(
      [
        [file.id, file],
        [file.id + contentMark, content]
      ],
      files()
    );
    return file;
  } catch {
    // No room, or no store at all: nothing of it was written.
    const passing = { ...file, kept: false };
    inMemory.set(file.id, { file: passing, content });
    return passing;
  }
}

/** Of one person, all files or those of one country file, in the order in which they were added. */
export async function waitingFiles(personId: string, fileId?: string): Promise<readonly WaitingFile[]> {
  const all = [...(await stored()), ...[...inMemory.values()].map(({ file }) => file)];
  return all
    .filter((file) => file.personId === personId && (fileId === undefined || file.fileId === fileId))
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
}

async function stored(): Promise<readonly WaitingFile[]> {
  try {
    const store = files();
    const ids = (await keys<string>(store)).filter((key) => !key.endsWith(contentMark));
    const found = await getMany<WaitingFile | undefined>(ids, store);
    return found.filter((file) => file !== undefined);
  } catch {
    return [];
  }
}

/** null: it was removed. */
export async function contentOf(id: string): Promise<Blob | null> {
  const passing = inMemory.get(id);
  if (passing !== undefined) return passing.content;
  return (await get<Blob>(id + contentMark, files())) ?? null;
}

/** False: it was removed meanwhile, and is not put back. */
export async function changeFile(
  id: string,
  next: Partial<Pick<WaitingFile, 'upload' | 'received' | 'refused'>>
): Promise<boolean> {
  const passing = inMemory.get(id);
  if (passing !== undefined) {
    passing.file = { ...passing.file, ...next };
    return true;
  }
  return files()('readwrite', async (store) => {
    const now = await promisifyRequest<WaitingFile | undefined>(store.get(id));
    if (now === undefined) return false;
    store.put({ ...now, ...next }, id);
    await promisifyRequest(store.transaction);
    return true;
  });
}

export async function removeFile(id: string): Promise<void> {
  if (!inMemory.delete(id)) await delMany([id, id + contentMark], files());
}

/** Whether something of this page would be lost with it. */
export function holdsInMemory(): boolean {
  return [...inMemory.values()].some(({ file: { refused } }) => refused === null || refused.late);
}
