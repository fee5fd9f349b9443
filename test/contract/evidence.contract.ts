/** What both stores promise of files of evidence: pieces that resume, one copy of a content, nothing half stored. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EvidenceStore } from '#lib/server/storage/evidence-port.ts';
import type { StoreKind } from '../support/temp-store.ts';
import { delegated, everything, harness, memberScope, nothing, opened } from './harness.ts';

const kenya = 'dtr-2026.KEN';
const uganda = 'dtr-2026.UGA';
const amina = memberScope('p-amina');
const at = '2026-02-01T10:00:00.000Z';
const later = '2026-02-02T10:00:00.000Z';
/** Larger than a piece and a GridFS chunk, and of no round length. */
const content = Uint8Array.from({ length: 700_001 }, (_, n) => (n * 31 + (n >> 8)) & 0xff);
const sha256 = createHash('sha256').update(content).digest('hex');
const start = (id: string, size = content.length, fileId = kenya) => ({
  id,
  fileId,
  personId: 'p-amina',
  name: 'تقرير.pdf',
  question: 'gov1',
  size,
  sha256: null,
  startedAt: at
});

async function bytesOf(bytes: AsyncIterable<Uint8Array> | undefined | null): Promise<Uint8Array | null> {
  if (bytes === undefined || bytes === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
async function send(evidence: EvidenceStore, id: string, from = 0, to = content.length, step = 256_000): Promise<void> {
  for (let offset = from; offset < to; offset += step) {
    const piece = content.subarray(offset, Math.min(offset + step, to));
    expect(await evidence.append(amina, id, offset, piece, at)).toEqual({
      outcome: 'kept',
      received: offset + piece.length
    });
  }
}

export function evidenceContract(kind: StoreKind): void {
  async function store() {
    const own = harness(kind);
    const open = async (): Promise<EvidenceStore> => (await own.open()).evidence;
    const { countryFiles } = await own.open();
    for (const iso3 of ['KEN', 'UGA']) await countryFiles.create(everything, opened('dtr-2026', iso3));
    await countryFiles.append(everything, delegated(kenya, 2, 'p-amina'));
    await countryFiles.append(everything, delegated(uganda, 2, 'p-okello'));
    return { open, evidence: await open() };
  }

  it('gives back what it was given, whole and by range', async () => {
    const { evidence } = await store();
    expect(await evidence.begin(amina, start('u1'))).toBe(true);
    await send(evidence, 'u1');
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256 });
    const whole = await evidence.read(amina, kenya, sha256);
    expect(whole?.size).toBe(content.length);
    expect(await bytesOf(whole?.bytes)).toEqual(content);
    const part = await evidence.read(amina, kenya, sha256, { start: 255_999, end: 522_241 });
    expect(await bytesOf(part?.bytes)).toEqual(content.slice(255_999, 522_241));
    const empty = await evidence.read(amina, kenya, sha256, { start: 5, end: 5 });
    expect(await bytesOf(empty?.bytes)).toEqual(new Uint8Array());
    expect(await evidence.read(amina, kenya, 'ab'.repeat(32))).toBe(null);
  });

  it('keeps everything that was said of an upload, and where it stands', async () => {
    const { evidence } = await store();
    await evidence.begin(amina, { ...start('u1'), sha256, question: null });
    await evidence.append(amina, 'u1', 0, content.subarray(0, 10), later);
    expect(await evidence.upload(amina, 'u1')).toEqual({
      ...start('u1'),
      sha256,
      question: null,
      received: 10,
      stored: null,
      touchedAt: later
    });
    expect((await evidence.uploads(amina, kenya)).map(({ id }) => id)).toEqual(['u1']);
    expect(await evidence.begin(amina, start('u1'))).toBe(false);
  });

  it('resumes after the store was closed, and lets what has come be read', async () => {
    const { open, evidence } = await store();
    await evidence.begin(amina, start('u1'));
    await send(evidence, 'u1', 0, 300_000, 100_000);
    const again = await open();
    expect((await again.upload(amina, 'u1'))?.received).toBe(300_000);
    expect(await bytesOf(await again.readUpload(amina, 'u1'))).toEqual(content.slice(0, 300_000));
    const across = await again.readUpload(amina, 'u1', { start: 99_998, end: 200_003 });
    expect(await bytesOf(across)).toEqual(content.slice(99_998, 200_003));
    await send(again, 'u1', 300_000);
    expect(await again.finish(amina, 'u1')).toEqual({ sha256 });
  });

  it('takes a piece sent twice once, and none that does not fit', async () => {
    const { evidence } = await store();
    await evidence.begin(amina, start('u1'));
    await send(evidence, 'u1', 0, 200_000);
    const put = (offset: number, end: number) =>
      evidence.append(amina, 'u1', offset, content.subarray(offset, end), at);
    expect(await put(0, 200_000)).toEqual({ outcome: 'repeated', received: 200_000 });
    expect(await put(100, 200)).toEqual({ outcome: 'repeated', received: 200_000 });
    expect(await put(100_000, 300_000)).toEqual({ outcome: 'elsewhere', received: 200_000 });
    expect(await put(300_000, 400_000)).toEqual({ outcome: 'elsewhere', received: 200_000 });
    const beyond = new Uint8Array(content.length - 200_000 + 1);
    expect(await evidence.append(amina, 'u1', 200_000, beyond, at)).toEqual({
      outcome: 'elsewhere',
      received: 200_000
    });
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256: null });
    await send(evidence, 'u1', 200_000);
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256 });
  });

  it('takes what has come for all where nobody knew the length', async () => {
    const { evidence } = await store();
    await evidence.begin(amina, start('u1', 20_000_000));
    await send(evidence, 'u1');
    await evidence.endHere(nothing, 'u1');
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256: null });
    await evidence.endHere(amina, 'u1');
    expect((await evidence.upload(amina, 'u1'))?.size).toBe(content.length);
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256 });
  });

  it('takes one of several first pieces sent at once, whatever their length', async () => {
    const { evidence } = await store();
    await evidence.begin(amina, start('u1'));
    const lengths = [100_000, 70_000, 100_000, 30_000];
    const results = await Promise.all(
      lengths.map((length) => evidence.append(amina, 'u1', 0, content.subarray(0, length), at))
    );
    expect(results.filter((result) => result?.outcome === 'kept')).toHaveLength(1);
    const received = (await evidence.upload(amina, 'u1'))?.received ?? 0;
    expect(await bytesOf(await evidence.readUpload(amina, 'u1'))).toEqual(content.slice(0, received));
    await send(evidence, 'u1', received);
    expect(await evidence.finish(amina, 'u1')).toEqual({ sha256 });
  });

  it('stores the same content once in a country file, and apart for another country', async () => {
    const { evidence } = await store();
    for (const id of ['u1', 'u2']) {
      await evidence.begin(amina, start(id));
      await send(evidence, id);
    }
    expect(await Promise.all(['u1', 'u2', 'u1'].map((id) => evidence.finish(amina, id)))).toEqual([
      { sha256 },
      { sha256 },
      { sha256 }
    ]);
    expect(await bytesOf((await evidence.read(amina, kenya, sha256))?.bytes)).toEqual(content);
    expect(await evidence.read(memberScope('p-okello'), uganda, sha256)).toBe(null);
    for (const id of ['u1', 'u2']) await evidence.forget(amina, id);
    expect(await evidence.uploads(amina, kenya)).toEqual([]);
    expect(await bytesOf((await evidence.read(amina, kenya, sha256))?.bytes)).toEqual(content);
  });

  it('knows no upload and no content of another country', async () => {
    const { evidence } = await store();
    await evidence.begin(amina, start('u1'));
    await send(evidence, 'u1');
    await evidence.finish(amina, 'u1');
    for (const scope of [memberScope('p-okello'), nothing]) {
      expect(await evidence.begin(scope, start('u9'))).toBe(false);
      expect(await evidence.upload(scope, 'u1')).toBe(null);
      expect(await evidence.uploads(scope, kenya)).toEqual([]);
      expect(await evidence.append(scope, 'u1', 0, content.subarray(0, 1), at)).toBe(null);
      expect(await evidence.readUpload(scope, 'u1')).toBe(null);
      expect(await evidence.finish(scope, 'u1')).toBe(null);
      await evidence.forget(scope, 'u1');
      expect(await evidence.read(scope, kenya, sha256)).toBe(null);
    }
    expect((await evidence.upload(amina, 'u1'))?.stored).toBe(sha256);
    expect(await evidence.upload(amina, 'never')).toBe(null);
  });

  it('forgets an upload that was given up, with every byte', async () => {
    const { open, evidence } = await store();
    await evidence.begin(amina, start('u1'));
    await send(evidence, 'u1');
    await evidence.forget(amina, 'u1');
    expect(await evidence.upload(amina, 'u1')).toBe(null);
    expect(await evidence.finish(amina, 'u1')).toBe(null);
    expect(await (await open()).read(amina, kenya, sha256)).toBe(null);
  });

  it('throws away what was left lying, and what it stored only where nothing cites it', async () => {
    const { evidence } = await store();
    const other = Uint8Array.from([1, 2, 3]);
    const otherHash = createHash('sha256').update(other).digest('hex');
    await evidence.begin(amina, start('half'));
    await send(evidence, 'half', 0, 100_000);
    for (const [id, bytes] of [
      ['cited', content.subarray(0, 9)],
      ['orphan', other]
    ] as const) {
      await evidence.begin(amina, start(id, bytes.length));
      await evidence.append(amina, id, 0, bytes, at);
      await evidence.finish(amina, id);
    }
    const cited = createHash('sha256').update(content.subarray(0, 9)).digest('hex');
    const cites = (fileId: string, hash: string) => Promise.resolve(fileId === kenya && hash === cited);
    expect(await evidence.removeUnfinished(at, cites)).toBe(0);
    expect(await evidence.removeUnfinished(later, cites)).toBe(3);
    expect(await evidence.uploads(amina, kenya)).toEqual([]);
    expect((await evidence.read(amina, kenya, cited))?.size).toBe(9);
    expect(await evidence.removeUnfinished(later, cites)).toBe(0);
    // The last of the three had nothing beside it; those before it waited for the others and are kept until asked again.
    await evidence.begin(amina, start('again', other.length));
    await evidence.append(amina, 'again', 0, other, at);
    await evidence.finish(amina, 'again');
    await evidence.removeUnfinished(later, cites);
    expect(await evidence.read(amina, kenya, otherHash)).toBe(null);
  });
}
