import { isProblem } from '#lib/domain/problem.ts';
import { campaignChoices, newTerms, termsFrom } from '#lib/server/campaign-form.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { createCampaign } from '#lib/server/usecases/create-campaign.ts';
import { listVersions } from '#lib/server/usecases/list-versions.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language } }) => ({
  choices: campaignChoices(app, show(await listVersions(app, actor)), language),
  terms: newTerms(app)
});

export const actions: Actions = {
  default: async ({ locals: { app, actor }, request }) => {
    const terms = termsFrom(await request.formData());
    const created = await createCampaign(app, actor, terms);
    if (isProblem(created)) return refuse(created, { terms });
    redirect(303, `/admin/campaigns/${created.id}`);
  }
};
