/** Anybody checks a receipt; number and checksum are in the address, so that a receipt can carry a link. */
import { formatDateTime } from '#lib/i18n/format.ts';
import { show } from '#lib/server/respond.ts';
import { verifyReceipt } from '#lib/server/usecases/verify-receipt.ts';
import { countryWords } from '#lib/ui/survey/file-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, actor, language } }) => {
  const typed = {
    receipt: (url.searchParams.get('receipt') ?? '').slice(0, 100),
    sha256: (url.searchParams.get('sha256') ?? '').slice(0, 200)
  };
  if (typed.receipt === '') return { typed, found: null };
  const found = show(await verifyReceipt(app, actor, typed));
  if (found.outcome === 'unknown') return { typed, found: { outcome: found.outcome } };
  return {
    typed,
    found: {
      outcome: found.outcome,
      country: countryWords(found.iso3, language),
      campaign: found.campaignTitle,
      date: `${formatDateTime(found.signedAt, language)} (UTC)`
    }
  };
};
