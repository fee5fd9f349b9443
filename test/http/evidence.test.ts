/**
 * Evidence over HTTP on both stores: pieces that resume, what is refused and in which words, who may have a file and with
 * which headers it comes, and a form without script.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type AskOptions, type Persona, type World } from '../support/personas.ts';
import { docxFile, pdfFile, zipFile } from '../support/sample-files.ts';
import { seedEvidence, type SeededEvidence } from '../support/seed-evidence.ts';
import { isAvailable, storeKinds } from '../support/temp-store.ts';

const kenya = '/files/every-2026.KEN';
const address = `${kenya}/evidence`;
/** A PDF of more than one piece. */
const plan = Buffer.concat([pdfFile().subarray(0, 9), Buffer.alloc(300_000, '%\n'), pdfFile().subarray(9)]);
const sha256 = createHash('sha256').update(plan).digest('hex');

interface Said {
  readonly uploadId: string;
  readonly received: number;
  readonly item: {
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    readonly sha256: string;
    readonly addedBy: { readonly personId: string };
  };
  readonly cited: { readonly evidence: readonly string[] } | null;
  readonly problem: { readonly code: string; readonly message: string };
}

describe.each(storeKinds)('evidence over HTTP, %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('as the page sends it', () => {
    let world: World;
    const seeded: SeededEvidence = { signed: '', draft: '' };
    beforeAll(async () => {
      world = await startWorld(kind, seedEvidence(seeded), { EVIDENCE_FILE_MB: '1', EVIDENCE_COUNTRY_MB: '3' });
    });
    afterAll(() => world.stop());

    async function ask(path: string, options: AskOptions = {}, as: Persona = 'focalPoint') {
      const reply = await world.ask(as, path, {
        ...options,
        headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers }
      });
      return { status: reply.status, body: (await reply.json()) as Said };
    }
    const post = (path: string, body?: unknown, as?: Persona) =>
      ask(path, { method: 'POST', body: JSON.stringify(body ?? {}) }, as);
    const piece = (id: string, offset: number, bytes: Uint8Array, as?: Persona) =>
      ask(`${address}/${id}?offset=${offset}`, { method: 'PUT', body: new Uint8Array(bytes) }, as);
    /** The last answer: of finishing, or of what was refused on the way. */
    async function upload(name: string, bytes: Uint8Array, question: string | null = null) {
      const begun = await post(address, { name, size: bytes.length, question });
      if (begun.status !== 200) return begun;
      for (let offset = 0; offset < bytes.length; offset += 200_000) {
        const kept = await piece(begun.body.uploadId, offset, bytes.subarray(offset, offset + 200_000));
        if (kept.status !== 200) return kept;
      }
      return post(`${address}/${begun.body.uploadId}/finish`);
    }
    const download = (id: string, as: Persona | null = 'focalPoint', headers: Record<string, string> = {}) =>
      world.ask(as, `${address}/${id}`, { headers });

    it('takes pieces, says where it stands, goes on, and gives one item however often it is finished', async () => {
      const begun = await post(address, { name: 'C:\\plans\\خطة.PDF', size: plan.length, sha256, question: 'body' });
      const { uploadId } = begun.body;
      expect(begun).toMatchObject({ status: 200, body: { received: 0 } });
      expect(await piece(uploadId, 0, plan.subarray(0, 200_000))).toMatchObject({ body: { received: 200_000 } });
      const elsewhere = await piece(uploadId, 250_000, plan.subarray(250_000));
      expect(elsewhere).toMatchObject({ status: 409, body: { received: 200_000 } });
      expect(elsewhere.body.problem.code).toBe('evidence.piece_elsewhere');
      expect(await post(`${address}/${uploadId}/finish`)).toMatchObject({
        status: 409,
        body: { problem: { code: 'evidence.incomplete' } }
      });
      // The page was closed and the same file chosen again.
      const again = await post(address, { name: 'C:\\plans\\خطة.PDF', size: plan.length, sha256, question: 'body' });
      expect(again.body).toEqual({ uploadId, received: 200_000, piece: 256 * 1024 });
      expect(await piece(uploadId, 0, plan.subarray(0, 200_000))).toMatchObject({ body: { received: 200_000 } });
      expect(await piece(uploadId, 200_000, plan.subarray(200_000))).toMatchObject({ body: { received: plan.length } });
      const finished = await post(`${address}/${uploadId}/finish`);
      expect(finished).toMatchObject({
        status: 200,
        body: {
          item: { id: uploadId, name: 'خطة.pdf', mediaType: 'application/pdf', sha256 },
          cited: { evidence: [uploadId] }
        }
      });
      expect((await post(`${address}/${uploadId}/finish`)).body.item).toEqual(finished.body.item);
      expect((await piece(uploadId, 0, plan.subarray(0, 10))).status).toBe(410);
    });

    it('stores the same content once and cites it from another question', async () => {
      const first = await upload('plan.pdf', plan, 'body');
      const second = await upload('copy of plan.pdf', plan, 'ratio');
      expect(second.body.item).toEqual(first.body.item);
      expect(second.body.cited?.evidence).toEqual([first.body.item.id]);
      const cited = `${address}/${first.body.item.id}/cited/context`;
      expect((await ask(cited, { method: 'PUT' })).body).toMatchObject({ evidence: [first.body.item.id] });
      expect((await ask(cited, { method: 'DELETE' })).body).toMatchObject({ evidence: [] });
    });

    it('takes nothing that was chosen by one person under the session of another, and goes on under his own', async () => {
      const { item } = (await upload('mine.pdf', pdfFile('mine'), 'body')).body;
      const mine = { 'soundings-person': item.addedBy.personId };
      const bytes = new Uint8Array(pdfFile('in the queue'));
      const announced = JSON.stringify({ name: 'queue.pdf', size: bytes.length, question: 'body' });
      const { uploadId } = (await ask(address, { method: 'POST', body: announced, headers: mine })).body;
      const acts: readonly (readonly [string, AskOptions])[] = [
        [address, { method: 'POST', body: announced }],
        [`${address}/${uploadId}?offset=0`, { method: 'PUT', body: bytes }],
        [`${address}/${uploadId}/finish`, { method: 'POST' }],
        [`${address}/${uploadId}`, { method: 'DELETE' }],
        [`${address}/${item.id}/cited/context`, { method: 'PUT' }],
        [`${address}/${item.id}/cited/body`, { method: 'DELETE' }]
      ];
      for (const [path, options] of acts) {
        const refused = await ask(path, { ...options, headers: mine }, 'contributor');
        expect([path, refused.status, refused.body.problem.code]).toEqual([path, 401, 'access.another_person']);
      }
      expect((await ask(`${address}/${uploadId}?offset=0`, { method: 'PUT', body: bytes, headers: mine })).status).toBe(
        200
      );
      const finished = await ask(`${address}/${uploadId}/finish`, { method: 'POST', headers: mine });
      expect(finished.body.item.addedBy).toEqual(item.addedBy);
      expect(finished.body.cited?.evidence).toEqual(expect.arrayContaining([item.id, uploadId]));
    });

    it('cites at once what the file has already, where its checksum is announced by somebody who sees it', async () => {
      const bytes = pdfFile('known');
      const { item } = (await upload('known.pdf', bytes, 'body')).body;
      const announced = { name: 'again.pdf', size: bytes.length, sha256: item.sha256, question: 'context' };
      const known = await post(address, announced);
      expect(known.body).toMatchObject({ item: { id: item.id }, cited: { evidence: [item.id] } });
      expect((await post(address, announced)).body.cited?.evidence).toEqual([item.id]);
      expect((await post(address, { ...announced, size: 9 })).body.uploadId).toEqual(expect.any(String));
      // The contributor sees no file of the focal point's that no answer cites.
      const unseen = (await upload('unseen.pdf', pdfFile('unseen'))).body.item;
      const guessed = { name: 'guess.pdf', size: pdfFile('unseen').length, sha256: unseen.sha256, question: 'context' };
      const begun = (await post(address, guessed, 'contributor')).body;
      expect([begun.uploadId, begun.item]).toEqual([expect.any(String), undefined]);
    });

    it('refuses in words, and keeps nothing of what it refuses', async () => {
      const bomb = docxFile([{ name: 'word/a.xml', content: Buffer.alloc(40_000_000) }]);
      const cases: readonly (readonly [string, Uint8Array, number, string])[] = [
        ['setup.exe', pdfFile(), 422, 'evidence.type_not_allowed'],
        ['page.pdf', Buffer.from('<html><script>alert(1)</script>'), 422, 'evidence.type_not_allowed'],
        ['cut.pdf', pdfFile().subarray(0, 100), 422, 'evidence.damaged'],
        ['macro.docx', docxFile([{ name: 'word/vbaProject.bin', content: 'x' }]), 422, 'evidence.active'],
        ['bomb.docx', bomb, 422, 'evidence.bomb'],
        ['archive.xlsx', zipFile([{ name: 'a', content: 'b' }]), 422, 'evidence.type_not_allowed'],
        ['large.pdf', new Uint8Array(1_000_001), 413, 'evidence.too_large'],
        ['empty.pdf', new Uint8Array(), 422, 'evidence.empty']
      ];
      for (const [name, bytes, status, code] of cases) {
        const refused = await upload(name, bytes);
        expect([name, refused.status, refused.body.problem.code]).toEqual([name, status, code]);
        expect(refused.body.problem.message).toMatch(/nothing|not stored/i);
      }
      const changed = await post(address, { name: 'plan.pdf', size: 300, sha256: 'ab'.repeat(32) });
      await piece(changed.body.uploadId, 0, Buffer.concat([pdfFile(), Buffer.alloc(300)]).subarray(0, 300));
      const finish = `${address}/${changed.body.uploadId}/finish`;
      expect((await post(finish)).body.problem.code).toBe('evidence.checksum');
      expect((await post(finish)).status).toBe(410);
    });

    it('refuses what is no such request', async () => {
      expect((await post(address, { name: 'a.pdf' })).body.problem.code).toBe('request.field_invalid');
      expect((await ask(address, { method: 'POST', body: '{' })).body.problem.code).toBe('request.malformed');
      expect((await post(address, { name: 'a.pdf', size: 9, question: 'attic' })).body.problem.code).toBe(
        'answer.unknown_question'
      );
      const { uploadId } = (await post(address, { name: 'a.pdf', size: 900_000 })).body;
      expect((await piece(uploadId, 0, new Uint8Array(256 * 1024 + 1))).status).toBe(413);
      for (const offset of ['', '-1', '1.5', 'x'])
        expect((await ask(`${address}/${uploadId}?offset=${offset}`, { method: 'PUT', body: 'x' })).status).toBe(
          offset === '' ? 200 : 422
        );
      expect((await ask(`${address}/${uploadId}`, { method: 'DELETE' })).body).toEqual({ cancelled: true });
      expect((await piece(uploadId, 0, new Uint8Array(1))).status).toBe(410);
    });

    it('gives a file only to be saved, under its name, and in parts', async () => {
      const { item } = (await upload('Plan «été».pdf', pdfFile('é'), 'body')).body;
      const whole = await download(item.id);
      expect(whole.status).toBe(200);
      expect(Buffer.from(await whole.arrayBuffer()).equals(pdfFile('é'))).toBe(true);
      const headers = Object.fromEntries(whole.headers);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="Plan _e_te__.pdf"; filename*=UTF-8''Plan%20%C2%AB%C3%A9t%C3%A9%C2%BB.pdf`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'accept-ranges': 'bytes'
      });
      const part = await download(item.id, 'focalPoint', { range: 'bytes=5-9' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${pdfFile('é').length}`]);
      expect(Buffer.from(await part.arrayBuffer()).equals(pdfFile('é').subarray(5, 10))).toBe(true);
      const rest = await download(item.id, 'focalPoint', { range: 'bytes=-4' });
      expect(Buffer.from(await rest.arrayBuffer()).equals(pdfFile('é').subarray(-4))).toBe(true);
      expect((await download(item.id, 'focalPoint', { range: 'bytes=9999999-' })).status).toBe(416);
      const stale = await download(item.id, 'focalPoint', { range: 'bytes=5-9', 'if-range': '"other"' });
      expect(stale.status).toBe(200);
      const head = await world.ask('focalPoint', `${address}/${item.id}`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });

    it('takes a link with http or https, a title and perhaps a date', async () => {
      const link = { id: 'l-1', title: 'Law 12', url: 'https://laws.example.org/12?a=b', date: '2024-05-06' };
      const added = await post(address, { ...link, question: 'body' });
      expect(added).toMatchObject({ status: 200, body: { item: { id: 'l-1', kind: 'link', title: 'Law 12' } } });
      expect((await post(address, { ...link, question: 'body' })).body.item).toEqual(added.body.item);
      for (const [field, value] of [
        ['url', 'javascript:alert(1)'],
        ['url', 'ftp://example.org/'],
        ['title', ' '],
        ['date', '2024-13-01']
      ] as const)
        expect((await post(address, { ...link, id: `l-${field}`, [field]: value, question: null })).status).toBe(422);
      expect((await download('l-1')).status).toBe(404);
    });

    it('keeps uploads apart: a colleague’s and another country’s are not there', async () => {
      const { uploadId } = (await post(address, { name: 'a.pdf', size: 1000 })).body;
      expect((await piece(uploadId, 0, new Uint8Array(1), 'contributor')).status).toBe(410);
      expect((await piece(uploadId, 0, new Uint8Array(1), 'outsider')).status).toBe(404);
      expect((await post(address, { name: 'a.pdf', size: 1000 }, 'outsider')).status).toBe(404);
      expect((await ask(`${address}/${uploadId}`, { method: 'DELETE' })).body).toEqual({ cancelled: true });
    });

    it('lets members have every file, reviewers what is signed, and nobody else anything', async () => {
      const asked = (id: string, as: Persona | null, page: string) =>
        world
          .ask(as, `/${page}/every-2026.TUN/evidence/${id}`, { headers: { accept: 'application/json' } })
          .then(({ status }) => status);
      const matrix = async (id: string) => ({
        // Tunisia's focal point, and everybody else.
        member: await asked(id, 'outsider', 'files'),
        otherCountry: await asked(id, 'focalPoint', 'files'),
        otherContributor: await asked(id, 'contributor', 'files'),
        analystAsMember: await asked(id, 'analyst', 'files'),
        memberAsReviewer: await asked(id, 'outsider', 'review'),
        drafter: await asked(id, 'drafter', 'review'),
        nobody: await asked(id, null, 'review'),
        analyst: await asked(id, 'analyst', 'review'),
        administrator: await asked(id, 'administrator', 'review')
      });
      const everybody = {
        member: 200,
        otherCountry: 404,
        otherContributor: 404,
        analystAsMember: 403,
        memberAsReviewer: 403,
        drafter: 403,
        nobody: 401
      };
      expect(await matrix(seeded.signed)).toEqual({ ...everybody, analyst: 200, administrator: 200 });
      expect(await matrix(seeded.draft)).toEqual({ ...everybody, analyst: 404, administrator: 404 });
      expect(await matrix('none')).toEqual({ ...everybody, member: 404, analyst: 404, administrator: 404 });
      const reviewed = await world.ask('analyst', `/review/every-2026.TUN/evidence/${seeded.signed}`);
      expect(reviewed.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(reviewed.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      // A contributor of the country reads what the focal point added.
      const { item } = (await upload('shared.pdf', pdfFile('shared'), 'body')).body;
      expect((await download(item.id, 'contributor')).status).toBe(200);
    });

    it('takes nothing more into a file that is signed, and takes nothing out of it', async () => {
      const signed = `/files/every-2026.TUN/evidence`;
      expect((await post(signed, { name: 'late.pdf', size: 10 }, 'outsider')).status).toBe(409);
      expect((await ask(`${signed}/${seeded.draft}`, { method: 'DELETE' }, 'outsider')).status).toBe(409);
    });

    it('takes a file out: no answer cites it, its page says so, and nobody can fetch it', async () => {
      const { item } = (await upload('gone.pdf', pdfFile('gone'), 'body')).body;
      expect((await ask(`${address}/${item.id}`, { method: 'DELETE' }, 'contributor')).status).toBe(403);
      expect((await ask(`${address}/${item.id}`, { method: 'DELETE' })).body).toEqual({ removed: item.id });
      expect((await download(item.id)).status).toBe(404);
      const page = await (await world.ask('focalPoint', address)).text();
      expect(page).toMatch(
        /<s><bdi>gone\.pdf<\/bdi><\/s>[^<]*<!--.*?-->?\s*removed on|<s><bdi>gone\.pdf<\/bdi><\/s>\s*removed on/
      );
      expect((await post(`${address}/${item.id}/finish`)).status).toBe(200);
    });

    describe('without script', () => {
      const form = (fields: Readonly<Record<string, string | File>>) => {
        const data = new FormData();
        for (const [name, value] of Object.entries(fields)) data.set(name, value);
        return data;
      };
      const submit = (action: string, body: FormData, as: Persona = 'contributor') =>
        world.ask(as, `${address}?/${action}&question=body`, { method: 'POST', body });

      it('takes one file by a form, with the same checks', async () => {
        const good = new File([new Uint8Array(pdfFile('by form'))], 'نموذج.pdf');
        const added = await submit('upload', form({ file: good }));
        expect([added.status, added.headers.get('location')]).toEqual([303, `${address}?question=body&done=added`]);
        const page = await (await world.ask('contributor', `${address}?question=body&done=added`)).text();
        expect(page).toContain('نموذج.pdf');
        expect(page).toContain('The evidence was added.');
        const cases: readonly (readonly [File | string, number, string])[] = [
          [new File(['<html>'], 'a.pdf'), 422, 'Files of this kind cannot be kept'],
          [new File([new Uint8Array(1_000_001)], 'a.pdf'), 413, 'larger than 1 MB'],
          [new File([], 'a.pdf'), 422, 'The file is empty'],
          [new File([], ''), 422, 'fill in this field'],
          ['not a file', 422, 'fill in this field']
        ];
        for (const [file, status, words] of cases) {
          const refused = await submit('upload', form({ file }));
          expect([words, refused.status]).toEqual([words, status]);
          expect(await refused.text()).toContain(words);
        }
      });

      it('refuses a form that is far too large by its length alone', async () => {
        const huge = await submit('upload', form({ file: new File([new Uint8Array(1_200_000)], 'a.pdf') }));
        expect(huge.status).toBe(413);
      });

      it('takes a link, takes it off the question and out of the file, asking first', async () => {
        const link = {
          id: 'by-form',
          title: 'Statistics',
          url: 'https://stat.example.org/',
          date: '',
          question: 'body'
        };
        const wrong = await submit('link', form({ ...link, url: 'nowhere' }));
        expect(wrong.status).toBe(422);
        expect(await wrong.text()).toContain('value="Statistics"');
        expect((await submit('link', form(link))).status).toBe(303);
        expect((await submit('cite', form({ id: 'by-form', question: 'body', cited: 'no' }))).status).toBe(303);
        const asks = await submit('remove', form({ id: 'by-form', question: 'body' }));
        expect(asks.status).toBe(200);
        expect(await asks.text()).toContain('from the whole country file?');
        expect((await submit('remove', form({ id: 'by-form', question: 'body', confirmed: 'yes' }))).status).toBe(303);
      });
    });

    it('says when the room of the country is used up, before a byte is sent', async () => {
      const bytes = (seed: string) => Buffer.concat([pdfFile(seed), Buffer.alloc(900_000, '\n'), pdfFile(seed)]);
      const statuses: number[] = [];
      for (const seed of ['a', 'b', 'c', 'd']) statuses.push((await upload(`${seed}.pdf`, bytes(seed))).status);
      expect(statuses.at(0)).toBe(200);
      expect(statuses.at(-1)).toBe(413);
      const refused = await post(address, { name: 'e.pdf', size: 900_000 });
      expect(refused.body.problem).toMatchObject({ code: 'evidence.no_room' });
    });
  });
});
