import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';

export type CampaignStatus = 'draft' | 'open' | 'closed' | 'archived';

/** One round: a version, the Member States asked, dates, languages, publication policy. */
export interface Campaign {
  /** Slug, ^[a-z][a-z0-9-]*$, e.g. dtr-2026; names the round in addresses, receipts and citations. */
  readonly id: string;
  readonly title: string;
  readonly version: VersionRef;
  /** ISO 3166-1 alpha-3, sorted, each once. */
  readonly countries: readonly string[];
  /** Instants, UTC ISO 8601; `timeZone` is the IANA zone in which they were given and are shown. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly timeZone: string;
  readonly languages: readonly Language[];
  /** Smallest number of countries of which an aggregate is shown. */
  readonly smallestGroup: number;
  readonly status: CampaignStatus;
  readonly origin: 'asked' | 'imported';
  /** Group memberships are read as of this date (YYYY-MM-DD): the day the campaign opens. */
  readonly groupsAsOf: string;
  /** Optimistic lock of the record. */
  readonly revision: number;
}
