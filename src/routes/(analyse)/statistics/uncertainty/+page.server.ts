/** Uncertainty of a round: what is known of it, and the two acts of starting and cancelling. The address holds seed and size. */
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { pagePath, readChoice } from './choice.ts';
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { cancelUncertainty } from '#lib/server/usecases/cancel-uncertainty.ts';
import { drawnBy, openSensitivity } from '#lib/server/usecases/open-sensitivity.ts';
import { startUncertainty } from '#lib/server/usecases/start-uncertainty.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const choice = readChoice(url.searchParams);
  const { campaigns, opened } = show(await openSensitivity(locals.app, locals.actor, choice));
  const named = opened?.state.kind === 'ready' ? opened.state.view.countries : [];
  const names = Object.fromEntries(named.map(({ iso3 }) => [iso3, countryName(iso3, locals.language)]));
  const query = { ...choice, ranks: url.searchParams.get('ranks') === 'shown' };
  const choices = campaigns.map(({ id, title }) => ({ id, title }));
  return { campaigns: choices, opened, names, query, language: locals.language };
};

export const actions: Actions = {
  start: async ({ locals, request }) => {
    const form = readChoice(await request.formData());
    const campaign = form.campaign ?? '';
    show(await startUncertainty(locals.app, locals.actor, drawnBy(campaign, form)));
    redirect(303, pagePath(campaign, form));
  },
  cancel: async ({ locals, request }) => {
    const form = readChoice(await request.formData());
    const campaign = form.campaign ?? '';
    show(await cancelUncertainty(locals.app, locals.actor, drawnBy(campaign, form)));
    redirect(303, pagePath(campaign, form));
  }
};
