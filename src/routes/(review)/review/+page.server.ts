/** The files of a campaign: who is where, without reading an answer. Filter and order are in the address. */
import { watchedFiles } from './watched-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => watchedFiles(locals, url.searchParams);
