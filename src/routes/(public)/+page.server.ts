import { homeOf } from '#lib/domain/access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => ({ home: actor === null ? null : homeOf(actor.role) });
