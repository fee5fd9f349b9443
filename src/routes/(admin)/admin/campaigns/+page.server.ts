import { can } from '#lib/domain/access.ts';
import { show } from '#lib/server/respond.ts';
import { listCampaigns } from '#lib/server/usecases/list-campaigns.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor } }) => ({
  campaigns: show(await listCampaigns(app, actor)).map(({ countries, ...campaign }) => ({
    ...campaign,
    asked: countries.length
  })),
  manages: can(actor, 'campaigns.manage')
});
