/** A campaign's time in words; days are counted in the campaign's own time zone, which is named. */
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import {
  respond_closed_on,
  respond_closes_in_days,
  respond_closes_today,
  respond_opens_on
} from '#lib/i18n/generated/messages.js';

type Times = Pick<CampaignFacts, 'status' | 'opensAt' | 'closesAt' | 'timeZone'>;

export function deadlineText({ status, opensAt, closesAt, timeZone }: Times, now: Date, language: Language): string {
  const told = (iso: string) => `${formatDateTime(iso, language, timeZone)} (${timeZone})`;
  if (now < new Date(opensAt)) return respond_opens_on({ date: told(opensAt) });
  if (status === 'closed' || status === 'archived' || now >= new Date(closesAt)) {
    return respond_closed_on({ date: told(closesAt) });
  }
  const days = dayIn(timeZone, new Date(closesAt)) - dayIn(timeZone, now);
  const date = told(closesAt);
  return days === 0 ? respond_closes_today({ date }) : respond_closes_in_days({ count: days, date });
}

/** Number of the day in a zone, counted from 1 January 1970. */
function dayIn(timeZone: string, instant: Date): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return Date.parse(`${parts.format(instant)}T00:00:00Z`) / 86_400_000;
}
