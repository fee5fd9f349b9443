import { productVersion } from '#lib/server/product.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page shows. */
export const load: LayoutServerLoad = ({ locals: { app, actor, language } }) => ({
  language,
  account: actor === null ? null : { name: actor.name, email: actor.email, role: actor.role, iso3: actor.iso3 },
  demonstration: app.storage.meta.demonstration,
  store: app.storage.kind,
  version: productVersion
});
