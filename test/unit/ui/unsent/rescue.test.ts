/** A rescue file holds all that waits, fits its checksum, and goes into another browser's queue without displacing anything. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { addFile, contentOf, waitingFiles } from '#lib/ui/unsent/files.ts';
import { typed, nothingKept, type Unsent } from '#lib/ui/unsent/queue.ts';
import { readRescue, rescueText, takeRescue } from '#lib/ui/unsent/rescue.ts';
import { keyOf, openUnsents } from '#lib/ui/unsent/store.ts';
import { clearUnsent, unsentFiles } from '#lib/ui/unsent/waiting.ts';

const fileId = 'small-2026.KEN';
const about = { title: 'Kenya · Small', version: 'small/1.0.0/abc' };
const place = { personId: 'p', fileId, title: about.title, question: 'policy', asked: 'Is there a policy?' };
const item = (text: string): Unsent => ({
  draft: { state: 'answered', typed: text, comment: '' },
  base: 3,
  input: { state: 'answered', value: text, comment: null, language: 'ar' },
  typedAt: '2026-03-01T10:00:00.000Z'
});
const kept = typed(typed(nothingKept, about, 'body', item('الهيئة')), about, 'context', item('two'));
const made = { person: { id: 'p', name: 'Amal' }, fileId, savedAt: '2026-03-01T11:00:00.000Z' };

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

test('answers and files come back as they were', async () => {
  const blob = new Blob([Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)], { type: 'application/pdf' });
  const waiting = await addFile({ ...place, question: 'body' }, { name: 'وثيقة.pdf', blob });
  const { text, leftOut } = await rescueText(kept, [waiting], made);
  expect(leftOut).toEqual([]);
  const rescue = await readRescue(text);
  if (typeof rescue === 'string') throw new Error(rescue);
  expect(rescue).toMatchObject({ format: 1, country: 'KEN', fileId, about, person: made.person });

  vi.stubGlobal('indexedDB', new IDBFactory());
  const elsewhere = await openUnsents(keyOf('q', fileId));
  await elsewhere.change((now) => typed(now, about, 'context', item('typed here')));
  expect(await takeRescue(rescue, 'q', elsewhere)).toEqual({ taken: 2, left: 1 });
  const after = await elsewhere.read();
  expect(after.pending['body']).toEqual(item('الهيئة'));
  expect(after.pending['context']).toEqual(item('typed here'));
  const [file] = await waitingFiles('q', fileId);
  expect(file).toMatchObject({ name: 'وثيقة.pdf', question: 'body', title: about.title, asked: place.asked });
  const content = (await contentOf(file?.id ?? '')) ?? new Blob();
  expect(Buffer.from(await content.arrayBuffer()).equals(Buffer.from(await blob.arrayBuffer()))).toBe(true);
  // Loaded a second time it adds nothing.
  await takeRescue(rescue, 'q', elsewhere);
  expect(await waitingFiles('q', fileId)).toHaveLength(1);
});

test('files that a small device could not hold several times over are named instead', async () => {
  const add = (name: string, size: number) => addFile(place, { name, blob: new Blob([new Uint8Array(size)]) });
  const files = [await add('a.pdf', 12_000_000), await add('b.pdf', 12_000_000), await add('c.pdf', 5_000_000)];
  const { text, leftOut } = await rescueText(kept, files, made);
  expect(leftOut).toEqual([{ question: 'policy', asked: place.asked, name: 'b.pdf' }]);
  const rescue = await readRescue(text);
  if (typeof rescue === 'string') throw new Error(rescue);
  expect(rescue.files.map(({ name }) => name)).toEqual(['a.pdf', 'c.pdf']);
  expect(rescue.leftOut).toEqual(leftOut);
});

test('a changed letter, another kind of file and a later format are refused', async () => {
  const { text } = await rescueText(kept, [], made);
  expect(await readRescue(text.replace('الهيئة', 'الهيأة'))).toBe('damaged');
  expect(await readRescue('{"kind":"something"}')).toBe('not_ours');
  expect(await readRescue('not JSON')).toBe('not_ours');
  expect(await readRescue(text.replace('"format": 1', '"format": 2'))).toBe('not_ours');
});

test('what waits is named by file, of one person, and cleared only where asked', async () => {
  await (await openUnsents(keyOf('p', fileId))).change(() => kept);
  await (await openUnsents(keyOf('other', fileId))).change(() => kept);
  await addFile(
    { ...place, fileId: 'small-2026.TCD', title: 'Chad · Small' },
    { name: 'a.pdf', blob: new Blob(['x']) }
  );
  expect(await unsentFiles('p')).toEqual([
    { fileId, title: 'Kenya · Small', answers: 2, late: 0, files: [], waits: true },
    { fileId: 'small-2026.TCD', title: 'Chad · Small', answers: 0, late: 0, files: ['a.pdf'], waits: false }
  ]);
  await clearUnsent('p', fileId);
  expect((await unsentFiles('p')).map((one) => one.fileId)).toEqual(['small-2026.TCD']);
  expect(await unsentFiles('other')).toHaveLength(1);
});
