import { show } from '#lib/server/respond.ts';
import { listVersions } from '#lib/server/usecases/list-versions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor } }) => ({
  versions: show(await listVersions(app, actor))
});
