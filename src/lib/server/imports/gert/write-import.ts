/**
 * Writes a plan: a campaign a round, a country file a country, one 'imported' change a row. Every write is harmless when
 * repeated (change ids are made of the source's row id and content), so an interrupted import is finished by running it
 * again. Returns how many rows were there already.
 */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { progressOf } from '#lib/domain/country-file/progress.ts';
import { receiptOf, signedText, submissionContent } from '#lib/domain/country-file/submission-content.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { App } from '#lib/server/app.ts';
import { sha256 } from '#lib/server/sha256.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import type { ImportPlan, PlannedRow } from './plan-import.ts';

export interface ImportJob {
  readonly app: App;
  readonly actor: Actor;
  readonly version: CompiledVersion;
  readonly source: { readonly name: string; readonly sha256: string };
}

/** @returns the numbers of the rows that were in the log already */
export async function writeImport(job: ImportJob, plan: ImportPlan): Promise<ReadonlySet<number>> {
  const known = new Set<number>();
  for (const [round, rows] of Map.groupBy(plan.taken, (row) => row.round)) {
    const campaign = await ensureCampaign(job, round, rows);
    for (const row of rows) if ((await writeRow(job, campaign, row)) === 'known') known.add(row.row);
  }
  return known;
}

/** The round's campaign, made, or widened to the countries of this source. */
async function ensureCampaign(
  { app, version }: ImportJob,
  round: number,
  rows: readonly PlannedRow[]
): Promise<Campaign> {
  const dates = rows.map((row) => row.respondedOn).sort();
  const id = `gert-${round}`;
  for (;;) {
    const there = await app.storage.campaigns.get(id);
    const countries = [...new Set([...(there?.countries ?? []), ...rows.map((row) => row.iso3)])].sort();
    if (there !== null && countries.length === there.countries.length) return there;
    const campaign: Campaign = {
      id,
      title: `COVID-19 Global Education Recovery Tracker, round ${round}`,
      version: version.ref,
      countries,
      opensAt: `${dates[0] ?? '2021-01-01'}T00:00:00.000Z`,
      closesAt: `${dates.at(-1) ?? '2021-01-01'}T23:59:59.000Z`,
      timeZone: 'UTC',
      languages: ['en'],
      // These answers are public already, country by country (CC BY 4.0): there is nothing to suppress.
      smallestGroup: 1,
      status: 'archived',
      origin: 'imported',
      groupsAsOf: dates[0] ?? '2021-01-01',
      revision: (there?.revision ?? 0) + 1
    };
    const outcome =
      there === null ? await app.storage.campaigns.create(campaign) : await app.storage.campaigns.replace(campaign);
    if (outcome !== 'taken') return campaign;
  }
}

async function writeRow(job: ImportJob, campaign: Campaign, row: PlannedRow): Promise<'written' | 'known'> {
  const { countryFiles, submissions } = job.app.storage;
  const scope = scopeOf(job.actor);
  const fileId = `${campaign.id}.${row.iso3}`;
  const changeId = `gert:${row.id}:${sha256(canonicalJson(row.answers)).slice(0, 16)}`;
  for (;;) {
    const state = await countryFiles.load(scope, fileId);
    if (state === null) {
      await countryFiles.create(scope, openingChange(job, campaign, row.iso3, fileId));
      continue;
    }
    const before = await countryFiles.changeById(scope, fileId, changeId);
    if (before?.kind === 'imported') {
      if (before.submission !== null) {
        const made = submissionOf(job, state, row, before.submission.number, before.at);
        if ((await submissions.get(scope, fileId, made.number)) === null) await submissions.put(scope, made);
      }
      return 'known';
    }
    const at = job.app.clock().toISOString();
    const made = row.superseded ? null : submissionOf(job, state, row, state.submissions.length + 1, at);
    const result = await countryFiles.append(scope, {
      ...signature(job, fileId, state.revision + 1, changeId, at),
      kind: 'imported',
      source: { ...job.source, row: row.row, id: row.id },
      respondedOn: row.respondedOn,
      superseded: row.superseded,
      submission: made === null ? null : { receipt: made.receipt, number: made.number, sha256: made.sha256 },
      answers: row.answers,
      progress: progress(job, row.answers)
    });
    if (result?.outcome !== 'appended') continue;
    if (made !== null) await submissions.put(scope, made);
    return 'written';
  }
}

function openingChange(job: ImportJob, campaign: Campaign, iso3: string, fileId: string): Change {
  const body: ChangeBody = {
    kind: 'opened',
    campaignId: campaign.id,
    iso3,
    version: job.version.ref,
    progress: progress(job, {})
  };
  return { ...signature(job, fileId, 1, `opened:${fileId}`, job.app.clock().toISOString()), ...body };
}

function signature({ actor }: ImportJob, fileId: string, revision: number, changeId: string, at: string) {
  const by = { personId: actor.personId, name: actor.name, role: actor.role };
  return { fileId, revision, changeId, at, by, via: 'import' as const };
}

function progress({ version }: ImportJob, answers: PlannedRow['answers']) {
  return progressOf(version.questionnaire, answers, version.logic(valuesOf(answers)));
}

/** The submission that a row makes: nobody signed it, so the source stands where a name would, and the day it was given. */
function submissionOf(job: ImportJob, state: FileState, row: PlannedRow, number: number, at: string): Submission {
  const standing = Object.fromEntries(
    Object.entries(row.answers).map(([name, answer]): [string, StandingAnswer] => [
      name,
      { ...answer, revision: state.revision, at, by: { personId: job.actor.personId, name: job.actor.name } }
    ])
  );
  const signer = { name: `Imported from ${job.source.name}, row ${row.row}`, function: '' };
  const signedAt = `${row.respondedOn}T00:00:00.000Z`;
  const signing = { number, signedAt, signer, language: 'en' as const };
  const content = submissionContent(
    { ...state, answers: standing },
    job.version.questionnaire,
    job.version.logic,
    signing
  );
  return {
    fileId: state.fileId,
    number,
    receipt: receiptOf(state.campaignId, state.iso3, number),
    campaignId: state.campaignId,
    iso3: state.iso3,
    sha256: sha256(signedText(content)),
    status: 'approved',
    supersededBy: null,
    decidedAt: at,
    consent: 'named',
    origin: 'imported',
    content
  };
}
