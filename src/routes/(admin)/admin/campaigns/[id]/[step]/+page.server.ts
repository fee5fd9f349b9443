import { isProblem, problem } from '#lib/domain/problem.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { archiveCampaign } from '#lib/server/usecases/archive-campaign.ts';
import { closeCampaign } from '#lib/server/usecases/close-campaign.ts';
import { lookAtCampaign } from '#lib/server/usecases/look-at-campaign.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const steps = { open: openCampaign, close: closeCampaign, archive: archiveCampaign } as const;
const isStep = (text: string): text is keyof typeof steps => Object.hasOwn(steps, text);

/** Says what the step will do before it is done: no click alone changes the state of a campaign. */
export const load: PageServerLoad = async ({ locals: { app, actor }, params }) => {
  const step = isStep(params.step) ? params.step : show(problem('access.not_found'));
  const { campaign, withoutFocalPoint, incomplete, countries } = show(await lookAtCampaign(app, actor, params.id));
  const submitted = countries.filter(({ file }) => file?.status === 'submitted' || file?.status === 'approved').length;
  return {
    step,
    campaign,
    submitted,
    sends: app.mailer.sends,
    withoutFocalPoint: withoutFocalPoint.length,
    incomplete: incomplete.length
  };
};

export const actions: Actions = {
  default: async ({ locals: { app, actor }, params }) => {
    if (!isStep(params.step)) return refuse(problem('access.not_found'), {});
    const result = await steps[params.step](app, actor, params.id);
    if (isProblem(result)) return refuse(result, {});
    const written = 'invitationsWritten' in result ? `&written=${result.invitationsWritten}` : '';
    redirect(303, `/admin/campaigns/${params.id}?done=${params.step}${written}`);
  }
};
