/**
 * Fills a store with what the analysis pages read: `dtr` and `msn` published, one round of each with approved submissions, and a
 * person of every role. Submissions are written straight through the port (no log): fast enough for 200 countries. Answers are
 * the generator's; consent and approval are as asked, so that a test knows who may be named and who counts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator, roles, scopeOf, type Role } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { receiptOf, signedText } from '#lib/domain/country-file/submission-content.ts';
import type { Consent, SubmissionContent } from '#lib/domain/country-file/submission.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { Person } from '#lib/domain/person.ts';
import type { App } from '#lib/server/app.ts';
import { generateAnswers } from '#lib/server/demonstration/generate-answers.ts';
import { seededRandom } from '#lib/server/demonstration/random.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';

export interface AnalysisSeed {
  /** ISO 3166-1 alpha-3 of the countries asked. */
  readonly asked: readonly string[];
  /** Of those, whose files are approved. */
  readonly approved: readonly string[];
  /** 'named' where it says nothing. */
  readonly consent?: Readonly<Record<string, Consent>>;
}

export interface SeededAnalysis {
  readonly people: Readonly<Record<Role, Person>>;
}

const surveys = join(import.meta.dirname, '../../surveys');
const opened = '2026-01-15T08:00:00.000Z';
const signed = '2026-05-02T09:30:00.000Z';
const decided = '2026-06-11T14:00:00.000Z';

export async function seedAnalysis(app: App, seed: AnalysisSeed): Promise<SeededAnalysis> {
  for (const instrument of ['dtr', 'msn']) await seedRound(app, instrument, seed);
  const people = await Promise.all(roles.map((role) => seedPerson(app, role)));
  const of = (role: Role) => people[roles.indexOf(role)] ?? fail(`no ${role}`);
  return {
    people: {
      administrator: of('administrator'),
      analyst: of('analyst'),
      drafter: of('drafter'),
      focal_point: of('focal_point'),
      contributor: of('contributor'),
      signer: of('signer')
    }
  };
}

function fail(what: string): never {
  throw new Error(what);
}

async function seedPerson(app: App, role: Role): Promise<Person> {
  const respondent = role === 'focal_point' || role === 'contributor' || role === 'signer';
  const person: Person = {
    id: `person-${role}`,
    email: `${role}@example.org`,
    name: `Test ${role}`,
    role,
    iso3: respondent ? 'KEN' : null,
    language: 'en',
    createdAt: opened
  };
  await app.storage.people.create(person);
  return person;
}

async function seedRound(app: App, instrument: string, seed: AnalysisSeed): Promise<void> {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(surveys, instrument, '1.0.0', file), 'utf8'));
  const published = await publishVersion(app, operator('cli'), {
    instrument,
    version: '1.0.0',
    survey: read('survey.json'),
    scoring: read('scoring.json'),
    lineage: read('lineage.json')
  });
  if (isProblem(published)) fail(JSON.stringify(published));
  const campaign: Campaign = {
    id: `${instrument}-2026`,
    title: instrument === 'dtr' ? 'Digital readiness 2026' : 'Needs survey 2026',
    version: published.ref,
    countries: [...seed.asked].sort(),
    opensAt: instrument === 'dtr' ? opened : '2026-01-10T08:00:00.000Z',
    closesAt: '2026-12-15T22:59:00.000Z',
    timeZone: 'Europe/Moscow',
    languages: ['en', 'fr', 'es', 'ru', 'ar', 'zh'],
    smallestGroup: 5,
    status: 'open',
    origin: 'asked',
    groupsAsOf: '2026-01-15',
    revision: 1
  };
  await app.storage.campaigns.create(campaign);
  for (const iso3 of seed.approved) await seedSubmission(app, campaign, iso3, seed.consent?.[iso3] ?? 'named');
}

async function seedSubmission(app: App, campaign: Campaign, iso3: string, consent: Consent): Promise<void> {
  const { instrument, version } = campaign.version;
  const compiled = (await app.versions.get(instrument, version)) ?? fail(`${instrument} is not published`);
  const level = 0.15 + 0.7 * seededRandom(`level.${iso3}`).next();
  const given = generateAnswers(compiled.questionnaire, compiled.logic, {
    iso3,
    level,
    years: 0,
    language: 'en',
    consent,
    gaps: 0.12
  });
  const answers: Record<string, Answer> = {};
  for (const section of given.values())
    for (const [name, { state, value, language }] of Object.entries(section))
      answers[name] = { state, value: value as Answer['value'], language, comment: null };
  const content: SubmissionContent = {
    format: 1,
    campaignId: campaign.id,
    iso3,
    version: campaign.version,
    number: 1,
    signedAt: signed,
    signer: { name: 'A. Person', function: 'Secretary-General' },
    language: 'en',
    answers
  };
  await app.storage.submissions.put(scopeOf(operator('cli')), {
    fileId: `${campaign.id}.${iso3}`,
    number: 1,
    receipt: receiptOf(campaign.id, iso3, 1),
    campaignId: campaign.id,
    iso3,
    sha256: createHash('sha256').update(signedText(content), 'utf8').digest('hex'),
    status: 'approved',
    decidedAt: decided,
    supersededBy: null,
    consent,
    origin: 'asked',
    content
  });
}
