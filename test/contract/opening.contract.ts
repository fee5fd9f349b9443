/** What both stores promise of opening: what was there is there, and what must not be mixed is refused. */
import { expect, it } from 'vitest';
import type { ChangeBody } from '#lib/domain/country-file/change.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Person } from '#lib/domain/person.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';
import { currentSchema, type Schema } from '#lib/server/storage/records.ts';
import type { StoreKind } from '../support/temp-store.ts';
import { answer, changeOf, delegated, everything, harness, opened, saved, version } from './harness.ts';

const person: Person = {
  id: 'p',
  email: 'p@example.org',
  name: 'Amina',
  role: 'analyst',
  iso3: null,
  language: 'en',
  createdAt: '2026-02-01T10:00:00.000Z'
};
const signed: Submission = {
  fileId: 'dtr-2026.KEN',
  number: 1,
  receipt: 'DTR-2026-KEN-1',
  campaignId: 'dtr-2026',
  iso3: 'KEN',
  sha256: 'abc',
  status: 'returned',
  decidedAt: '2026-02-01T10:00:00.000Z',
  supersededBy: null,
  consent: 'named',
  origin: 'asked',
  content: {
    format: 1,
    campaignId: 'dtr-2026',
    iso3: 'KEN',
    version,
    number: 1,
    signedAt: '2026-02-01T10:00:00.000Z',
    signer: { name: 'Amina', function: 'Secretary-General' },
    language: 'en',
    answers: { gov1: answer(4) }
  }
};
/** As if the next release wrote names in capitals and answers with a comment. */
const next: Schema = {
  number: currentSchema.number + 1,
  steps: [
    {
      kind: 'person',
      to: currentSchema.number + 1,
      upgrade: (record) => ({ ...record, name: String(record['name']).toUpperCase() })
    },
    {
      kind: 'change',
      to: currentSchema.number + 1,
      upgrade: (record) => ({ ...record, at: '2027-01-01T00:00:00.000Z' })
    }
  ]
};

function refusal(code: string): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ problem: code }) as unknown });
}

export function openingContract(kind: StoreKind): void {
  it('has everything after it was closed and opened again, and answers a ping', async () => {
    const store = harness(kind);
    const first = await store.open();
    await first.people.create(person);
    await first.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const again = await store.open();
    const { people, countryFiles, meta } = again;
    expect(await people.get('p')).toEqual(person);
    expect((await countryFiles.load(everything, 'dtr-2026.KEN'))?.revision).toBe(1);
    expect(meta).toEqual(first.meta);
    expect(again.kind).toBe(kind);
    await expect(again.ping()).resolves.toBeUndefined();
  });

  it('brings older records up to date on read and makes older projections again', async () => {
    const store = harness(kind);
    const old = await store.open();
    await old.people.create(person);
    await old.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    await old.countryFiles.append(everything, saved('dtr-2026.KEN', 2, { q: answer(1) }));
    const { people, countryFiles, meta } = await store.open({ schema: next });
    expect(meta.schema).toBe(next.number);
    expect((await people.get('p'))?.name).toBe('AMINA');
    expect((await people.list()).map(({ name }) => name)).toEqual(['AMINA']);
    await people.create({ ...person, id: 'p2', email: 'p2@example.org', name: 'Brian' });
    expect((await people.get('p2'))?.name).toBe('Brian');
    expect((await countryFiles.load(everything, 'dtr-2026.KEN'))?.answers['q']?.at).toBe('2027-01-01T00:00:00.000Z');
    expect((await countryFiles.list(everything, {})).items[0]?.openedAt).toBe('2027-01-01T00:00:00.000Z');
  });

  it('reads what the first schema wrote: a file from before single questions, asked returns and replaced submissions', async () => {
    const store = harness(kind);
    const old = await store.open({ schema: { number: 1, steps: [] } });
    const fileId = 'dtr-2026.KEN';
    const without = <T extends object>(record: T, ...keys: readonly string[]): T =>
      Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) as T;
    const submitted: ChangeBody = {
      kind: 'submitted',
      receipt: 'DTR-2026-KEN-1',
      number: 1,
      sha256: 'abc',
      signer: { name: 'Amina', function: 'Secretary-General' },
      language: 'en'
    };
    await old.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const given = without(delegated(fileId, 2, 'p-brian'), 'questions', 'message', 'due');
    await old.countryFiles.append(everything, given);
    await old.countryFiles.append(everything, saved(fileId, 3, { gov1: answer(4) }));
    await old.countryFiles.append(everything, changeOf(fileId, 4, submitted));
    const returned = { kind: 'returned', reason: 'please look', asked: null, unlocked: null } as const;
    await old.countryFiles.append(everything, without(changeOf(fileId, 5, returned), 'asked', 'unlocked'));
    await old.submissions.put(everything, without(signed, 'supersededBy'));

    const { countryFiles, submissions } = await store.open();
    const state = await countryFiles.load(everything, fileId);
    expect(state).toMatchObject({
      status: 'returned',
      asked: null,
      unlocked: null,
      frozen: null,
      contentRevision: 3,
      members: [{ personId: 'p-brian', sections: ['gov'], questions: [], message: '', due: null }],
      submissions: [{ number: 1, outcome: 'returned', words: 'please look', supersededBy: null }],
      evidence: [],
      threads: []
    });
    expect(state?.answers['gov1']).toMatchObject(answer(4));
    expect((await countryFiles.list(everything, {})).items[0]).toMatchObject({ status: 'returned', deadline: null });
    expect((await submissions.get(everything, fileId, 1))?.supersededBy).toBeNull();
  });

  it('refuses a store of a newer program', async () => {
    const store = harness(kind);
    await store.open({ schema: next });
    const failure = await store.open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageFailure);
    expect(failure).toEqual(refusal('storage.newer_schema'));
    expect((await store.open({ schema: next })).meta.schema).toBe(next.number);
  });

  it.each([true, false])(
    'refuses to mix demonstration and real data (store is a demonstration: %s)',
    async (demonstration) => {
      const store = harness(kind);
      expect((await store.open({ demonstration })).meta.demonstration).toBe(demonstration);
      await expect(store.open({ demonstration: !demonstration })).rejects.toEqual(
        refusal('storage.demonstration_mismatch')
      );
      expect((await store.open({ demonstration })).meta.demonstration).toBe(demonstration);
    }
  );
}
