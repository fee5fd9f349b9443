/** Every question to a country of a campaign, newest message first. Campaign and state are in the address. */
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { listQuestions } from '#lib/server/usecases/list-questions.ts';
import type { PageServerLoad } from './$types';

const states = ['open', 'answered', 'settled'] as const;

export const load: PageServerLoad = async ({ locals: { app, actor, language }, url }) => {
  const wanted = url.searchParams.get('state');
  const status = states.find((one) => one === wanted) ?? null;
  const campaignId = url.searchParams.get('campaign') || null;
  const { questions, ...listed } = show(await listQuestions(app, actor, { campaignId, status }));
  return {
    ...listed,
    status,
    questions: questions.map((one) => ({ ...one, country: countryName(one.iso3, language) }))
  };
};
