/** What both stores promise of country files: nothing acknowledged is lost, one winner, nobody sees another's file. */
import { expect, it } from 'vitest';
import type { StoreKind } from '../support/temp-store.ts';
import { answer, changeOf, delegated, everything, harness, memberScope, nothing, opened, saved } from './harness.ts';

const kenya = 'dtr-2026.KEN';
const uganda = 'dtr-2026.UGA';

export function countryFilesContract(kind: StoreKind): void {
  it('gives back what was put in: Arabic, nested, null, zero, large and odd numbers', async () => {
    const store = harness(kind);
    const storage = await store.open();
    await storage.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const answers = {
      text: answer('كينيا — «مدرسة» 中文 😀 "\\ \n\u0000'),
      large: answer(1e21),
      odd: answer(0.1),
      tiny: answer(5e-324),
      whole: answer(9007199254740991),
      negative: answer(-2147483649),
      zero: answer(0),
      no: answer(false),
      none: answer([]),
      list: answer(['P01', 3]),
      rows: answer({ W01: 98, 'a.b': 'x', $c: 1 }),
      panel: answer([{ name: 'أ', n: 2 }, {}]),
      unknown: { state: 'dont_know', value: null, language: 'ar', comment: 'لا نعرف' } as const
    };
    const change = saved(kenya, 2, answers);
    const result = await storage.countryFiles.append(everything, change);
    expect(result?.outcome).toBe('appended');
    const again = await store.open();
    expect(await again.countryFiles.changes(everything, kenya, 1)).toEqual([change]);
    const state = await again.countryFiles.load(everything, kenya);
    expect(result).toEqual({ outcome: 'appended', state });
    expect(state?.answers['large']).toEqual({
      ...answer(1e21),
      revision: 2,
      at: '2026-02-01T10:00:00.000Z',
      by: { personId: 'p-amina', name: 'Amina' }
    });
    expect(Object.keys(state?.answers ?? {})).toEqual(Object.keys(answers));
    expect(JSON.stringify(state?.answers['rows']?.value)).toBe('{"W01":98,"a.b":"x","$c":1}');
  });

  it('keeps absent and null apart, and turns undefined into absent', async () => {
    const storage = await harness(kind).open();
    await storage.cache.put('k', { there: null, gone: undefined, list: [null] });
    expect(await storage.cache.get('k')).toStrictEqual({ there: null, list: [null] });
    await storage.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const loaded = await storage.countryFiles.load(everything, kenya);
    expect(loaded?.firstVisitAt).toBeNull();
    expect(loaded).not.toHaveProperty('_id');
    expect(loaded).not.toHaveProperty('_schema');
  });

  it('takes copies and gives what cannot be changed: nothing done to either changes the store', async () => {
    const storage = await harness(kind).open();
    const first = opened('dtr-2026', 'KEN');
    await storage.countryFiles.create(everything, first);
    const list = ['P01'];
    await storage.countryFiles.append(everything, saved(kenya, 2, { q: answer(list) }));
    list.push('P02');
    const out = await storage.countryFiles.load(everything, kenya);
    expect(() => (out?.answers['q']?.value as string[]).push('P03')).toThrow(TypeError);
    const again = await storage.countryFiles.load(everything, kenya);
    expect(again?.answers['q']?.value).toEqual(['P01']);
  });

  it('shows a member his own file and nobody else anything', async () => {
    const { countryFiles } = await harness(kind).open();
    for (const iso3 of ['KEN', 'UGA']) await countryFiles.create(everything, opened('dtr-2026', iso3));
    await countryFiles.append(everything, delegated(kenya, 2, 'p-k'));
    await countryFiles.append(everything, delegated(uganda, 2, 'p-u'));
    const mine = memberScope('p-k');
    expect((await countryFiles.load(mine, kenya))?.iso3).toBe('KEN');
    expect((await countryFiles.list(mine, {})).items.map((file) => file.iso3)).toEqual(['KEN']);
    expect((await countryFiles.find(mine, 'dtr-2026', 'KEN'))?.fileId).toBe(kenya);
    expect((await countryFiles.append(mine, saved(kenya, 3, { q: answer(1) })))?.outcome).toBe('appended');
    for (const scope of [mine, nothing]) {
      expect(await countryFiles.load(scope, uganda)).toBeNull();
      expect(await countryFiles.changes(scope, uganda)).toBeNull();
      expect(await countryFiles.changeById(scope, uganda, 'c2')).toBeNull();
      expect(await countryFiles.find(scope, 'dtr-2026', 'UGA')).toBeNull();
      expect(await countryFiles.append(scope, saved(uganda, 3, { q: answer(1) }))).toBeNull();
      expect((await countryFiles.list(scope, { iso3: ['UGA'] })).items).toEqual([]);
    }
    expect((await countryFiles.list(nothing, {})).items).toEqual([]);
    expect((await countryFiles.load(everything, uganda))?.revision).toBe(2);
    await expect(countryFiles.create(mine, opened('dtr-2026', 'TZA'))).rejects.toThrow();
    await countryFiles.append(everything, changeOf(kenya, 4, { kind: 'delegation_withdrawn', personId: 'p-k' }));
    expect(await countryFiles.load(mine, kenya)).toBeNull();
    expect((await countryFiles.list(mine, {})).items).toEqual([]);
  });

  it('tells the newest revision of the log within the scope', async () => {
    const store = harness(kind);
    const { countryFiles } = await store.open();
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    await countryFiles.append(everything, delegated(kenya, 2, 'p-k'));
    const revisions = (files: typeof countryFiles) =>
      Promise.all(
        [everything, memberScope('p-k'), memberScope('p-u'), nothing].map((scope) => files.revision(scope, kenya))
      );
    expect(await revisions(countryFiles)).toEqual([2, 2, null, null]);
    expect(await countryFiles.revision(everything, uganda)).toBeNull();
    await store.logOnly(saved(kenya, 3, { gov1: answer(1) }));
    const again = await store.open();
    expect(await revisions(again.countryFiles)).toEqual([3, 3, null, null]);
  });

  it('has one winner of sixteen appends at once', async () => {
    const { countryFiles } = await harness(kind).open();
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        countryFiles.append(everything, saved(kenya, 2, { q: answer(n) }, `racer-${n}`))
      )
    );
    expect(results.filter((result) => result?.outcome === 'appended')).toHaveLength(1);
    expect(results.filter((result) => result?.outcome === 'taken')).toHaveLength(15);
    const winner = results.findIndex((result) => result?.outcome === 'appended');
    expect((await countryFiles.load(everything, kenya))?.answers['q']?.value).toBe(winner);
    expect(await countryFiles.changes(everything, kenya)).toHaveLength(2);
  });

  it('takes a resend without harm, also sixteen at once and after others have written', async () => {
    const { countryFiles } = await harness(kind).open();
    const first = opened('dtr-2026', 'KEN');
    await countryFiles.create(everything, first);
    expect(await countryFiles.create(everything, first)).toEqual({ outcome: 'repeated', change: first });
    const change = saved(kenya, 2, { q: answer('once') }, 'resend');
    const results = await Promise.all(Array.from({ length: 16 }, () => countryFiles.append(everything, change)));
    expect(results.filter((result) => result?.outcome === 'appended')).toHaveLength(1);
    expect(results.filter((result) => result?.outcome === 'repeated')).toHaveLength(15);
    await countryFiles.append(everything, saved(kenya, 3, { q: answer('later') }));
    const late = { ...saved(kenya, 4, { q: answer('again') }, 'resend') };
    expect(await countryFiles.append(everything, late)).toEqual({ outcome: 'repeated', change });
    expect((await countryFiles.load(everything, kenya))?.answers['q']?.value).toBe('later');
    expect(await countryFiles.changeById(everything, kenya, 'resend')).toEqual(change);
    expect(await countryFiles.changeById(everything, kenya, 'other')).toBeNull();
  });

  it('opens a country once, refuses a foreign id and a gap in the log', async () => {
    const { countryFiles } = await harness(kind).open();
    expect((await countryFiles.create(everything, opened('dtr-2026', 'KEN'))).outcome).toBe('appended');
    const second = { ...opened('dtr-2026', 'KEN'), changeId: 'other' };
    expect((await countryFiles.create(everything, second)).outcome).toBe('taken');
    await expect(countryFiles.create(everything, { ...opened('dtr-2026', 'KEN'), fileId: 'x' })).rejects.toThrow();
    await expect(countryFiles.append(everything, saved(kenya, 3, {}))).rejects.toThrow();
    expect(await countryFiles.append(everything, saved('dtr-2026.TZA', 2, {}))).toBeNull();
    expect((await countryFiles.load(everything, kenya))?.revision).toBe(1);
  });

  it('loses nothing when it stops between the change and its projection', async () => {
    const store = harness(kind);
    const storage = await store.open();
    await storage.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    await store.logOnly(delegated(kenya, 2, 'p-k'));
    await store.logOnly(saved(kenya, 3, { q: answer('acknowledged') }));
    await store.logOnly(opened('dtr-2026', 'UGA'));
    const { countryFiles } = await store.open();
    const listed = await countryFiles.list(everything, {});
    expect(listed.items.map(({ iso3, revision, status }) => [iso3, revision, status])).toEqual([
      ['KEN', 3, 'in_progress'],
      ['UGA', 1, 'invited']
    ]);
    expect((await countryFiles.list(memberScope('p-k'), {})).items).toHaveLength(1);
    expect((await countryFiles.load(memberScope('p-k'), kenya))?.answers['q']?.value).toBe('acknowledged');
    expect((await countryFiles.append(everything, saved(kenya, 4, {})))?.outcome).toBe('appended');
  });

  it('stands as its log says after forty saves, while open and opened again', async () => {
    const store = harness(kind);
    const { countryFiles } = await store.open();
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    for (let revision = 2; revision <= 41; revision += 1) {
      const change = saved(kenya, revision, { [`q${revision % 10}`]: answer(revision) });
      expect((await countryFiles.append(everything, change))?.outcome).toBe('appended');
      expect((await countryFiles.list(everything, {})).items[0]?.revision).toBe(revision);
    }
    const again = await store.open();
    const values = Object.values((await again.countryFiles.load(everything, kenya))?.answers ?? {}).map(
      ({ value }) => value
    );
    expect(values.toSorted()).toEqual([32, 33, 34, 35, 36, 37, 38, 39, 40, 41]);
  });

  it('lists in order, page by page, filtered, without the answers', async () => {
    const { countryFiles } = await harness(kind).open();
    const all = ['dtr-2026.UGA', 'dtr-2025.KEN', 'dtr-2026.AFG', 'dtr-2026.KEN', 'msn-2026.KEN'];
    for (const id of all) {
      const [campaignId = '', iso3 = ''] = id.split('.');
      await countryFiles.create(everything, opened(campaignId, iso3));
    }
    await countryFiles.append(everything, saved(kenya, 2, { q: answer('secret draft') }));
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const page: { items: readonly { fileId: string }[]; next: string | null } = await countryFiles.list(
        everything,
        {},
        { after, limit: 2 }
      );
      pages.push(page.items.map((file) => file.fileId));
      after = page.next;
    } while (after !== null);
    expect(pages).toEqual([['dtr-2025.KEN', 'dtr-2026.AFG'], ['dtr-2026.KEN', 'dtr-2026.UGA'], ['msn-2026.KEN']]);
    const open = await countryFiles.list(everything, { campaignId: 'dtr-2026', status: ['in_progress'] });
    expect(open).toMatchObject({ items: [{ fileId: kenya, progress: { gov: [1, 3] } }], next: null });
    expect(JSON.stringify(open)).not.toContain('secret draft');
    expect(open.items[0]).not.toHaveProperty('answers');
    expect((await countryFiles.list(everything, { iso3: ['KEN'] })).items).toHaveLength(3);
    expect((await countryFiles.list(everything, { iso3: [] })).items).toEqual([]);
    expect(await countryFiles.list(everything, { campaignId: 'dtr-2026' }, { limit: 3 })).toMatchObject({ next: null });
  });
}
