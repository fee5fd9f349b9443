/** What both stores promise of everything that is not a country file's log. */
import { expect, it } from 'vitest';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Mail, Person, Session, SignInLink } from '#lib/domain/person.ts';
import type { StoreKind } from '../support/temp-store.ts';
import { answer, delegated, everything, harness, memberScope, nothing, opened, version } from './harness.ts';

const at = '2026-02-01T10:00:00.000Z';
const later = '2126-02-01T10:00:00.000Z';
const amina: Person = {
  id: 'p-amina',
  email: 'amina@example.org',
  name: 'أمينة',
  role: 'focal_point',
  iso3: 'KEN',
  language: 'ar',
  createdAt: at
};
const campaign: Campaign = {
  id: 'dtr-2026',
  title: 'Readiness 2026',
  version,
  countries: ['KEN', 'UGA'],
  opensAt: at,
  closesAt: later,
  timeZone: 'Africa/Nairobi',
  languages: ['en', 'ar'],
  smallestGroup: 5,
  status: 'draft',
  origin: 'asked',
  groupsAsOf: '2026-02-01',
  revision: 1
};
function submission(iso3: string, number = 1, status: Submission['status'] = 'approved'): Submission {
  const decidedAt = status === 'submitted' ? null : at;
  return {
    fileId: `dtr-2026.${iso3}`,
    number,
    receipt: `DTR-2026-${iso3}-${number}`,
    campaignId: 'dtr-2026',
    iso3,
    sha256: `${iso3}${number}`,
    status,
    decidedAt,
    supersededBy: null,
    consent: 'named',
    origin: 'asked',
    content: {
      format: 1,
      campaignId: 'dtr-2026',
      iso3,
      version,
      number,
      signedAt: '2026-03-01T00:00:00.000Z',
      signer: { name: 'Amina', function: 'Secretary-General' },
      language: 'en',
      answers: { gov1: answer(4) }
    }
  };
}
function mail(id: string, createdAt: string, status: Mail['status']): Mail {
  return {
    id,
    to: 'a@example.org',
    language: 'fr',
    subject: 's',
    body: 'b',
    about: 'sign-in',
    createdAt,
    status,
    sentAt: null,
    error: null
  };
}

