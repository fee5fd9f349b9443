/**
 * Five people in one file at once, two answers a second each, one answer in five to a question that the others write too.
 * The fifth is off line from a fifth of the time to three fifths and then sends what has waited. Afterwards the log is read.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { heldAgainstLog } from '../../test/support/acknowledged.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { load, ServerTimes, usageOf } from './meter.ts';
import { said, spreadOf } from './quantiles.ts';
import { delays, differing, lastAcknowledged, reckon } from './reckoning.ts';
import { openRound, type Round, type Store } from './round.ts';
import { Typist, type Moment } from './typist.ts';

/** Milliseconds between two answers of one person. */
const every = 500;
/** Time for the last answers to be seen by all. */
const lastLook = 5_000;

/** The free texts of dtr: five of them all may write, the others are dealt out. */
async function freeTexts(): Promise<readonly string[]> {
  const { survey } = (await readInstrumentFolder('surveys', 'dtr', '1.0.0')) as { readonly survey: unknown };
  const { pages } = survey as { pages: { elements: { name: string; type: string }[] }[] };
  return pages.flatMap(({ elements }) => elements.filter(({ type }) => type === 'comment').map(({ name }) => name));
}

export async function fiveHands(store: Store, seconds: number): Promise<readonly string[]> {
  const round = await openRound(store, 1);
  const texts = await freeTexts();
  const [common, rest] = [texts.slice(0, 5), texts.slice(5)];
  const people = round.pages.map(
    (page, at) =>
      new Typist(
        page,
        rest.filter((_, n) => n % 5 === at),
        common
      )
  );
  const from = (await people[0]?.answersNow())?.values().reduce((most, { revision }) => Math.max(most, revision), 0);
  const memory: number[] = [];
  const spell = await write(round, people, seconds, memory);
  const byServer = spreadOf(new ServerTimes(round.server).sinceLast().save);
  const pages = await Promise.all(people.map((person) => person.answersNow()));
  const [fileId = ''] = round.pages.map(({ seat }) => seat.fileId);
  await round.stop();

  const attempts = people.flatMap((person) => person.attempts);
  const saved = attempts.flatMap((one) =>
    one.outcome.kind === 'saved' ? [{ ...one, revision: one.outcome.revision }] : []
  );
  const { log, state, lost, consistent } = await heldAgainstLog(
    store.settings,
    fileId,
    saved,
    people.flatMap((person) => person.setAside)
  );
  const { silent, needless, untold, wrong } = reckon(log, state, attempts, from ?? 0);
  const shown = pages.flatMap((page) => differing(lastAcknowledged(attempts), Object.fromEntries(page)));
  const clashes = attempts.filter(({ outcome }) => outcome.kind === 'clash').length;
  const refused = attempts.filter(({ outcome }) => outcome.kind === 'refused').length;
  const left = people.reduce((sum, person) => sum + person.left, 0);
  const faults = { lost, silent, needless, untold, wrong, shown };
  const none = Object.values(faults).every((list) => list.length === 0) && consistent && refused + left === 0;
  const seen = spreadOf(seenAfter(people, spell));
  const megabytes = (at: number): string => (memory[Math.floor((memory.length - 1) * at)] ?? NaN).toFixed(0);
  return [
    `five people in one file for ${seconds} s: ${sum(people)} typed, ${attempts.length} sent, ${saved.length} saved, ` +
      `${clashes} clashes told, ${people.flatMap((person) => person.setAside).length} texts set aside, ${lost.length} lost; ${none ? 'every answer is accounted for' : 'NOT EVERY ANSWER IS ACCOUNTED FOR'}`,
    `    written over unseen ${silent.length}, clashes without cause ${needless.length}, in the log and not told ${untold.length}, ` +
      `refused ${refused}, never answered ${left}; file and log ${consistent ? 'agree' : 'DIFFER'}, ` +
      `wrong in the file ${wrong.length}, on the pages ${shown.length}`,
    `    save ${said(spreadOf(people.flatMap(({ ms }) => ms)))} (by the server's clock ${said(byServer)}); ` +
      `seen by another page after ${seen.p50.toFixed(0)} ms, p95 ${seen.p95.toFixed(0)}, most ${seen.max.toFixed(0)} (aim ≤ 5000)`,
    `    server's memory at the start ${megabytes(0)} MB, in the middle ${megabytes(0.5)}, at the end ${megabytes(1)}; load ${load()}`
  ];
}

interface Spell {
  readonly away: Typist | undefined;
  readonly left: number;
  readonly back: number;
}

async function write({ server }: Round, people: readonly Typist[], seconds: number, memory: number[]): Promise<Spell> {
  const [typing, looking] = [new AbortController(), new AbortController()];
  const listening = people.map((person) => person.listen(looking.signal));
  const writing = people.map((person) => person.write(every, typing.signal));
  const gauge = setInterval(() => memory.push(usageOf(server.pid).rss), 1000);
  const away = people.at(-1);
  const phase = (share: number): Promise<unknown> =>
    Promise.race([sleep(seconds * 1000 * share), ...listening, Promise.all(writing)]);
  await phase(0.2);
  const left = performance.now();
  away?.goOffline();
  await phase(0.4);
  const back = performance.now();
  away?.comeBack();
  await phase(0.4);
  typing.abort();
  await Promise.all(writing);
  await sleep(lastLook);
  clearInterval(gauge);
  looking.abort();
  await Promise.all(listening);
  return { away, left, back };
}

/** Milliseconds until each save was on each other page; whoever was off line when it was made does not count. */
function seenAfter(people: readonly Typist[], { away, left, back }: Spell): readonly number[] {
  return people.flatMap((reader) =>
    people
      .filter((writer) => writer !== reader)
      .flatMap(({ savedAt }) => {
        const online = ({ at }: Moment): boolean => reader !== away || at < left - lastLook || at > back;
        return delays(savedAt.filter(online), reader.heardAt);
      })
  );
}

function sum(people: readonly Typist[]): number {
  return people.reduce((total, { typed }) => total + typed, 0);
}
