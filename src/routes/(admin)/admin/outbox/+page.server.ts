import { show } from '#lib/server/respond.ts';
import { openOutbox } from '#lib/server/usecases/open-outbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor } }) => show(await openOutbox(app, actor));
