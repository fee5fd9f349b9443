/** Opening a campaign on both stores: one file and one invitation each, in the person's language, however often it is done. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { operator, scopeOf } from '#lib/domain/access.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { closeCampaign } from '#lib/server/usecases/close-campaign.ts';
import { importPeople } from '#lib/server/usecases/import-people.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { entries, good, seedWorld } from '../support/personas.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

const admin = operator('cli');

describe.each(storeKinds.filter(isAvailable))('%s', (kind) => {
  let store: TempStore;
  let app: App;
  beforeEach(async () => {
    store = tempStore(kind);
    app = await createApp(
      good(readEnv({ ...store.settings, LOG_LEVEL: 'silent', ORIGIN: 'https://soundings.example.org' }))
    );
    await seedWorld(app);
  });
  afterEach(async () => {
    await app.close();
    await store.remove();
  });

  test('each country has a file with its focal point and one invitation in his language', async () => {
    const files = await app.storage.countryFiles.list(scopeOf(admin), { campaignId: 'every-2026' });
    expect(
      files.items.map((file) => [file.fileId, file.status, file.revision, file.members.map((member) => member.name)])
    ).toEqual([
      ['every-2026.KEN', 'invited', 2, ['focalPoint']],
      ['every-2026.TUN', 'invited', 2, ['outsider']]
    ]);
    const mails = await app.storage.outbox.list(10);
    expect(mails.map((mail) => [mail.to, mail.language, mail.status]).sort()).toEqual([
      ['focalpoint@example.org', 'en', 'kept'],
      ['outsider@example.org', 'ar', 'kept']
    ]);
    expect(mails.find((mail) => mail.language === 'ar')?.body).toMatch(
      /تونس[^]*\nhttps:\/\/soundings\.example\.org\/sign-in\/[\w-]{27}\n/
    );
  });

  test('opening again, also many times at once, adds nothing', async () => {
    const again = await Promise.all([1, 2, 3].map(() => openCampaign(app, admin, 'every-2026')));
    expect(again.map(good).map((opening) => [opening.filesCreated, opening.invitationsWritten])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0]
    ]);
    expect(await app.storage.outbox.list(10)).toHaveLength(2);
  });

  test('two administrators opening a draft at once write one file and one invitation each', async () => {
    await Promise.all([1, 2].map(() => openCampaign(app, admin, 'every-2027')));
    good(await openCampaign(app, admin, 'every-2027'));
    const mails = (await app.storage.outbox.list(10)).filter((mail) => mail.about.includes('every-2027'));
    expect(mails.map((mail) => mail.to).sort()).toEqual(['focalpoint@example.org', 'outsider@example.org']);
  });

  test('a closed campaign does not open again, and nobody but an administrator opens one', async () => {
    good(await closeCampaign(app, admin, 'every-2026'));
    expect(await openCampaign(app, admin, 'every-2026')).toMatchObject({ problem: 'campaign.wrong_state' });
    expect(await openCampaign(app, { ...admin, role: 'analyst' }, 'every-2027')).toMatchObject({
      problem: 'access.not_allowed'
    });
    expect(await openCampaign(app, null, 'every-2027')).toMatchObject({ problem: 'access.sign_in_first' });
  });

  test('of pasted people the good lines are taken and each bad one comes back with its number and reason', async () => {
    const csv = [
      'name,e-mail,role,country,language',
      'Ana Silva,ANA@example.org,focal point,bra,es',
      'Nobody,nobody@example.org,focal_point,XXX,en',
      '',
      'Twice,ana@example.org,analyst,,en',
      '"Otieno, Amina";amina@example.org;contributor;KEN;en'
    ].join('\n');
    const { added, refused } = good(await importPeople(app, admin, csv));
    expect(added).toBe(2);
    expect(refused.map(({ line, problem }) => [line, problem.problem, problem.at])).toEqual([
      [3, 'campaign.unknown_country', 'country'],
      [5, 'person.email_taken', 'email']
    ]);
    expect(await app.storage.people.byEmail('ana@example.org')).toMatchObject({
      iso3: 'BRA',
      role: 'focal_point',
      language: 'es'
    });
    expect(
      await addPerson(app, admin, { ...entries.analyst, country: 'KEN', name: 'A', email: 'a@example.org' })
    ).toMatchObject({ at: 'country' });
  });
});
