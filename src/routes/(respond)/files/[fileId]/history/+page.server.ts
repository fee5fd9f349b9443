/** The history of a file, newest first; `?question=` of one question, `?before=` older than a revision. */
import { show } from '#lib/server/respond.ts';
import { openHistory } from '#lib/server/usecases/open-history.ts';
import { words } from '#lib/survey/control-view.ts';
import { countryWords } from '#lib/ui/survey/file-view.ts';
import { historyView } from '#lib/ui/survey/history-view.ts';
import type { PageServerLoad } from './$types';

/** Entries on a page. */
const most = 200;

export const load: PageServerLoad = async ({ params: { fileId }, url, locals: { app, actor, language } }) => {
  const name = url.searchParams.get('question') || null;
  const before = Number(url.searchParams.get('before') || Number.MAX_SAFE_INTEGER);
  const input = name === null ? { fileId } : { fileId, question: name };
  const { questionnaire, entries, iso3, campaign, withheld } = show(await openHistory(app, actor, input));
  const older = entries.filter(({ revision }) => revision < before);
  const cut = older[most - 1]?.revision ?? 0;
  // A revision is not torn apart: one save moves several answers.
  const shown = older.filter(({ revision }) => revision >= cut);
  const title = name === null ? undefined : questionnaire.byName.get(name)?.title;
  return {
    fileId,
    country: countryWords(iso3, language),
    campaign: campaign.title,
    question: name === null || title === undefined ? null : { name, words: words(title, language) },
    entries: historyView(shown, questionnaire, language, campaign.timeZone),
    older: shown.length < older.length ? cut : null,
    // Of IITE: what was signed stands in the submissions, a draft is never shown.
    mayLookBack: !withheld
  };
};
