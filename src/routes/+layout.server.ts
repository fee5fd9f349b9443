import { productVersion } from '#lib/server/product.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page shows. */
export const load: LayoutServerLoad = ({ locals: { app, actor, language } }) => ({
  language,
  account: actor === null ? null : accountOf(actor),
  demonstration: app.storage.meta.demonstration,
  store: app.storage.kind,
  version: productVersion
});

function accountOf({ personId, name, email, role, iso3 }: Actor) {
  return { personId, name, email, role, iso3 };
}
