/**
 * What the views are made from: one round (campaign + version) with its approved submissions, each scored. Everything
 * that is not approved, or whose country chose 'internal', is left out here, once, whatever the caller passes.
 */
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import type { IndexResult } from '#lib/domain/scoring/result.ts';

export interface ScoredSubmission {
  readonly submission: Submission;
  /** Questions that the conditions showed for these answers (Logic.visible): the others were not asked. */
  readonly visible: ReadonlySet<string>;
  /** Values of calculated questions (Logic.calculated). */
  readonly calculated: ReadonlyMap<string, number | string | null>;
  /** null where the version has no index. */
  readonly result: IndexResult | null;
}

export interface Round {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly model: ScoringModel;
  readonly submissions: readonly ScoredSubmission[];
}

/** Printed beside every figure: which round it is from, and n of N. */
export interface RoundRef {
  readonly campaignId: string;
  readonly title: string;
  readonly version: VersionRef;
  readonly method: string;
  readonly origin: 'asked' | 'imported';
  /** YYYY-MM-DD: memberships of groups are read as of this day. */
  readonly groupsAsOf: string;
  readonly smallestGroup: number;
  /** Countries with an approved submission that may enter figures (n), of those asked (N). */
  readonly approved: number;
  readonly asked: number;
  /** Of `approved`: countries that enter aggregates and are never named. */
  readonly unnamed: number;
}

/**
 * The submissions that may enter figures: approved, not 'internal', of a country that was asked; one per country (the
 * highest number), in order of ISO code.
 */
export function usableOf(round: Round): readonly ScoredSubmission[] {
  const asked = new Set(round.campaign.countries);
  const latest = new Map<string, ScoredSubmission>();
  for (const scored of round.submissions) {
    const { iso3, status, number } = scored.submission;
    if (status !== 'approved' || !asked.has(iso3)) continue;
    const other = latest.get(iso3);
    if (other === undefined || other.submission.number < number) latest.set(iso3, scored);
  }
  return [...latest.values()]
    .filter((scored) => scored.submission.consent !== 'internal')
    .sort((a, b) => (a.submission.iso3 < b.submission.iso3 ? -1 : 1));
}

export function isNamed(scored: ScoredSubmission): boolean {
  return scored.submission.consent === 'named';
}

export function roundRef(round: Round): RoundRef {
  const usable = usableOf(round);
  const { campaign, model } = round;
  return {
    campaignId: campaign.id,
    title: campaign.title,
    version: campaign.version,
    method: model.method,
    origin: campaign.origin,
    groupsAsOf: campaign.groupsAsOf,
    smallestGroup: campaign.smallestGroup,
    approved: usable.length,
    asked: campaign.countries.length,
    unnamed: usable.filter((scored) => !isNamed(scored)).length
  };
}
