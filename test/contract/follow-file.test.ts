/** Colleagues follow a file on both stores: what was saved comes when it is saved, who is there is told, strangers see nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { followFile, type FollowInput } from '#lib/server/usecases/follow-file.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { typed } from '../support/small-file.ts';
import { done, refusedWith, smallRound, type SmallRound } from '../support/small-round.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

describe.each(storeKinds)('following a file on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('as colleagues do', () => {
    let store: TempStore;
    let round: SmallRound;
    const follow = async (more: Partial<FollowInput> = {}, actor: Actor = round.kenya) =>
      followFile(round.app, actor, {
        fileId: round.fileId,
        since: 0,
        section: null,
        seen: null,
        signal: new AbortController().signal,
        ...more
      });
    const save = async (changeId: string, name: string, value: unknown) =>
      done(
        await saveAnswers(round.app, round.kenya, {
          fileId: round.fileId,
          changeId,
          answers: { [name]: typed(value, 99) }
        })
      );
    beforeAll(async () => {
      store = tempStore(kind);
      round = await smallRound(store.settings);
    });
    afterAll(async () => {
      await round.app.close();
      await store.remove();
    });

    it('waits while nothing happens and answers with what is saved', async () => {
      const first = done(await follow());
      expect(first.answers).toEqual({});
      const waiting = follow({ since: first.revision, seen: first.sign });
      const { revision } = await save('one', 'policy', 4);
      const news = done(await waiting);
      expect(news.revision).toBe(revision);
      expect(news.answers).toMatchObject({ policy: { value: 4, revision, by: { personId: 'kenya' } } });
      expect(news.logic.visible.has('evidence')).toBe(true);
      expect(news.progress).toEqual({ general: [1, 3] });
      await save('two', 'consent', 'named');
      expect(Object.keys(done(await follow({ since: revision })).answers)).toEqual(['consent']);
    });

    it('says who else is in a section, until he leaves or is gone', async () => {
      const brian: Actor = { ...round.kenya, personId: 'brian', name: 'Brian' };
      await round.app.storage.presence.enter(
        round.fileId,
        { personId: brian.personId, name: brian.name, section: 'general' },
        new Date('2026-03-01T10:00:30.000Z')
      );
      const news = done(await follow({ section: 'general' }));
      expect(news.here).toEqual([{ personId: 'brian', name: 'Brian', section: 'general' }]);
      const leaving = new AbortController();
      const waiting = follow({ section: 'general', seen: news.sign, signal: leaving.signal });
      leaving.abort();
      await waiting;
      const there = await round.app.storage.presence.list(round.fileId, new Date('2026-03-01T10:00:00.000Z'));
      expect(there.map(({ personId }) => personId)).toEqual(['brian']);
      round.setTime('2026-03-01T10:00:30.000Z');
      expect(done(await follow()).here).toEqual([]);
      round.setTime('2026-03-01T10:00:00.000Z');
    });

    it('tells nothing to people of another country, to staff, and of sections that are not there', async () => {
      expect(refusedWith(await follow({}, round.chad))).toBe('file.not_found');
      expect(refusedWith(await follow({}, round.analyst))).toBe('access.not_allowed');
      expect(
        isProblem(
          await followFile(round.app, null, {
            fileId: '',
            since: 0,
            section: null,
            seen: null,
            signal: new AbortController().signal
          })
        )
      ).toBe(true);
      expect(refusedWith(await follow({ section: 'nowhere' }))).toBe('file.unknown_section');
    });
  });
});
