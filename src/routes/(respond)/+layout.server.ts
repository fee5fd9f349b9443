/** Behind a shared mailbox nothing is opened before it is said who is acting. */
import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { actor }, url }) => {
  const unnamed = actor?.shared === true && (actor.acting ?? '') === '';
  if (unnamed && url.pathname !== '/acting') redirect(303, `/acting?to=${encodeURIComponent(url.pathname)}`);
};
