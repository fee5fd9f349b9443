/** Everything of one person that waits in this browser, over all country files: named, and cleared only by choice. */
import { del, entries } from 'idb-keyval';
import { courierOf } from './courier.ts';
import { waitingFiles } from './files.ts';
import { countOf, lateOf, nothingKept, waits, type Kept } from './queue.ts';
import { answerStore, keyOf } from './store.ts';

export interface UnsentFile {
  readonly fileId: string;
  /** As its people call it. */
  readonly title: string;
  readonly answers: number;
  readonly late: number;
  /** Files of evidence, by name. */
  readonly files: readonly string[];
  /** Answers may still be sent. */
  readonly waits: boolean;
}

/** What waits in this browser of one person, file by file: what sign-out on a shared computer names. */
export async function unsentFiles(personId: string): Promise<readonly UnsentFile[]> {
  const [answers, evidence] = await Promise.all([answersOf(personId), waitingFiles(personId)]);
  const ids = new Set([...answers.keys(), ...evidence.map(({ fileId }) => fileId)]);
  return [...ids]
    .sort()
    .map((fileId): UnsentFile => {
      const kept = answers.get(fileId) ?? nothingKept;
      const files = evidence.filter((file) => file.fileId === fileId);
      return {
        fileId,
        title: [kept.about.title, files[0]?.title ?? '', fileId].find((title) => title !== '') ?? '',
        answers: countOf(kept),
        late: lateOf(kept).length,
        files: files.map(({ name }) => name),
        waits: waits(kept)
      };
    })
    .filter((file) => file.answers > 0 || file.files.length > 0);
}

/** By country file; empty where the browser keeps nothing. */
async function answersOf(personId: string): Promise<ReadonlyMap<string, Kept>> {
  const mark = `${personId} `;
  try {
    const all = await entries<string, Kept>(answerStore());
    return new Map(all.flatMap(([key, kept]) => (key.startsWith(mark) ? [[key.slice(mark.length), kept]] : [])));
  } catch {
    return new Map();
  }
}

/** Only by the person's own choice. */
export async function clearUnsent(personId: string, fileId: string): Promise<void> {
  await del(keyOf(personId, fileId), answerStore());
  for (const { id } of await waitingFiles(personId, fileId)) await courierOf(personId).remove(id);
}
