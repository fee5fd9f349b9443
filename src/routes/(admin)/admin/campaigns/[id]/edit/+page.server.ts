import { clockTime } from '#lib/domain/campaign/zoned-time.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { campaignChoices, termsFrom } from '#lib/server/campaign-form.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { editCampaign } from '#lib/server/usecases/edit-campaign.ts';
import { lookAtCampaign } from '#lib/server/usecases/look-at-campaign.ts';
import { listVersions } from '#lib/server/usecases/list-versions.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language }, params }) => {
  const { campaign } = show(await lookAtCampaign(app, actor, params.id));
  if (campaign.status !== 'draft') show(problem('campaign.not_draft'));
  const { version, opensAt, closesAt, timeZone, ...rest } = campaign;
  return {
    choices: campaignChoices(app, show(await listVersions(app, actor)), language),
    terms: {
      ...rest,
      version: `${version.instrument}/${version.version}`,
      groups: [],
      timeZone,
      opens: clockTime(opensAt, timeZone),
      closes: clockTime(closesAt, timeZone)
    }
  };
};

export const actions: Actions = {
  default: async ({ locals: { app, actor }, request, params }) => {
    const terms = termsFrom(await request.formData(), params.id);
    const edited = await editCampaign(app, actor, terms);
    if (isProblem(edited)) return refuse(edited, { terms });
    redirect(303, `/admin/campaigns/${edited.id}`);
  }
};
