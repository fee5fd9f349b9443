import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { App } from '#lib/server/app.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { listFiles } from '#lib/server/usecases/list-files.ts';
import { listMyFiles } from '#lib/server/usecases/list-my-files.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { openSubmission } from '#lib/server/usecases/open-submission.ts';
import { readReceipt } from '#lib/server/usecases/read-receipt.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { verifyReceipt } from '#lib/server/usecases/verify-receipt.ts';
import { withdrawDelegation } from '#lib/server/usecases/withdraw-delegation.ts';
import { typed } from '../support/small-file.ts';
import { done, refusedWith, smallRound, type SmallRound } from '../support/small-round.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

const signer = { name: 'Wanjiru', function: 'Secretary-General' };

describe.each(storeKinds)('a country file on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('as its people meet it', () => {
    let store: TempStore;
    let round: SmallRound;
    let app: App;
    let fileId: string;
    let ids = 0;
    const changeId = () => `change-${(ids += 1)}`;

    const save = async (actor: Actor, answers: Record<string, [value: unknown, base?: number]>, id = changeId()) =>
      saveAnswers(app, actor, {
        fileId,
        changeId: id,
        answers: Object.fromEntries(Object.entries(answers).map(([name, [value, base]]) => [name, typed(value, base)]))
      });
    const submit = async (actor: Actor, expectedRevision: number, id = changeId(), at = app) =>
      submitFile(at, actor, { fileId, changeId: id, expectedRevision, signer, language: 'en' });
    const revision = async () => done(await checkFile(app, round.kenya, { fileId })).file.revision;

    beforeAll(async () => {
      store = tempStore(kind);
      round = await smallRound(store.settings);
      ({ app, fileId } = round);
    });
    afterAll(async () => {
      await app.close();
      await store.remove();
    });

    it('the first look of a member is recorded, once', async () => {
      expect(done(await openFile(app, round.kenya, { fileId })).file.firstVisitAt).toBe('2026-03-01T10:00:00.000Z');
      round.setTime('2026-03-02T10:00:00.000Z');
      const again = done(await openFile(app, round.kenya, { fileId }));
      expect(again.file).toMatchObject({ revision: 3, firstVisitAt: '2026-03-01T10:00:00.000Z', readOnly: null });
      expect(again.nextSection).toBe('general');
    });

    it('nobody but a member is told that the file exists', async () => {
      const calls = [
        openFile(app, round.chad, { fileId }),
        openSection(app, round.chad, { fileId, section: 'general' }),
        save(round.chad, { policy: [1] }),
        checkFile(app, round.chad, { fileId }),
        submit(round.chad, 3),
        readReceipt(app, round.chad, { fileId, number: 1 }),
        delegateSection(app, round.chad, {
          fileId,
          changeId: changeId(),
          email: 'x@example.org',
          name: 'X',
          sections: ['general']
        }),
        withdrawDelegation(app, round.chad, { fileId, changeId: changeId(), personId: 'kenya' })
      ];
      expect((await Promise.all(calls)).map(refusedWith)).toEqual(calls.map(() => 'file.not_found'));
      expect(await app.storage.people.byEmail('x@example.org')).toBeNull();
      expect(done(await listMyFiles(app, round.chad)).map((file) => file.fileId)).toEqual(['small-2026.TCD']);
    });

    it('saves what is good of a form and names the rest', async () => {
      const reply = done(await save(round.kenya, { policy: [4], computers: ['perhaps'], attic: ['x'] }));
      expect(reply.saved).toEqual({ policy: 4 });
      expect(Object.entries(reply.refused).map(([name, cause]) => [name, cause.problem])).toEqual([
        ['computers', 'answer.unknown_choice'],
        ['attic', 'answer.unknown_question']
      ]);
      expect(reply.logic.visible).toContain('evidence');
      expect(reply.progress).toEqual({ general: [1, 3] });
    });

    it('shows a section with its answers, conditions and neighbours', async () => {
      done(await save(round.kenya, { computers: ['yes'], count: [8] }));
      const opened = done(await openSection(app, round.kenya, { fileId, section: 'devices' }));
      expect(opened).toMatchObject({ previousSection: 'general', nextSection: null, readOnly: null });
      expect(opened.answers['count']).toMatchObject({ value: 8, revision: 5, by: { name: 'Name of kenya' } });
      expect(opened.logic.calculated.get('ratio')).toBe(4);
      expect(refusedWith(await openSection(app, round.kenya, { fileId, section: 'attic' }))).toBe(
        'file.unknown_section'
      );
    });

    it('a resend gets the first outcome, also when the answer has been changed since', async () => {
      const first = done(await save(round.kenya, { consent: ['named'], nowhere: [1] }, 'resent'));
      done(await save(round.kenya, { consent: ['aggregate', 6] }));
      const again = done(await save(round.kenya, { consent: ['named'], nowhere: [1] }, 'resent'));
      expect(again.saved).toEqual({ consent: 6 });
      expect(again.saved).toEqual(first.saved);
      expect(again.refused['nowhere']?.problem).toBe('answer.unknown_question');
      expect(done(await openSection(app, round.kenya, { fileId, section: 'general' })).answers['consent']?.value).toBe(
        'aggregate'
      );
    });

    it('a change id that another act or content has used acknowledges nothing', async () => {
      expect(done(await save(round.kenya, { consent: ['internal', 7] }, 'resent')).saved).toEqual({});
      expect(refusedWith(await submit(round.kenya, await revision(), 'resent'))).toBe('request.field_invalid');
    });

    it('people who save at the same moment are all there afterwards', async () => {
      const before = await revision();
      const replies = await Promise.all([
        save(round.kenya, { evidence: ['first'] }),
        save(round.kenya, { count_source: ['EMIS'] }),
        save(round.kenya, { consent: ['named', before] }),
        save(round.kenya, { count: [10, before] }),
        save(round.kenya, { policy: [5, before] })
      ]);
      const acknowledged = replies.flatMap((reply) => Object.entries(done(reply).saved));
      expect(acknowledged.map(([, at]) => at).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5].map((n) => before + n));
      const { answers } = done(await checkFile(app, round.kenya, { fileId }));
      for (const [name, at] of acknowledged) expect(answers[name]?.revision).toBe(at);
    });

    it('of two who change the same question at the same moment one is shown the other’s text', async () => {
      const base = await revision();
      const [one, two] = await Promise.all([
        save(round.kenya, { evidence: ['mine', base] }),
        save(round.kenya, { evidence: ['yours', base] })
      ]);
      const replies = [done(one), done(two)];
      expect(replies.filter((reply) => 'evidence' in reply.saved)).toHaveLength(1);
      expect(replies.flatMap((reply) => Object.values(reply.conflicts)).map(({ theirs }) => theirs.value)).toHaveLength(
        1
      );
    });

    it('a colleague gets an account, a link by mail, and only his sections', async () => {
      const input = { fileId, email: ' Amal@Example.org ', name: 'Amal', sections: ['devices'] };
      const given = done(await delegateSection(app, round.kenya, { ...input, changeId: changeId() }));
      expect(given.member).toMatchObject({ email: 'amal@example.org', role: 'contributor', sections: ['devices'] });
      const person = await app.storage.people.byEmail('amal@example.org');
      expect(person).toMatchObject({ role: 'contributor', iso3: 'KEN', language: 'en' });
      const [mail] = await app.storage.outbox.list(1);
      expect(mail?.to).toBe('amal@example.org');
      expect(mail?.body).toMatch(/https:\/\/soundings\.example\.org\/sign-in\/[\w-]{27}\n/);

      const amal: Actor = { ...round.kenya, personId: person?.id ?? '', name: 'Amal', role: 'contributor' };
      const reply = done(await save(amal, { count: [11, await revision()], policy: [1, await revision()] }));
      expect(Object.keys(reply.saved)).toEqual(['count']);
      expect(reply.refused['policy']?.problem).toBe('answer.not_your_section');
      expect(done(await openSection(app, amal, { fileId, section: 'general' })).readOnly?.problem).toBe(
        'answer.not_your_section'
      );
      expect(refusedWith(await submit(amal, await revision()))).toBe('access.not_allowed');

      done(await withdrawDelegation(app, round.kenya, { fileId, changeId: changeId(), personId: amal.personId }));
      expect(refusedWith(await save(amal, { count: [12, 99] }))).toBe('file.not_found');
      expect(done(await checkFile(app, round.kenya, { fileId })).answers['count']?.value).toBe(11);
    });

    it('sections go to no address of another country or role', async () => {
      for (const email of ['chad@example.org', 'analyst@example.org', 'kenya@example.org']) {
        const input = { fileId, changeId: changeId(), email, name: 'X', sections: ['devices'] };
        expect(refusedWith(await delegateSection(app, round.kenya, input))).toBe('file.address_unusable');
      }
    });

    it('reviewers see where a draft is, and nothing of what it says', async () => {
      done(await save(round.kenya, { evidence: ['a secret draft', await revision()] }));
      const listed = done(await listFiles(app, round.analyst, {}));
      expect(listed.counts).toMatchObject({ invited: 1, in_progress: 1, submitted: 0, returned: 0, approved: 0 });
      expect(listed.rows.map((row) => [row.iso3, row.status, row.sectionsDone, row.sectionsAsked])).toEqual([
        ['KEN', 'in_progress', 2, 2],
        ['TCD', 'invited', 0, 1]
      ]);
      expect(JSON.stringify(listed)).not.toContain('secret');
      expect(refusedWith(await openSubmission(app, round.analyst, { fileId }))).toBe('file.not_found');
      expect(refusedWith(await openSection(app, round.analyst, { fileId, section: 'general' }))).toBe(
        'access.not_allowed'
      );
    });

    it('is not signed when it has moved on since it was read', async () => {
      const read = await revision();
      done(await save(round.kenya, { evidence: ['later', read] }));
      expect(refusedWith(await submit(round.kenya, read))).toBe('file.moved_on');
    });

    it('signing: a receipt whose checksum is that of the signed text; a crash before the projection loses nothing', async () => {
      const crashing: App = {
        ...app,
        storage: {
          ...app.storage,
          submissions: { ...app.storage.submissions, put: () => Promise.reject(new Error('power cut')) }
        }
      };
      const read = await revision();
      await expect(submit(round.kenya, read, 'sign-1', crashing)).rejects.toThrow('power cut');
      expect(await app.storage.submissions.get(scopeOf(round.analyst), fileId, 1)).toBeNull();

      const opened = done(await openSubmission(app, round.analyst, { fileId }));
      expect(opened.submission).toMatchObject({ receipt: 'SMALL-2026-KEN-1', status: 'submitted', consent: 'named' });
      const receipt = done(await submit(round.kenya, read, 'sign-1'));
      expect(receipt).toMatchObject({ receipt: 'SMALL-2026-KEN-1', number: 1, outcome: 'submitted', signer });
      const { signedText } = done(await readReceipt(app, round.kenya, { fileId, number: 1 }));
      expect(createHash('sha256').update(signedText).digest('hex')).toBe(receipt.sha256);
      expect(opened.sections.map(({ section }) => section.name)).toEqual(['general', 'devices']);
      expect(opened.mayDecide).toBe(true);
    });

    it('after signing nothing is taken, and a resend from before is still acknowledged', async () => {
      expect(refusedWith(await save(round.kenya, { policy: [1, 99] }))).toBe('file.read_only');
      expect(done(await save(round.kenya, { consent: ['named'] }, 'resent')).saved).toEqual({ consent: 6 });
      expect(refusedWith(await submit(round.kenya, await revision()))).toBe('file.read_only');
    });

    it('anybody who holds number and checksum verifies the receipt; nobody else learns anything', async () => {
      const { receipt } = done(await readReceipt(app, round.kenya, { fileId, number: 1 }));
      const verified = await verifyReceipt(app, null, {
        receipt: 'small-2026-ken-1',
        sha256: receipt.sha256.toUpperCase()
      });
      expect(verified).toMatchObject({
        outcome: 'valid',
        iso3: 'KEN',
        approved: false,
        campaignTitle: 'Small round 2026'
      });
      const wrong = await verifyReceipt(app, null, { receipt: 'SMALL-2026-KEN-1', sha256: 'f'.repeat(64) });
      expect(wrong).toEqual({ outcome: 'unknown', receipt: 'SMALL-2026-KEN-1' });
    });

    it('a return reopens the file and tells the country once, with the reason', async () => {
      const input = { fileId, number: 1, changeId: 'return-1', reason: 'Please check the number of computers.' };
      expect(refusedWith(await returnSubmission(app, round.kenya, input))).toBe('access.not_allowed');
      expect(refusedWith(await returnSubmission(app, round.analyst, { ...input, reason: '  ' }))).toBe(
        'file.reason_required'
      );
      const returned = done(await returnSubmission(app, round.analyst, input));
      expect(returned).toMatchObject({ submission: { outcome: 'returned' }, mail: 'kept' });
      done(await returnSubmission(app, round.analyst, input));
      const mails = (await app.storage.outbox.list(50)).filter((mail) => mail.about === `returned ${fileId} 1`);
      expect(mails.map(({ to, language }) => [to, language])).toEqual([['kenya@example.org', 'en']]);
      expect(mails[0]?.body).toContain('Please check the number of computers.');
      const { receipt } = done(await readReceipt(app, round.kenya, { fileId, number: 1 }));
      expect(await verifyReceipt(app, null, { receipt: receipt.receipt, sha256: receipt.sha256 })).toMatchObject({
        outcome: 'superseded'
      });
    });

    it('corrected, signed again and approved: only then it counts', async () => {
      done(await save(round.kenya, { count: [12, await revision()] }));
      done(await submit(round.kenya, await revision()));
      const old = { fileId, number: 1, changeId: changeId(), remarks: '' };
      expect(refusedWith(await approveSubmission(app, round.analyst, old))).toBe('file.moved_on');
      const approved = done(
        await approveSubmission(app, round.analyst, { ...old, number: 2, changeId: 'approve-2', remarks: 'Thank you' })
      );
      expect(approved).toMatchObject({ receipt: 'SMALL-2026-KEN-2', outcome: 'approved' });
      const inStore = await app.storage.submissions.list(scopeOf(round.analyst), { campaignId: ['small-2026'] });
      expect(inStore.map(({ number, status }) => [number, status])).toEqual([
        [1, 'returned'],
        [2, 'approved']
      ]);
      const opened = done(await openSubmission(app, round.analyst, { fileId }));
      expect(opened).toMatchObject({ mayDecide: false, approvalRemarks: 'Thank you', status: 'approved' });
      const devices = opened.sections.find(({ section }) => section.name === 'devices');
      expect(devices?.questions.map(({ question, answer }) => [question.name, answer?.value])).toEqual([
        ['count', 12],
        ['count_source', 'EMIS'],
        ['ratio', 6]
      ]);
      expect(done(await listFiles(app, round.analyst, { status: ['approved'] })).rows[0]).toMatchObject({
        iso3: 'KEN',
        submission: { number: 2, receipt: 'SMALL-2026-KEN-2' }
      });
    });
  });
});
