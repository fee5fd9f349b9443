/**
 * So many people, five in each file, all with their section open: each saves an answer every so often, follows the file
 * as the page does, and opens the page anew once a minute. What the server takes for it.
 */
import type { Page } from './page.ts';
import { load, ServerTimes, usageOf, type Way } from './meter.ts';
import { said, spreadOf } from './quantiles.ts';
import { rest } from './rest.ts';
import { textsOf, type Round } from './round.ts';
import { textOf, unsent } from './typed.ts';

/** As in ui/live/follow.ts. */
const shortRest = 400;
const viewEvery = 60_000;
const settling = 3_000;
/** So many open their pages at once. */
const arriving = 20;

export interface CrowdSettings {
  readonly people: number;
  /** Milliseconds between two answers of one person, on average; 0: the next when the last is acknowledged. */
  readonly pace: number;
  readonly seconds: number;
}

interface Times {
  readonly save: number[];
  readonly view: number[];
  live: number;
}

class Person {
  readonly #page: Page;
  readonly #times: Times;
  readonly #stop: AbortSignal;
  #count = 0;
  #revision = 0;
  readonly #bases = new Map<string, number>();

  constructor(page: Page, times: Times, stop: AbortSignal) {
    this.#page = page;
    this.#times = times;
    this.#stop = stop;
  }

  /** The first news, so that the person knows what stands. */
  async open(): Promise<void> {
    await this.#hear(null);
  }

  async work(pace: number): Promise<void> {
    await Promise.all([this.#follow(), this.#type(pace), this.#look()]);
  }

  async #hear(seen: string | null): Promise<string | null> {
    const news = await this.#page.live(this.#revision, seen, this.#stop);
    if (news === null) return null;
    this.#times.live += 1;
    this.#revision = news.revision;
    for (const [name, { revision }] of Object.entries(news.answers)) this.#bases.set(name, revision);
    return news.sign;
  }

  async #follow(): Promise<void> {
    for (let seen: string | null = null; !this.#stop.aborted;) {
      const asked = performance.now();
      seen = await this.#hear(seen);
      await rest(shortRest - (performance.now() - asked), this.#stop);
    }
  }

  async #type(pace: number): Promise<void> {
    const { section, personId } = this.#page.seat;
    const texts = textsOf(section);
    await rest(Math.random() * pace, this.#stop);
    while (!this.#stop.aborted) {
      this.#count += 1;
      const name = texts[this.#count % texts.length] ?? '';
      const item = unsent(textOf(name, Date.now()), this.#bases.get(name) ?? 0);
      const reply = await this.#page.save(`${personId}-${Date.now()}-${this.#count}`, { [name]: item });
      const revision = reply?.body.saved[name];
      if (reply === null || revision === undefined) throw new Error(`${name} was not saved: ${JSON.stringify(reply)}`);
      this.#times.save.push(reply.ms);
      this.#bases.set(name, revision);
      await rest((0.5 + Math.random()) * pace - reply.ms, this.#stop);
    }
  }

  async #look(): Promise<void> {
    await rest(Math.random() * viewEvery, this.#stop);
    while (!this.#stop.aborted) {
      this.#times.view.push(await this.#page.view());
      await rest((0.5 + Math.random()) * viewEvery, this.#stop);
    }
  }
}

export async function crowd({ server, pages }: Round, { people, pace, seconds }: CrowdSettings): Promise<string> {
  const ended = new AbortController();
  const times: Times = { save: [], view: [], live: 0 };
  const atServer = new ServerTimes(server);
  const all = pages.slice(0, people).map((page) => new Person(page, times, ended.signal));
  for (let at = 0; at < all.length; at += arriving)
    await Promise.all(all.slice(at, at + arriving).map((person) => person.open()));
  const work = Promise.all(all.map((person) => person.work(pace)));
  await Promise.race([rest(settling, ended.signal), work]);
  for (const list of [times.save, times.view]) list.length = 0;
  times.live = 0;
  atServer.sinceLast();
  const [before, own, began] = [usageOf(server.pid), process.cpuUsage(), performance.now()];
  await Promise.race([rest(seconds * 1000, ended.signal), work]);
  const [after, ours, lasted] = [usageOf(server.pid), process.cpuUsage(own), (performance.now() - began) / 1000];
  const [saves, views, live] = [times.save.slice(), times.view.slice(), times.live];
  const byServer = atServer.sinceLast();
  ended.abort();
  await work;
  const share = (cpu: number): string => `${((cpu / lasted) * 100).toFixed(0)} %`;
  const both = (way: Way, list: readonly number[]): string =>
    `${said(spreadOf(list))} (by the server's clock ${said(spreadOf(byServer[way]))})`;
  const how = pace === 0 ? 'as fast as it goes' : `an answer every ${pace / 1000} s each`;
  return [
    `${people} people, ${how}: ${(saves.length / lasted).toFixed(0)} saves/s, ${both('save', saves)}`,
    `    ${(views.length / lasted).toFixed(1)} pages/s, ${both('view', views)}; ${(live / lasted).toFixed(0)} live replies/s`,
    `    server: ${after.rss.toFixed(0)} MB (most so far ${after.peak.toFixed(0)}), ${share(after.cpu - before.cpu)} of one core; ` +
      `the people ${share((ours.user + ours.system) / 1e6)}; load ${load()}`
  ].join('\n');
}
