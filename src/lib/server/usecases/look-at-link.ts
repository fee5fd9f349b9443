/** Whether a sign-in link works, without using it: mail scanners open every link. Says nothing about whose it is. */
import type { Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { lookAtLink as look } from '#lib/server/sign-in-links.ts';

export async function lookAtLink(app: App, token: string): Promise<{ works: true } | Problem> {
  const link = await look(app, token);
  return 'problem' in link ? link : { works: true };
}
