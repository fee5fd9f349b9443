/** What both stores promise of opening: what was there is there, and what must not be mixed is refused. */
import { expect, it } from 'vitest';
import type { Person } from '#lib/domain/person.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';
import { currentSchema, type Schema } from '#lib/server/storage/records.ts';
import type { StoreKind } from '../support/temp-store.ts';
import { answer, everything, harness, opened, saved } from './harness.ts';

const person: Person = {
  id: 'p',
  email: 'p@example.org',
  name: 'Amina',
  role: 'analyst',
  iso3: null,
  language: 'en',
  createdAt: '2026-02-01T10:00:00.000Z'
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
    expect(meta.schema).toBe(2);
    expect((await people.get('p'))?.name).toBe('AMINA');
    expect((await people.list()).map(({ name }) => name)).toEqual(['AMINA']);
    await people.create({ ...person, id: 'p2', email: 'p2@example.org', name: 'Brian' });
    expect((await people.get('p2'))?.name).toBe('Brian');
    expect((await countryFiles.load(everything, 'dtr-2026.KEN'))?.answers['q']?.at).toBe('2027-01-01T00:00:00.000Z');
    expect((await countryFiles.list(everything, {})).items[0]?.openedAt).toBe('2027-01-01T00:00:00.000Z');
  });

  it('refuses a store of a newer program', async () => {
    const store = harness(kind);
    await store.open({ schema: next });
    const failure = await store.open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageFailure);
    expect(failure).toEqual(refusal('storage.newer_schema'));
    expect((await store.open({ schema: next })).meta.schema).toBe(2);
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
