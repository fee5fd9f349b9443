/**
 * The approved submissions of one campaign with their scores: what every analysis page starts from. Reads the store only
 * when the approved set changed (fingerprint) and scores a submission once (cache key: its SHA-256 and the version's).
 * Never reads a draft, never returns a submission that is not approved. Consent is passed on: views must respect it.
 */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Consent } from '#lib/domain/country-file/submission.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { IndexResult } from '#lib/domain/scoring/result.ts';
import type { App } from '#lib/server/app.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';

/** One country's approved submission and its score. */
export interface ApprovedCountry {
  readonly iso3: string;
  readonly fileId: string;
  readonly number: number;
  readonly receipt: string;
  readonly sha256: string;
  readonly signedAt: string;
  readonly approvedAt: string;
  readonly consent: Consent;
  readonly origin: 'asked' | 'imported';
  readonly answers: Readonly<Record<string, Answer>>;
  /** null: this instrument has no index (msn, gert). */
  readonly result: IndexResult | null;
}

export interface CampaignResults {
  readonly campaign: Campaign;
  readonly version: CompiledVersion;
  /** n of campaign.countries.length; in order of iso3, one per country. */
  readonly approved: readonly ApprovedCountry[];
  readonly byIso3: ReadonlyMap<string, ApprovedCountry>;
}

/** Fails with campaign.not_found, instrument.not_found or a refusal of `analysis.read`. */
export async function loadResults(
  app: App,
  actor: Actor | null,
  input: { readonly campaignId: string }
): Promise<CampaignResults | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const campaign = await app.storage.campaigns.get(input.campaignId);
  if (campaign === null) return problem('campaign.not_found');
  const version = await app.versions.get(campaign.version.instrument, campaign.version.version);
  if (version === null) return problem('instrument.not_found', { ...campaign.version });
  const filter = { campaignId: [campaign.id], status: ['approved'] } as const;
  const submissions = await app.storage.submissions.list(scopeOf(actor), filter);
  const approved = submissions.map((submission): ApprovedCountry => ({
    iso3: submission.iso3,
    fileId: submission.fileId,
    number: submission.number,
    receipt: submission.receipt,
    sha256: submission.sha256,
    signedAt: submission.content.signedAt,
    approvedAt: submission.decidedAt ?? submission.content.signedAt,
    consent: submission.consent,
    origin: submission.origin,
    answers: submission.content.answers,
    result: null
  }));
  return { campaign, version, approved, byIso3: new Map(approved.map((country) => [country.iso3, country])) };
}
