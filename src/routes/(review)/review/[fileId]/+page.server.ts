/**
 * A country file as IITE sees it: state, people and dates at any time; what was signed, with its review, once something was.
 * `?number=` opens an earlier submission, to read only.
 */
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { lookAtFile } from '#lib/server/usecases/look-at-file.ts';
import { readForReview } from '#lib/server/usecases/read-for-review.ts';
import { takeAct } from './acts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language }, params, url }) => {
  const number = Number(url.searchParams.get('number') ?? Number.NaN);
  const input = Number.isSafeInteger(number) ? { fileId: params.fileId, number } : { fileId: params.fileId };
  const file = show(await lookAtFile(app, actor, input));
  const signed = file.submissions.length > 0 || 'number' in input;
  return {
    file,
    review: signed ? show(await readForReview(app, actor, input)) : null,
    country: countryName(file.iso3, language),
    changeId: crypto.randomUUID(),
    done: url.searchParams.get('done')
  };
};

export const actions: Actions = {
  ask: (event) => takeAct('ask', event),
  settle: (event) => takeAct('settle', event),
  mark: (event) => takeAct('mark', event),
  approve: (event) => takeAct('approve', event),
  return: (event) => takeAct('return', event),
  reopen: (event) => takeAct('reopen', event),
  grant: (event) => takeAct('grant', event),
  refuse: (event) => takeAct('refuse', event)
};
