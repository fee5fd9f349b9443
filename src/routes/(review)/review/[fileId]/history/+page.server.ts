/**
 * Who did what in a file and when, newest first; `?question=` of one question, `?before=` older than a revision. What was
 * answered is left out by the use case.
 */
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { openHistory } from '#lib/server/usecases/open-history.ts';
import type { PageServerLoad } from './$types';

/** Entries on a page. */
const most = 300;

export const load: PageServerLoad = async ({ locals: { app, actor, language }, params: { fileId }, url }) => {
  const question = url.searchParams.get('question') || null;
  const before = Number(url.searchParams.get('before') || Number.MAX_SAFE_INTEGER);
  const input = question === null ? { fileId } : { fileId, question };
  const { questionnaire, entries, iso3, campaign } = show(await openHistory(app, actor, input));
  const older = entries.filter(({ revision }) => revision < before);
  const cut = older[most - 1]?.revision ?? 0;
  // A revision is not torn apart: one save moves several answers.
  const shown = older.filter(({ revision }) => revision >= cut);
  return {
    fileId,
    country: countryName(iso3, language),
    campaign,
    question,
    titles: new Map([...questionnaire.byName].map(([name, { title }]) => [name, title])),
    entries: shown,
    older: shown.length < older.length ? cut : null
  };
};
