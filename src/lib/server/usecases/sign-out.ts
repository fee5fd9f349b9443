/** Ends the session behind a cookie; harmless where there is none. */
import type { App } from '#lib/server/app.ts';
import { hashOf } from '#lib/server/tokens.ts';

export async function signOut(app: App, token: string | undefined): Promise<void> {
  if (token !== undefined) await app.storage.sessions.end(hashOf(token));
}
