/** What a command of the command line is, and how it opens the program: one App, closed at the end whatever happens. */
import type { Writable } from 'node:stream';
import { operator, type Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import type { App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';

export interface Command {
  /** The words that choose it. */
  readonly words: readonly string[];
  /** A line for each form, without the program's name. */
  readonly usage: readonly string[];
  /**
   * @param to where long results go
   * @returns the exit code
   */
  run(args: readonly string[], to: Writable): Promise<number>;
}

/** The call is wrong: the usage is shown and the exit code is 2. */
export class Usage extends Error {}

/** One line (and one for each cause) on standard error; exit code 1. */
export function refused(problem: Problem): number {
  const at = problem.at === null ? '' : ` [${problem.at}]`;
  console.error(`${problemText(problem, 'en')}${at}`);
  for (const cause of problem.causes) console.error(`  ${cause.at ?? ''}: ${problemText(cause, 'en')}`);
  return 1;
}

/** Runs `work` on the store that the environment names, as the operator. */
export async function withApp(work: (app: App, actor: Actor) => Promise<number>): Promise<number> {
  const env = readEnv({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
  if (isProblem(env)) return refused(env);
  // Only here: a command without a store starts without the database's driver.
  const { createApp } = await import('#lib/server/app.ts');
  const app = await createApp(env);
  try {
    return await work(app, operator('cli'));
  } finally {
    await app.close();
  }
}
