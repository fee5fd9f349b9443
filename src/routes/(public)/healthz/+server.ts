import { productVersion } from '#lib/server/product.ts';
import { json, type RequestHandler } from '@sveltejs/kit';

/** For monitoring: 200 while the store answers, 503 with the same shape when it does not. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
  const ok = await app.storage.ping().then(
    () => true,
    () => false
  );
  return json({ ok, store: app.storage.kind, version: productVersion }, { status: ok ? 200 : 503 });
};