export function recordsContract(kind: StoreKind): void {
  it('publishes a version once and never changes it', async () => {
    const { versions } = await harness(kind).open();
    const one = { ...version, canonical: '{"survey":{"title":"Übung"}}', publishedAt: at, publishedBy: 'Operator' };
    const results = await Promise.all(Array.from({ length: 8 }, () => versions.publish(one)));
    expect(results.filter((result) => result === 'published')).toHaveLength(1);
    expect(results.filter((result) => result === 'same')).toHaveLength(7);
    expect(await versions.publish({ ...one, sha256: 'cd', canonical: '{}' })).toBe('taken');
    expect(await versions.publish({ ...one, version: '1.1.0' })).toBe('published');
    expect(await versions.get('dtr', '1.0.0')).toEqual(one);
    expect(await versions.get('dtr', '2.0.0')).toBeNull();
    const listed = await versions.list();
    expect(listed.map((each) => each.version)).toEqual(['1.0.0', '1.1.0']);
    expect(listed[0]).not.toHaveProperty('canonical');
  });

  it('replaces a campaign only from the revision before', async () => {
    const { campaigns } = await harness(kind).open();
    expect(await campaigns.create(campaign)).toBe('created');
    expect(await campaigns.create({ ...campaign, title: 'Another' })).toBe('taken');
    const racers = ['open', 'closed', 'archived'] as const;
    const results = await Promise.all(racers.map((status) => campaigns.replace({ ...campaign, status, revision: 2 })));
    expect(results.toSorted()).toEqual(['replaced', 'taken', 'taken']);
    const stands = await campaigns.get('dtr-2026');
    expect(stands).toEqual({ ...campaign, revision: 2, status: racers[results.indexOf('replaced')] });
    expect(await campaigns.replace({ ...campaign, id: 'none', revision: 2 })).toBe('taken');
    expect(await campaigns.list()).toEqual([stands]);
    expect(await campaigns.get('none')).toBeNull();
  });

  it('has one person per e-mail address, whatever its case', async () => {
    const { people } = await harness(kind).open();
    const racers = ['AMINA@example.org', 'amina@Example.org', 'amina@example.org'];
    const results = await Promise.all(racers.map((email, n) => people.create({ ...amina, id: `p-${n}`, email })));
    expect(results.toSorted()).toEqual(['created', 'taken', 'taken']);
    const found = await people.byEmail('Amina@Example.ORG');
    expect(found).toEqual({ ...amina, id: `p-${results.indexOf('created')}` });
    expect(await people.create({ ...amina, id: found?.id ?? '', email: 'b@example.org' })).toBe('taken');
    await people.replace({ ...amina, id: found?.id ?? '', name: 'Amina W.' });
    expect((await people.get(found?.id ?? ''))?.name).toBe('Amina W.');
    expect(await people.list()).toHaveLength(1);
    expect(await people.byEmail('nobody@example.org')).toBeNull();
  });

  it('lets a sign-in link be used once, by one of sixteen', async () => {
    const { signInLinks } = await harness(kind).open();
    const link: SignInLink = {
      tokenHash: 'h',
      personId: 'p',
      goTo: '/files',
      createdAt: at,
      expiresAt: later,
      usedAt: null
    };
    await signInLinks.create(link);
    expect(await signInLinks.get('h')).toEqual(link);
    const uses = await Promise.all(Array.from({ length: 16 }, () => signInLinks.use('h', at)));
    expect(uses.filter((use) => use !== null)).toEqual([{ ...link, usedAt: at }]);
    expect((await signInLinks.get('h'))?.usedAt).toBe(at);
    expect(await signInLinks.use('unknown', at)).toBeNull();
    await signInLinks.create({ ...link, tokenHash: 'h2' });
    await signInLinks.create({ ...link, tokenHash: 'h3', personId: 'another' });
    await signInLinks.endAllOf(link.personId);
    expect([await signInLinks.get('h'), await signInLinks.get('h2')]).toEqual([null, null]);
    expect((await signInLinks.get('h3'))?.personId).toBe('another');
  });

  it('ends one session or all of a person', async () => {
    const { sessions } = await harness(kind).open();
    const of = (tokenHash: string, personId: string): Session => ({
      tokenHash,
      personId,
      createdAt: at,
      expiresAt: later
    });
    for (const session of [of('a', 'p1'), of('b', 'p1'), of('c', 'p1'), of('d', 'p2')]) await sessions.create(session);
    expect(await sessions.get('a')).toEqual(of('a', 'p1'));
    await sessions.end('a');
    expect([await sessions.get('a'), (await sessions.get('b'))?.personId]).toEqual([null, 'p1']);
    await sessions.setActing('b', 'Fatime');
    expect([(await sessions.get('b'))?.acting, (await sessions.get('c'))?.acting]).toEqual(['Fatime', undefined]);
    await sessions.endAllOf('p1');
    expect([await sessions.get('b'), await sessions.get('c')]).toEqual([null, null]);
    expect((await sessions.get('d'))?.personId).toBe('p2');
  });

  it('counts every hit of a limit once, in its window', async () => {
    const { limits } = await harness(kind).open();
    const now = new Date('2126-02-01T10:00:30.000Z');
    const counts = await Promise.all(Array.from({ length: 16 }, () => limits.hit('address:x', 60, now)));
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(await limits.hit('address:x', 60, new Date('2126-02-01T10:00:59.999Z'))).toBe(17);
    expect(await limits.hit('address:x', 60, new Date('2126-02-01T10:01:00.000Z'))).toBe(1);
    expect(await limits.hit('address:y', 60, now)).toBe(1);
  });

  it('knows who is there until their time ends, one place each', async () => {
    const { presence } = await harness(kind).open();
    const at = (seconds: number) => new Date(Date.parse('2126-02-01T10:00:00.000Z') + seconds * 1000);
    const amal = { personId: 'p-amal', name: 'أمل', section: 'gov' };
    const brian = { personId: 'p-brian', name: 'Brian', section: 'gov' };
    await presence.enter('dtr-2026.KEN', brian, at(40));
    await presence.enter('dtr-2026.KEN', amal, at(40));
    await presence.enter('dtr-2026.UGA', { ...brian, personId: 'p-uganda' }, at(40));
    expect(await presence.list('dtr-2026.KEN', at(0))).toEqual([amal, brian]);
    await presence.enter('dtr-2026.KEN', { ...amal, section: 'more' }, at(60));
    expect(await presence.list('dtr-2026.KEN', at(39))).toEqual([{ ...amal, section: 'more' }, brian]);
    await presence.leave('dtr-2026.KEN', 'p-amal', at(40));
    expect(await presence.list('dtr-2026.KEN', at(40))).toEqual([{ ...amal, section: 'more' }]);
    await presence.leave('dtr-2026.KEN', 'p-amal', at(60));
    expect(await presence.list('dtr-2026.KEN', at(40))).toEqual([]);
    expect(await presence.list('nowhere', at(0))).toEqual([]);
  });

  it('keeps every message, newest first, and knows which wait', async () => {
    const { outbox } = await harness(kind).open();
    await outbox.put(mail('m1', '2026-01-01T00:00:00.000Z', 'queued'));
    await outbox.put(mail('m3', '2026-01-03T00:00:00.000Z', 'kept'));
    await outbox.put(mail('m2', '2026-01-02T00:00:00.000Z', 'queued'));
    expect((await outbox.list(2)).map(({ id }) => id)).toEqual(['m3', 'm2']);
    expect((await outbox.waiting(10)).map(({ id }) => id)).toEqual(['m1', 'm2']);
    await outbox.setStatus('m1', 'sent', at, null);
    await outbox.setStatus('m2', 'failed', at, 'no such host');
    expect(await outbox.waiting(10)).toEqual([]);
    expect((await outbox.list(10)).map(({ status, sentAt, error }) => [status, sentAt, error])).toEqual([
      ['kept', null, null],
      ['failed', null, 'no such host'],
      ['sent', at, null]
    ]);
  });

  it('keeps submissions within their scope, in order, and tells when they changed', async () => {
    const { submissions, countryFiles } = await harness(kind).open();
    for (const iso3 of ['KEN', 'UGA']) await countryFiles.create(everything, opened('dtr-2026', iso3));
    await countryFiles.append(everything, delegated('dtr-2026.KEN', 2, 'p-k'));
    const mine = memberScope('p-k');
    expect(await submissions.fingerprint(everything, {})).toBe(await submissions.fingerprint(everything, {}));
    const prints = [await submissions.fingerprint(everything, {})];
    await submissions.put(everything, submission('UGA'));
    prints.push(await submissions.fingerprint(everything, {}));
    await submissions.put(mine, submission('KEN', 2, 'submitted'));
    await submissions.put(everything, submission('KEN', 1, 'returned'));
    prints.push(await submissions.fingerprint(everything, {}));
    await submissions.put(everything, { ...submission('UGA'), consent: 'internal' });
    prints.push(await submissions.fingerprint(everything, {}));
    expect(new Set(prints).size).toBe(4);
    await expect(submissions.put(mine, submission('UGA'))).rejects.toThrow();
    expect(await submissions.get(mine, 'dtr-2026.KEN', 1)).toEqual(submission('KEN', 1, 'returned'));
    expect(await submissions.get(mine, 'dtr-2026.UGA', 1)).toBeNull();
    expect(await submissions.get(nothing, 'dtr-2026.KEN', 1)).toBeNull();
    expect((await submissions.list(everything, {})).map(({ receipt }) => receipt)).toEqual([
      'DTR-2026-KEN-1',
      'DTR-2026-KEN-2',
      'DTR-2026-UGA-1'
    ]);
    expect((await submissions.list(mine, {})).map(({ number }) => number)).toEqual([1, 2]);
    expect(await submissions.list(nothing, {})).toEqual([]);
    const approved = {
      campaignId: ['dtr-2026'],
      instrument: 'dtr',
      iso3: ['UGA', 'KEN'],
      status: ['approved']
    } as const;
    expect((await submissions.list(everything, approved)).map(({ consent }) => consent)).toEqual(['internal']);
    expect(await submissions.list(everything, { instrument: 'msn' })).toEqual([]);
    expect(await submissions.byReceipt('DTR-2026-KEN-2')).toEqual({
      receipt: 'DTR-2026-KEN-2',
      sha256: 'KEN2',
      status: 'submitted',
      iso3: 'KEN',
      campaignId: 'dtr-2026',
      signedAt: '2026-03-01T00:00:00.000Z'
    });
    expect(await submissions.byReceipt('DTR-2026-KEN-9')).toBeNull();
  });
}
