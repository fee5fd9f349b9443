/** A workbook on both stores: downloaded, filled in, looked at, applied once; refused when it is not this file's or comes too late. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { App } from '#lib/server/app.ts';
import { applyWorkbook } from '#lib/server/usecases/apply-workbook.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { downloadCopy } from '#lib/server/usecases/download-copy.ts';
import { downloadSigned, downloadSubmission } from '#lib/server/usecases/download-signed.ts';
import { freezeFile } from '#lib/server/usecases/freeze-file.ts';
import { unfreezeFile } from '#lib/server/usecases/unfreeze-file.ts';
import { previewWorkbook } from '#lib/server/usecases/preview-workbook.ts';
import { readWorkbook } from '#lib/server/usecases/read-workbook.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { withCell } from '../support/edit-workbook.ts';
import { typed } from '../support/small-file.ts';
import { done, refusedWith, smallRound, type SmallRound } from '../support/small-round.ts';
import { readBack } from '../support/workbook-case.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

/** The answer column of the row, in the first section: policy 3, evidence 4, computers 5, consent 6. */
const policy = 'G3';
const evidence = 'G4';
const code = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;
const words = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe.each(storeKinds)('a workbook on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('on its way', () => {
    let store: TempStore;
    let round: SmallRound;
    let app: App;
    let fileId: string;
    let ids = 0;
    const changeId = () => `change-${(ids += 1)}`;
    const download = async (actor: Actor, name = 'answers.xlsx') =>
      done(await downloadCopy(app, actor, { fileId, name, language: 'en' })).bytes;
    const upload = async (actor: Actor, bytes: Buffer) => readWorkbook(app, actor, { fileId, bytes });
    const tokenOf = async (bytes: Buffer) => done(await upload(round.kenya, bytes)).token;
    const preview = async (token: string) => done(await previewWorkbook(app, round.kenya, { fileId, token })).plan;
    const log = async () => (await app.storage.countryFiles.changes(scopeOf(round.administrator), fileId)) ?? [];
    const standing = async () => done(await checkFile(app, round.kenya, { fileId })).answers;
    const save = async (answers: Record<string, [unknown, number]>) =>
      done(
        await saveAnswers(app, round.kenya, {
          fileId,
          changeId: changeId(),
          answers: Object.fromEntries(
            Object.entries(answers).map(([name, [value, base]]) => [name, typed(value, base)])
          )
        })
      ).revision;

    beforeAll(async () => {
      store = tempStore(kind);
      round = await smallRound(store.settings);
      ({ app, fileId } = round);
    });
    afterAll(async () => {
      await app.close();
      await store.remove();
    });

    it('is written as one change by way of Excel, and a second press changes nothing', async () => {
      await save({ policy: [2, 0] });
      const token = await tokenOf(
        withCell(withCell(await download(round.kenya), policy, code(policy, 4)), evidence, words(evidence, 'The law'))
      );
      const plan = await preview(token);
      expect(
        plan.changes.map(({ question, standing: before, mine }) => [question, before?.value ?? null, mine.value])
      ).toEqual([
        ['policy', 2, 4],
        ['evidence', null, 'The law']
      ]);
      const before = (await log()).length;
      expect((await standing())['policy']?.value).toBe(2);
      const press = { fileId, token, changeId: changeId(), take: ['policy', 'evidence'], keepMine: {} };
      const [first, second] = await Promise.all([
        applyWorkbook(app, round.kenya, press),
        applyWorkbook(app, round.kenya, press)
      ]);
      const third = await applyWorkbook(app, round.kenya, press);
      const other = await applyWorkbook(app, round.kenya, { ...press, changeId: changeId() });
      for (const outcome of [first, second, third, other])
        expect(Object.keys(done(outcome).saved).sort()).toEqual(['evidence', 'policy']);
      const changes = (await log()).slice(before);
      expect(changes.map((change) => [change.kind, change.via])).toEqual([['answers_saved', 'excel']]);
      expect((await standing())['policy']?.value).toBe(4);
      expect(await preview(token)).toMatchObject({ changes: [], conflicts: [], same: ['policy', 'evidence'] });
    });

    it('writes what is chosen and no more, and nothing that was not planned', async () => {
      const token = await tokenOf(
        withCell(withCell(await download(round.kenya), policy, code(policy, 5)), evidence, words(evidence, 'Other'))
      );
      const outcome = await applyWorkbook(app, round.kenya, {
        fileId,
        token,
        changeId: changeId(),
        take: ['evidence', 'consent'],
        keepMine: {}
      });
      expect(Object.keys(done(outcome).saved)).toEqual(['evidence']);
      expect((await standing())['policy']?.value).toBe(4);
      expect(
        refusedWith(
          await applyWorkbook(app, round.kenya, { fileId, token, changeId: changeId(), take: [], keepMine: {} })
        )
      ).toBe('request.field_required');
    });

    it('does not overwrite what somebody changed after the download, nor after the preview', async () => {
      const token = await tokenOf(withCell(await download(round.kenya), policy, code(policy, 1)));
      const other = await save({ policy: [3, (await standing())['policy']?.revision ?? 0] });
      const [conflict] = (await preview(token)).conflicts;
      expect([conflict?.mine.value, conflict?.standing.value, conflict?.standing.revision]).toEqual([1, 3, other]);
      const apply = async (take: string[], keepMine: Record<string, number>) =>
        done(await applyWorkbook(app, round.kenya, { fileId, token, changeId: changeId(), take, keepMine }));
      expect(Object.keys((await apply(['policy'], {})).conflicts)).toEqual(['policy']);
      const again = await save({ policy: [2, other] });
      expect(Object.keys((await apply([], { policy: other })).conflicts)).toEqual(['policy']);
      expect((await standing())['policy']?.value).toBe(2);
      expect(Object.keys((await apply([], { policy: again })).saved)).toEqual(['policy']);
      expect((await standing())['policy']?.value).toBe(1);
    });

    it("is nobody else's: not another person's, not another file's, not for ever", async () => {
      const token = await tokenOf(withCell(await download(round.kenya), policy, code(policy, 3)));
      expect(refusedWith(await previewWorkbook(app, round.chad, { fileId, token }))).toBe('file.not_found');
      expect(refusedWith(await upload(round.chad, await download(round.kenya)))).toBe('file.not_found');
      expect(refusedWith(await downloadCopy(app, round.chad, { fileId, name: 'answers.xlsx', language: 'en' }))).toBe(
        'file.not_found'
      );
      expect(
        refusedWith(await downloadCopy(app, round.analyst, { fileId, name: 'answers.xlsx', language: 'en' }))
      ).toBe('access.not_allowed');
      const foreign = done(
        await downloadCopy(app, round.chad, { fileId: 'small-2026.TCD', name: 'blank.xlsx', language: 'fr' })
      ).bytes;
      expect(refusedWith(await upload(round.kenya, foreign))).toBe('workbook.other_file');
      expect(
        refusedWith(
          await readWorkbook(app, round.chad, { fileId: 'small-2026.TCD', bytes: await download(round.kenya) })
        )
      ).toBe('workbook.other_file');
      round.setTime('2026-03-01T12:30:00.000Z');
      expect(refusedWith(await previewWorkbook(app, round.kenya, { fileId, token }))).toBe('workbook.expired');
      round.setTime('2026-03-01T10:00:00.000Z');
    });

    it('holds for a contributor what is given to him', async () => {
      done(
        await delegateSection(app, round.kenya, {
          fileId,
          changeId: changeId(),
          email: 'amina@example.org',
          name: 'Amina',
          sections: ['devices']
        })
      );
      const person = await app.storage.people.byEmail('amina@example.org');
      const amina: Actor = { ...round.kenya, personId: person?.id ?? '', name: 'Amina', role: 'contributor' };
      const rows = (await readBack(await download(amina))).rows.map(({ question }) => question);
      expect([...new Set(rows)]).toEqual(['count', 'count_source', 'ratio']);
      const whole = withCell(await download(round.kenya), policy, code(policy, 5));
      const { token } = done(await upload(amina, whole));
      const { plan } = done(await previewWorkbook(app, amina, { fileId, token }));
      expect(plan.refused.map(({ question, cause }) => [question, cause.problem])).toEqual([
        ['policy', 'answer.not_your_section']
      ]);
      expect(plan.changes).toEqual([]);
      // A workbook is its sender's alone, also among the people of one file.
      expect(refusedWith(await previewWorkbook(app, round.kenya, { fileId, token }))).toBe('workbook.expired');
    });

    it('holds single questions that are given, with what accompanies them', async () => {
      const given = { email: 'omar@example.org', name: 'Omar', sections: [], questions: ['policy'] };
      done(await delegateSection(app, round.kenya, { fileId, changeId: changeId(), ...given }));
      const person = await app.storage.people.byEmail('omar@example.org');
      const omar: Actor = { ...round.kenya, personId: person?.id ?? '', name: 'Omar', role: 'contributor' };
      const rows = (await readBack(await download(omar))).rows.map(({ question }) => question);
      expect([...new Set(rows)]).toEqual(['policy', 'evidence']);
    });

    it('is a frozen copy as Word only while the file is frozen, and only for who reads it', async () => {
      const frozen = () => downloadCopy(app, round.kenya, { fileId, name: 'frozen.docx', language: 'en' });
      expect(refusedWith(await frozen())).toBe('file.wrong_state');
      const { revision } = done(await checkFile(app, round.kenya, { fileId })).file;
      done(
        await freezeFile(app, round.kenya, { fileId, changeId: changeId(), expectedRevision: revision, signer: null })
      );
      expect(done(await frozen()).name).toMatch(/^small-2026\.KEN-frozen-r\d+-en\.docx$/);
      const other: Actor = { ...round.kenya, role: 'contributor' };
      expect(refusedWith(await downloadCopy(app, other, { fileId, name: 'frozen.docx', language: 'en' }))).toBe(
        'access.not_allowed'
      );
      expect(refusedWith(await upload(round.kenya, await download(round.kenya)))).toBe('file.frozen');
      done(await unfreezeFile(app, round.kenya, { fileId, changeId: changeId(), reason: 'One figure is missing' }));
    });

    it('is not read without end', async () => {
      const nothing = Buffer.from('no workbook');
      const omar = (await app.storage.people.byEmail('omar@example.org'))?.id ?? '';
      const actor: Actor = { ...round.kenya, personId: omar, role: 'contributor' };
      const answers: string[] = [];
      for (let time = 0; time < 61; time += 1) answers.push(refusedWith(await upload(actor, nothing)));
      expect(answers.slice(0, 60).every((one) => one === 'workbook.unreadable')).toBe(true);
      expect(answers[60]).toBe('request.too_many');
    });

    it('comes too late when the file is signed meanwhile; the signed answers are there as Word, for country and reviewer', async () => {
      const token = await tokenOf(withCell(await download(round.kenya), policy, code(policy, 5)));
      const expectedRevision = done(await checkFile(app, round.kenya, { fileId })).file.revision;
      const signer = { name: 'Wanjiru', function: 'Secretary-General' };
      done(
        await submitFile(app, round.kenya, { fileId, changeId: changeId(), expectedRevision, signer, language: 'fr' })
      );
      expect(
        refusedWith(
          await applyWorkbook(app, round.kenya, { fileId, token, changeId: changeId(), take: ['policy'], keepMine: {} })
        )
      ).toBe('file.read_only');
      expect(refusedWith(await upload(round.kenya, await download(round.kenya)))).toBe('file.read_only');
      expect((await standing())['policy']?.value).toBe(1);
      const signed = done(await downloadSigned(app, round.kenya, { fileId, number: 1 }));
      const reviewed = done(await downloadSubmission(app, round.analyst, { fileId }));
      expect([signed.name, reviewed.name]).toEqual(['SMALL-2026-KEN-1.docx', 'SMALL-2026-KEN-1.docx']);
      expect(refusedWith(await downloadSigned(app, round.chad, { fileId, number: 1 }))).toBe('file.not_found');
    });
  });
});
