/** Every act of a country file's people, by the real use cases on both stores: what is recorded, who is told, who may not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { App } from '#lib/server/app.ts';
import { historySheet } from '#lib/server/exports/history-sheet.ts';
import { csvText } from '#lib/server/exports/csv.ts';
import { actorOf, beginSession } from '#lib/server/sessions.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { askCountry } from '#lib/server/usecases/ask-country.ts';
import { askMoreTime } from '#lib/server/usecases/ask-more-time.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { commentOnQuestion } from '#lib/server/usecases/comment-on-question.ts';
import { declineToTakePart } from '#lib/server/usecases/decline-to-take-part.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { freezeFile } from '#lib/server/usecases/freeze-file.ts';
import { grantMoreTime } from '#lib/server/usecases/grant-more-time.ts';
import { handOverFile } from '#lib/server/usecases/hand-over-file.ts';
import { listMyFiles } from '#lib/server/usecases/list-my-files.ts';
import { lookAtFile } from '#lib/server/usecases/look-at-file.ts';
import { lookAtLink } from '#lib/server/usecases/look-at-link.ts';
import { loadResults } from '#lib/server/usecases/load-results.ts';
import { markAnswers } from '#lib/server/usecases/mark-answers.ts';
import { nameActingPerson } from '#lib/server/usecases/name-acting-person.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { openFrozenFile } from '#lib/server/usecases/open-frozen-file.ts';
import { openHistory } from '#lib/server/usecases/open-history.ts';
import { openPastState } from '#lib/server/usecases/open-past-state.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { openSubmission } from '#lib/server/usecases/open-submission.ts';
import { readReceipt } from '#lib/server/usecases/read-receipt.ts';
import { refuseMoreTime } from '#lib/server/usecases/refuse-more-time.ts';
import { reopenSubmission } from '#lib/server/usecases/reopen-submission.ts';
import { replyToIite } from '#lib/server/usecases/reply-to-iite.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { sendBackFile } from '#lib/server/usecases/send-back-file.ts';
import { settleQuestion } from '#lib/server/usecases/settle-question.ts';
import { shareMailbox } from '#lib/server/usecases/share-mailbox.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { takePartAgain } from '#lib/server/usecases/take-part-again.ts';
import { unfreezeFile } from '#lib/server/usecases/unfreeze-file.ts';
import { verifyReceipt } from '#lib/server/usecases/verify-receipt.ts';
import { withdrawSubmission } from '#lib/server/usecases/withdraw-submission.ts';
import { typed } from '../support/small-file.ts';
import { done, refusedWith, smallRound, smallVersion, type SmallRound } from '../support/small-round.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

describe.each(storeKinds)('many hands on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('from delegation to reopening', () => {
    let store: TempStore;
    let round: SmallRound;
    let app: App;
    let fileId: string;
    let amal: Actor;
    let head: Actor;
    let ids = 0;
    const target = (changeId = `change-${(ids += 1)}`) => ({ fileId, changeId });
    const revision = async () => done(await openFile(app, round.kenya, { fileId })).file.revision;
    const save = async (actor: Actor, answers: Parameters<typeof saveAnswers>[2]['answers']) =>
      saveAnswers(app, actor, { ...target(), answers });
    const personOf = async (email: string, actor: Actor): Promise<Actor> => {
      const person = await app.storage.people.byEmail(email);
      if (person === null) throw new Error(`no account of ${email}`);
      return { ...actor, personId: person.id, name: person.name, email, role: person.role };
    };
    const mailsTo = async (to: string) => (await app.storage.outbox.list(100)).filter((mail) => mail.to === to);
    const sign = async (actor: Actor) =>
      submitFile(app, actor, {
        ...target(),
        expectedRevision: await revision(),
        signer: { name: 'Wanjiru', function: 'Secretary-General' },
        language: 'en'
      });

    beforeAll(async () => {
      store = tempStore(kind);
      round = await smallRound(store.settings);
      ({ app, fileId } = round);
      done(await save(round.kenya, { policy: typed(4), computers: typed('yes'), consent: typed('named') }));
    });
    afterAll(async () => {
      await app.close();
      await store.remove();
    });

    it('a colleague is given one question with a message and a date, and sees that and what it depends on', async () => {
      const given = done(
        await delegateSection(app, round.kenya, {
          ...target(),
          email: 'amal@example.org',
          name: 'Amal',
          sections: [],
          questions: ['count'],
          message: 'From the census, please.',
          due: '2026-04-15'
        })
      );
      expect(given.member).toMatchObject({ questions: ['count'], due: '2026-04-15' });
      amal = await personOf('amal@example.org', round.kenya);
      const [mail] = await mailsTo('amal@example.org');
      for (const words of ['devices', 'count', 'From the census, please.', '15 April 2026', '/sign-in/'])
        expect(mail?.body).toContain(words);

      const general = done(await openSection(app, amal, { fileId, section: 'general' }));
      expect(Object.keys(general.answers)).toEqual(['computers']);
      expect([...general.writable]).toEqual([]);
      expect(general.values).toEqual({ computers: 'yes' });
      const devices = done(await openSection(app, amal, { fileId, section: 'devices' }));
      expect([...devices.writable]).toEqual(['count', 'count_source']);
      const reply = done(await save(amal, { count: typed(8), computers: typed('no', await revision()) }));
      expect(Object.keys(reply.saved)).toEqual(['count']);
      expect(done(await checkFile(app, amal, { fileId })).answers).not.toHaveProperty('policy');
      const waiting = done(await checkFile(app, round.kenya, { fileId }));
      expect(waiting.remarks.map(({ code, question }) => [code, question])).toEqual([
        ['level_without_evidence', 'policy'],
        ['figure_without_source', 'count']
      ]);
    });

    it('colleagues talk about a question; IITE hears nothing of it', async () => {
      done(await commentOnQuestion(app, amal, { ...target(), question: 'count', text: 'Is this the census?' }));
      expect(refusedWith(await commentOnQuestion(app, amal, { ...target(), question: 'policy', text: 'x' }))).toBe(
        'answer.not_your_section'
      );
      expect(refusedWith(await commentOnQuestion(app, round.chad, { ...target(), question: 'count', text: 'x' }))).toBe(
        'file.not_found'
      );
      const { comments } = done(await openSection(app, round.kenya, { fileId, section: 'devices' }));
      expect(comments).toMatchObject([{ question: 'count', text: 'Is this the census?', by: { name: 'Amal' } }]);
      const seen = done(await openHistory(app, round.analyst, { fileId }));
      expect(JSON.stringify(seen.entries)).not.toContain('census?');
      expect(seen.entries.filter(({ from, to }) => from !== null || to !== null)).toEqual([]);
    });

    it('more time: asked, refused, asked again and granted; a resend tells nobody twice', async () => {
      const until = '2027-02-01T00:00:00.000Z';
      const asked = { ...target('time-1'), reason: 'The census is late.', until };
      done(await askMoreTime(app, round.kenya, asked));
      done(await askMoreTime(app, round.kenya, asked));
      const told = (await mailsTo('analyst@example.org')).filter(({ body }) => body.includes('The census is late.'));
      expect(told).toHaveLength(1);
      done(await refuseMoreTime(app, round.analyst, { ...target(), reason: 'The report is due.' }));
      expect((await mailsTo('kenya@example.org'))[0]?.body).toContain('The report is due.');
      done(await askMoreTime(app, round.kenya, { ...asked, ...target() }));
      expect(refusedWith(await grantMoreTime(app, round.kenya, { ...target(), until, words: '' }))).toBe(
        'access.not_allowed'
      );
      done(await grantMoreTime(app, round.analyst, { ...target(), until, words: '' }));
      round.setTime('2027-01-15T10:00:00.000Z');
      const { file } = done(await openFile(app, round.kenya, { fileId }));
      expect(file).toMatchObject({ readOnly: null, deadline: until, campaign: { closesAt: until } });
      expect(refusedWith(await save(round.chad, { policy: typed(1) }))).toBe('file.not_found');
      expect(done(await listMyFiles(app, round.chad))[0]?.readOnly?.problem).toBe('campaign.closed');
      round.setTime('2026-03-05T10:00:00.000Z');
    });

    it('declining and taking part again are acts with reasons', async () => {
      done(await declineToTakePart(app, round.kenya, { ...target(), reason: 'No capacity.' }));
      expect(refusedWith(await save(round.kenya, { policy: typed(5, 99) }))).toBe('file.declined');
      const looked = done(await lookAtFile(app, round.analyst, { fileId }));
      expect(looked).toMatchObject({ status: 'declined', declined: { reason: 'No capacity.' }, mayGrantTime: false });
      expect(looked).not.toHaveProperty('answers');
      expect(refusedWith(await lookAtFile(app, round.kenya, { fileId }))).toBe('access.not_allowed');
      done(await takePartAgain(app, round.kenya, { ...target(), reason: 'Help has come.' }));
      expect(done(await openFile(app, round.kenya, { fileId })).file.status).toBe('in_progress');
    });

    it('the head gets a link of his own, sees the frozen copy alone, and sends it back', async () => {
      const signer = { name: 'Head', email: 'Head@example.org' };
      const frozen = done(
        await freezeFile(app, round.kenya, { ...target(), expectedRevision: await revision(), signer })
      );
      expect(frozen).toMatchObject({ frozen: { signer: { name: 'Head' } }, mail: 'kept' });
      head = await personOf('head@example.org', round.kenya);
      expect(head.role).toBe('signer');
      const [mail] = await mailsTo('head@example.org');
      expect(mail?.body).toMatch(/https:\/\/soundings\.example\.org\/sign-in\/[\w-]{27}\n/);

      const copy = done(await openFrozenFile(app, head, { fileId }));
      expect(Object.keys(copy.answers).sort()).toEqual(['computers', 'consent', 'count', 'policy']);
      expect(copy).toMatchObject({ maySendBack: true, file: { maySubmit: true } });
      expect(copy.file).not.toHaveProperty('comments');
      expect(done(await openFrozenFile(app, round.kenya, { fileId })).file.maySubmit).toBe(false);
      expect(refusedWith(await openSection(app, head, { fileId, section: 'general' }))).toBe('access.not_allowed');
      expect(refusedWith(await openHistory(app, head, { fileId }))).toBe('access.not_allowed');
      expect(refusedWith(await openFrozenFile(app, amal, { fileId }))).toBe('access.not_allowed');
      expect(refusedWith(await openFrozenFile(app, round.chad, { fileId }))).toBe('file.not_found');
      expect(refusedWith(await save(round.kenya, { policy: typed(5, 99) }))).toBe('file.frozen');
      expect(refusedWith(await sign(round.kenya))).toBe('file.not_the_signer');

      done(await sendBackFile(app, head, { ...target(), reason: 'The year is missing.' }));
      expect((await mailsTo('kenya@example.org'))[0]?.body).toContain('The year is missing.');
      expect(refusedWith(await openFrozenFile(app, head, { fileId }))).toBe('file.wrong_state');
    });

    it('frozen for himself, taken back with a reason, frozen again for the head, signed by him, withdrawn', async () => {
      done(await freezeFile(app, round.kenya, { ...target(), expectedRevision: await revision(), signer: null }));
      expect(refusedWith(await sign(head))).toBe('file.not_the_signer');
      done(await unfreezeFile(app, round.kenya, { ...target(), reason: 'One more look.' }));
      const signer = { name: 'Head', email: 'head@example.org' };
      done(await freezeFile(app, round.kenya, { ...target(), expectedRevision: await revision(), signer }));
      const receipt = done(await sign(head));
      expect(receipt).toMatchObject({ receipt: 'SMALL-2026-KEN-1', outcome: 'submitted' });
      expect(done(await readReceipt(app, head, { fileId, number: 1 })).submission.content.answers).toHaveProperty(
        'policy'
      );
      expect(Object.keys(done(await readReceipt(app, amal, { fileId, number: 1 })).submission.content.answers)).toEqual(
        ['computers', 'count']
      );
      const taken = { ...target(), number: 1, reason: 'Wrong year signed.' };
      expect(refusedWith(await withdrawSubmission(app, head, taken))).toBe('access.not_allowed');
      expect(done(await withdrawSubmission(app, round.kenya, taken)).outcome).toBe('withdrawn');
      expect((await app.storage.submissions.get(scopeOf(round.analyst), fileId, 1))?.status).toBe('withdrawn');
      expect(await verifyReceipt(app, null, { receipt: 'SMALL-2026-KEN-1', sha256: receipt.sha256 })).toMatchObject({
        outcome: 'superseded',
        approved: false
      });
    });

    it('IITE asks on one question: the country is told, replies, and only that question moves', async () => {
      expect(done(await sign(round.kenya)).number).toBe(2);
      const ask = { ...target('ask-1'), number: 2, language: 'en' as const };
      const questions = [{ question: 'count', text: 'Is this per school?' }];
      expect(refusedWith(await askCountry(app, round.kenya, { ...ask, questions }))).toBe('access.not_allowed');
      done(await askCountry(app, round.analyst, { ...ask, questions }));
      done(await askCountry(app, round.analyst, { ...ask, questions }));
      for (const to of ['amal@example.org', 'kenya@example.org']) {
        expect((await mailsTo(to)).filter(({ body }) => body.includes('Is this per school?'))).toHaveLength(1);
      }
      done(await markAnswers(app, round.analyst, { ...target(), number: 2, marks: { policy: 'validated' } }));
      done(await replyToIite(app, amal, { ...target(), question: 'count', text: 'Per district.', language: 'fr' }));
      expect((await mailsTo('analyst@example.org'))[0]?.body).toContain('Per district.');

      done(await returnSubmission(app, round.analyst, { ...target(), number: 2, reason: '' }));
      expect((await mailsTo('kenya@example.org'))[0]?.body).toContain('Is this per school?');
      const before = done(await checkFile(app, round.kenya, { fileId })).answers;
      const base = await revision();
      const reply = done(
        await save(round.kenya, { count: typed(80, base), policy: typed(1, base), computers: typed('no', base) })
      );
      expect(Object.keys(reply.saved)).toEqual(['count']);
      expect(Object.values(reply.refused).map(({ problem }) => problem)).toEqual(['answer.locked', 'answer.locked']);
      const after = done(await checkFile(app, round.kenya, { fileId })).answers;
      expect({ ...after, count: null }).toEqual({ ...before, count: null });
      expect([...done(await openSection(app, round.kenya, { fileId, section: 'general' })).writable]).toEqual([]);
    });

    it('signed again, the reviewer sees what moved, and approves', async () => {
      done(await sign(round.kenya));
      const opened = done(await openSubmission(app, round.analyst, { fileId }));
      const all = opened.sections.flatMap(({ questions }) => questions);
      const moved = all.filter(({ before }) => before !== undefined);
      expect(moved.map(({ question, before, answer }) => [question.name, before?.value, answer?.value])).toEqual([
        ['count', 8, 80]
      ]);
      expect(all.find(({ question }) => question.name === 'count')?.thread).toMatchObject({
        status: 'answered',
        messages: [{ side: 'iite' }, { side: 'country', language: 'fr' }]
      });
      expect(
        done(await openSubmission(app, round.analyst, { fileId, number: 2 })).sections[0]?.questions[0]
      ).toMatchObject({ mark: 'validated' });
      done(await settleQuestion(app, round.analyst, { ...target(), question: 'count' }));
      done(await approveSubmission(app, round.analyst, { ...target(), number: 3, remarks: 'Thank you.' }));
    });

    it('reopened with a reason: the approved one counts until the new one is approved, and stays citable', async () => {
      const counted = async () => {
        const { round: loaded } = done(await loadResults(app, round.analyst, { campaignId: 'small-2026' }));
        return loaded.submissions.map(({ submission }) => [submission.number, Object.keys(submission.content.answers)]);
      };
      const names = ['computers', 'consent', 'count', 'policy'];
      expect(await counted()).toEqual([[3, expect.arrayContaining(names) as unknown]]);
      const reopen = { ...target(), number: 3, reason: 'A new law.' };
      expect(refusedWith(await reopenSubmission(app, round.kenya, reopen))).toBe('access.not_allowed');
      done(await reopenSubmission(app, round.analyst, reopen));
      const claim = { reason: 'security', words: '' } as const;
      done(await save(round.kenya, { policy: { ...typed(5, await revision()), confidential: claim } }));
      done(await sign(round.kenya));
      expect((await counted()).map(([number]) => number)).toEqual([3]);
      done(await approveSubmission(app, round.analyst, { ...target(), number: 4, remarks: '' }));
      const after = await counted();
      expect(after.map(([number]) => number)).toEqual([4]);
      expect(after[0]?.[1]).not.toContain('policy');
      const old = await app.storage.submissions.get(scopeOf(round.analyst), fileId, 3);
      expect(old).toMatchObject({ status: 'approved', supersededBy: 4 });
      expect(await verifyReceipt(app, null, { receipt: 'SMALL-2026-KEN-3', sha256: old?.sha256 ?? '' })).toMatchObject({
        outcome: 'valid',
        approved: true
      });
    });

    it('the history says who, when, from, to and by which way; any past state is there', async () => {
      const { entries, withheld } = done(await openHistory(app, round.kenya, { fileId, question: 'count' }));
      expect(withheld).toBe(false);
      expect(
        entries
          .filter(({ kind }) => kind === 'answers_saved')
          .map(({ by, from, to }) => [by.name, from?.value, to?.value])
      ).toEqual([
        ['Name of kenya', 8, 80],
        ['Amal', undefined, 8]
      ]);
      const own = done(await openHistory(app, amal, { fileId }));
      expect(own.entries.some(({ question }) => question === 'policy')).toBe(false);
      expect(refusedWith(await openHistory(app, round.chad, { fileId }))).toBe('file.not_found');
      const first = done(await openPastState(app, round.kenya, { fileId, revision: 4 }));
      expect([first.answers['policy']?.value, first.answers['count']]).toEqual([4, undefined]);
      expect(refusedWith(await openPastState(app, round.kenya, { fileId, revision: 999 }))).toBe('file.not_found');
      expect(refusedWith(await openPastState(app, round.analyst, { fileId, revision: 4 }))).toBe('access.not_allowed');
      const csv = csvText(historySheet(done(await openHistory(app, round.kenya, { fileId })).entries));
      expect(csv.startsWith('\ufeffrevision,at,who,')).toBe(true);
      expect(csv).toContain('answers_saved,count,answered,8,,answered,80,');
    });

    it('last round’s answer stands beside this one’s, and is marked where it is taken over', async () => {
      await app.storage.campaigns.create({
        id: 'small-2024',
        title: 'Small round 2024',
        version: smallVersion,
        countries: ['TCD'],
        opensAt: '2024-01-01T00:00:00.000Z',
        closesAt: '2024-12-31T00:00:00.000Z',
        timeZone: 'UTC',
        languages: ['fr'],
        smallestGroup: 5,
        status: 'archived',
        origin: 'asked',
        groupsAsOf: '2024-01-01',
        revision: 1
      });
      const answer = { state: 'answered', value: 2, language: 'fr', comment: null } as const;
      await app.storage.submissions.put(scopeOf(operator('cli')), {
        fileId: 'small-2024.TCD',
        number: 1,
        receipt: 'SMALL-2024-TCD-1',
        campaignId: 'small-2024',
        iso3: 'TCD',
        sha256: 'c'.repeat(64),
        status: 'approved',
        decidedAt: '2024-12-01T00:00:00.000Z',
        supersededBy: null,
        consent: 'named',
        origin: 'asked',
        content: {
          format: 1,
          campaignId: 'small-2024',
          iso3: 'TCD',
          version: smallVersion,
          number: 1,
          signedAt: '2024-11-01T00:00:00.000Z',
          signer: { name: 'N', function: 'F' },
          language: 'fr',
          answers: { policy: answer }
        }
      });
      const chad = 'small-2026.TCD';
      const opened = done(await openSection(app, round.chad, { fileId: chad, section: 'general' }));
      expect(opened.previous).toMatchObject({ policy: { campaignId: 'small-2024', number: 1, answer } });
      const takenOver = { campaignId: 'small-2024', number: 1 };
      const answers = { policy: { ...typed(2), takenOver }, computers: { ...typed('no'), takenOver } };
      done(await saveAnswers(app, round.chad, { fileId: chad, changeId: 'take-1', answers, via: 'offline' }));
      const { answers: now } = done(await openSection(app, round.chad, { fileId: chad, section: 'general' }));
      expect(now['policy']?.takenOver).toEqual(takenOver);
      expect(now['computers']).not.toHaveProperty('takenOver');
      const { entries } = done(await openHistory(app, round.chad, { fileId: chad, question: 'policy' }));
      expect(entries[0]?.via).toBe('offline');
    });

    it('a shared mailbox says who is acting before anything is recorded', async () => {
      expect(refusedWith(await shareMailbox(app, round.chad, { personId: 'kenya', shared: true }))).toBe(
        'access.not_allowed'
      );
      done(await shareMailbox(app, round.chad, { personId: 'chad', shared: true }));
      const token = await beginSession(app, { id: 'chad' });
      const nobody = await actorOf(app, token);
      expect(nobody).toMatchObject({ shared: true, acting: null });
      const answers = { consent: typed('named') };
      const input = { fileId: 'small-2026.TCD', changeId: 'shared-1', answers };
      expect(refusedWith(await saveAnswers(app, nobody, input))).toBe('access.acting_required');
      expect(refusedWith(await nameActingPerson(app, nobody, { token, name: ' ' }))).toBe('request.field_required');
      done(await nameActingPerson(app, nobody, { token, name: ' Fatime ' }));
      const fatime = await actorOf(app, token);
      done(await saveAnswers(app, fatime, input));
      const { entries } = done(await openHistory(app, fatime, { fileId: 'small-2026.TCD', question: 'consent' }));
      expect(entries[0]?.by).toEqual({ personId: 'chad', name: 'Name of chad', acting: 'Fatime' });
      // Another session has another person before it.
      expect(await actorOf(app, await beginSession(app, { id: 'chad' }))).toMatchObject({ acting: null });
    });

    it('the whole file is handed over: the links and sessions of the one before die at once, every answer stays', async () => {
      const token = await beginSession(app, { id: 'kenya' });
      const link = (await issueSignInLink(app, 'kenya', null)).split('/').at(-1) ?? '';
      expect(await lookAtLink(app, link)).toEqual({ works: true });
      const answers = done(await checkFile(app, round.kenya, { fileId })).answers;
      const input = { ...target(), email: 'amal@example.org', name: 'Amal', message: 'Good luck.' };
      expect(refusedWith(await handOverFile(app, amal, input))).toBe('access.not_allowed');
      expect(refusedWith(await handOverFile(app, round.kenya, { ...input, email: 'chad@example.org' }))).toBe(
        'file.address_unusable'
      );
      expect(await actorOf(app, token)).not.toBeNull();
      const handed = done(await handOverFile(app, round.kenya, input));
      expect(handed.member).toMatchObject({ role: 'focal_point', sections: 'all' });
      expect(await actorOf(app, token)).toBeNull();
      expect(refusedWith(await lookAtLink(app, link))).toBe('access.link_unknown');
      expect(refusedWith(await openFile(app, round.kenya, { fileId }))).toBe('file.not_found');
      const now = await personOf('amal@example.org', round.kenya);
      expect(now.role).toBe('focal_point');
      expect(done(await checkFile(app, now, { fileId })).answers).toEqual(answers);
      expect((await mailsTo('amal@example.org'))[0]?.body).toContain('Good luck.');
    });
  });
});
