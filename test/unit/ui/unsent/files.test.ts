/** Files of evidence in this browser: kept whole, once, of one person, and never back after they were removed. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addFile, changeFile, contentOf, holdsInMemory, removeFile, waitingFiles } from '#lib/ui/unsent/files.ts';

const place = {
  personId: 'p',
  fileId: 'small-2026.KEN',
  title: 'Kenya',
  question: 'policy',
  asked: 'Is there a policy?'
};
const blob = new Blob([Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)], { type: 'application/pdf' });
const bytesOf = async (content: Blob | null) => Buffer.from((await content?.arrayBuffer()) ?? new ArrayBuffer(0));

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

test('a file comes back whole, with whose it is and what for', async () => {
  const { id } = await addFile(place, { name: 'policy.pdf', blob });
  const [file] = await waitingFiles('p', place.fileId);
  expect(file).toMatchObject({
    ...place,
    id,
    name: 'policy.pdf',
    size: 300_000,
    received: 0,
    upload: null,
    kept: true
  });
  expect(await bytesOf(await contentOf(id))).toEqual(await bytesOf(blob));
  expect((await contentOf(id))?.type).toBe('application/pdf');
  expect(await waitingFiles('another')).toEqual([]);
  expect(await waitingFiles('p', 'small-2026.TCD')).toEqual([]);
});

test('the same file for the same question waits once; chosen again after a refusal it is tried again', async () => {
  const first = await addFile(place, { name: 'policy.pdf', blob });
  await changeFile(first.id, { refused: { words: 'No room.', late: false, mayResume: true } });
  expect((await addFile(place, { name: 'policy.pdf', blob })).id).toBe(first.id);
  expect((await waitingFiles('p')).map(({ refused }) => refused)).toEqual([null]);
  await addFile({ ...place, question: 'body' }, { name: 'policy.pdf', blob });
  expect(await waitingFiles('p')).toHaveLength(2);
});

test('what was removed is not put back by a sender that is still at it', async () => {
  const { id } = await addFile(place, { name: 'policy.pdf', blob });
  expect(await changeFile(id, { upload: { id: 'u1', piece: 1000 }, received: 1000 })).toBe(true);
  await removeFile(id);
  expect(await changeFile(id, { received: 2000 })).toBe(false);
  expect(await waitingFiles('p')).toEqual([]);
  expect(await contentOf(id)).toBeNull();
});

test('where the browser keeps nothing, the page’s memory does, and says so', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const { id, kept } = await addFile(place, { name: 'policy.pdf', blob });
  expect(kept).toBe(false);
  expect(holdsInMemory()).toBe(true);
  await changeFile(id, { received: 1000 });
  expect(await waitingFiles('p')).toMatchObject([{ id, received: 1000, kept: false }]);
  expect(await bytesOf(await contentOf(id))).toEqual(await bytesOf(blob));
  await removeFile(id);
  expect(await waitingFiles('p')).toEqual([]);
  expect(holdsInMemory()).toBe(false);
});
