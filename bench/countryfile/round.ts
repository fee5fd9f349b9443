/** A round with the built server over it and people at their pages: every file has five, and is half filled already. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dtrRound } from '../../test/support/dtr-round.ts';
import { startMongoServer } from '../../test/support/mongo-server.ts';
import { freePort, signInBy, startServer, type ServerProcess } from '../../test/support/server-process.ts';
import { Page } from './page.ts';
import { textOf, unsent } from './typed.ts';

export interface Store {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

export interface Round {
  readonly server: ServerProcess;
  readonly settings: Store['settings'];
  /** File by file, five of each. */
  readonly pages: readonly Page[];
  readonly stop: () => Promise<void>;
}

const peopleOfFile = 5;
/** One for each person of a file, each with four free texts `<section>1_ev` … `<section>4_ev`. */
export const sections = ['gov', 'fin', 'cur', 'aie', 'inc'] as const;
export const textsOf = (section: string): readonly string[] => [1, 2, 3, 4].map((n) => `${section}${n}_ev`);

/** The stores that this machine has; without a MongoDB server the embedded one alone, and a line that says so. */
export async function* stores(purpose: string): AsyncGenerator<Store> {
  const folder = mkdtempSync(join(tmpdir(), `soundings-${purpose}-`));
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  yield { name: 'embedded store', settings: { DATA_DIR: folder }, remove };
  const mongo = await startMongoServer();
  if (mongo === null) return;
  const settings = { MONGODB_URI: mongo.uri, MONGODB_DATABASE: `soundings_${purpose}` };
  yield { name: mongo.name, settings, remove: () => mongo.stop() };
}

export async function openRound({ settings }: Store, files: number): Promise<Round> {
  const respondents = await dtrRound(settings, files, peopleOfFile - 1);
  const server = await startServer({ ...settings, LOG_LEVEL: 'info', PROXIES: '1' }, await freePort());
  const { origin } = server;
  const pages: Page[] = [];
  for (const [at, { fileId, personId, link }] of respondents.entries()) {
    const cookie = await signInBy(link, origin, `10.0.${Math.floor(at / 200)}.${1 + (at % 200)}`);
    pages.push(new Page({ origin, fileId, personId, cookie, section: sections[at % peopleOfFile] ?? sections[0] }));
  }
  for (const page of pages) {
    const items = textsOf(page.seat.section).map((name) => [name, unsent(textOf(name, 0), 0)] as const);
    await page.save(`before-${page.seat.personId}`, Object.fromEntries(items));
  }
  const stop = async (): Promise<void> => {
    for (const page of pages) page.leave();
    await server.stop();
  };
  return { server, settings, pages, stop };
}
