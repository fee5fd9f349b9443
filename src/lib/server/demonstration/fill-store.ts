/**
 * Fills an empty demonstration store: three instruments, people, an earlier round of the readiness assessment, the
 * present one and the needs survey, with country files in every state. Dates are counted back from today, so that the
 * present round is always open. Interrupted, it leaves no mark of completion and is begun again in a fresh store.
 */
import { operator, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { CampaignTerms } from '#lib/domain/campaign/draft.ts';
import { languages } from '#lib/domain/languages.ts';
import type { Person } from '#lib/domain/person.ts';
import type { App } from '#lib/server/app.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { closeCampaign } from '#lib/server/usecases/close-campaign.ts';
import { createCampaign } from '#lib/server/usecases/create-campaign.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { answerFile, must } from './answer-file.ts';
import { fateOf, languageOf, participants, respondentOf } from './plan.ts';

const day = 86_400_000;
const lastAct = 'demonstration-delegation';
export const colleagueEmail = 'statistics@moe.ken.example';
export const focalPointEmail = (iso3: string) => `natcom@${iso3.toLowerCase()}.example`;
export const staff = [
  { role: 'administrator', email: 'administrator@iite.example', name: 'Adrian Administrator' },
  { role: 'analyst', email: 'analyst@iite.example', name: 'Ana Analyst' },
  { role: 'drafter', email: 'drafter@iite.example', name: 'Dara Drafter' }
] as const;

/** The time of a demonstration being filled: set by whoever fills it, read by the App. */
export interface SettableTime {
  now: Date;
}

interface Round {
  readonly terms: Pick<CampaignTerms, 'id' | 'title' | 'version'>;
  readonly kind: 'earlier' | 'present' | 'needs';
  readonly opens: Date;
  readonly closes: Date;
  readonly years: number;
}

export async function fillStore(app: App, time: SettableTime, today: Date, say: (line: string) => void): Promise<void> {
  const administrator = operator('demonstration', 'Demonstration');
  const ago = (days: number) => new Date(today.getTime() - days * day);
  time.now = ago(820);
  for (const instrument of ['dtr', 'msn', 'gert']) {
    must(await publishVersion(app, administrator, must(await readInstrumentFolder('surveys', instrument, '1.0.0'))));
  }
  await addPeople(app, administrator);
  const year = (date: Date) => date.getUTCFullYear();
  const [earlier, present] = [ago(800), ago(84)];
  const rounds: readonly Round[] = [
    {
      kind: 'earlier',
      terms: { id: `dtr-${year(earlier)}`, title: `Digital readiness ${year(earlier)}`, version: 'dtr/1.0.0' },
      opens: earlier,
      closes: ago(690),
      years: 0
    },
    {
      kind: 'present',
      terms: { id: `dtr-${year(present)}`, title: `Digital readiness ${year(present)}`, version: 'dtr/1.0.0' },
      opens: present,
      closes: ago(-98),
      years: 2
    },
    {
      kind: 'needs',
      terms: { id: `msn-${year(present)}`, title: `Needs of Member States ${year(present)}`, version: 'msn/1.0.0' },
      opens: ago(70),
      closes: ago(-98),
      years: 2
    }
  ];
  for (const round of rounds) {
    say(`  ${round.terms.title}: ${participants.length} countries`);
    await runRound(app, time, round, administrator);
  }
  time.now = today;
  await giveSections(app, `dtr-${year(present)}.KEN`);
}

/** Whether the last act of filling is in a log: a store without it was interrupted. */
export async function isFilled(app: App): Promise<boolean> {
  const scope = scopeOf(operator('demonstration'));
  const campaigns = await app.storage.campaigns.list();
  const found = campaigns.map(({ id }) => app.storage.countryFiles.changeById(scope, `${id}.KEN`, lastAct));
  return (await Promise.all(found)).some((change) => change !== null);
}

async function addPeople(app: App, administrator: Actor): Promise<void> {
  for (const { role, email, name } of staff) {
    must(await addPerson(app, administrator, { name, email, role, country: '', language: 'en' }));
  }
  for (const country of participants) {
    const name = `Focal point of ${country.name.en}`;
    const entry = { name, email: focalPointEmail(country.iso3), role: 'focal_point', country: country.iso3 };
    must(await addPerson(app, administrator, { ...entry, language: languageOf(country) }));
  }
}

async function runRound(app: App, time: SettableTime, round: Round, administrator: Actor): Promise<void> {
  time.now = new Date(round.opens.getTime() - 7 * day);
  const clockTime = (date: Date) => `${date.toISOString().slice(0, 10)}T12:00`;
  const campaign = must(
    await createCampaign(app, administrator, {
      ...round.terms,
      countries: participants.map((country) => country.iso3),
      groups: [],
      opens: clockTime(round.opens),
      closes: clockTime(round.closes),
      timeZone: 'Europe/Paris',
      languages,
      smallestGroup: 5
    })
  );
  time.now = round.opens;
  must(await openCampaign(app, administrator, campaign.id));
  const analyst = await actorOf(app, staff[1].email);
  const version = await app.versions.get(campaign.version.instrument, campaign.version.version);
  if (version === null) throw new Error('published above');
  const last = Math.min(round.closes.getTime(), round.opens.getTime() + 60 * day);
  for (const [place, country] of participants.entries()) {
    // Countries begin one after another over the first weeks; nobody works past the end.
    time.now = new Date(round.opens.getTime() + day + ((place * 7) % 30) * day);
    await answerFile(
      app,
      version,
      {
        fileId: `${campaign.id}.${country.iso3}`,
        country,
        focalPoint: await actorOf(app, focalPointEmail(country.iso3)),
        analyst,
        respondent: respondentOf(country, round.years),
        fate: fateOf(country, round.kind)
      },
      (hours) => (time.now = new Date(Math.min(last, time.now.getTime() + hours * 3_600_000)))
    );
  }
  if (round.kind === 'earlier') {
    time.now = round.closes;
    must(await closeCampaign(app, administrator, campaign.id));
  }
}

/** A colleague at the ministry fills two sections of Kenya's file. */
async function giveSections(app: App, fileId: string): Promise<void> {
  const focalPoint = await actorOf(app, focalPointEmail('KEN'));
  const given = { email: colleagueEmail, name: 'Statistics Unit, Ministry of Education', sections: ['con', 'dat'] };
  must(await delegateSection(app, focalPoint, { fileId, changeId: lastAct, ...given }));
}

export async function personByEmail(app: App, email: string): Promise<Person> {
  const person = await app.storage.people.byEmail(email);
  if (person === null) throw new Error(`nobody has the address ${email}`);
  return person;
}

async function actorOf(app: App, email: string): Promise<Actor> {
  const { id, name, role, iso3, language } = await personByEmail(app, email);
  return { personId: id, name, email, role, iso3, language, via: 'demonstration' };
}
