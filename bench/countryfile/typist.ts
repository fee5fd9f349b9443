/**
 * One of the people who write in one file at once, with the queue of the browser (ui/unsent/queue.ts): types, sends what
 * waits, hears of the others, and decides where two have written the same question. Off line the queue grows; back on line
 * it goes as a batch. Notes everything that is sent and what came of it.
 */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { afterReply, countOf, frozen, nothingKept, typed, waits, type Kept } from '#lib/ui/unsent/queue.ts';
import type { Page } from './page.ts';
import type { SetAside } from '../../test/support/acknowledged.ts';
import { rest } from './rest.ts';
import { textOf, unsent } from './typed.ts';

/** As in ui/live/follow.ts. */
const shortRest = 400;
/** Of ten answers, those to a question that the others write too. */
const shared = 2;

export interface Attempt {
  readonly by: string;
  readonly changeId: string;
  readonly question: string;
  readonly value: string;
  readonly base: number;
  /** Of `saved`: the revision that was acknowledged; of `clash`: that of the other's answer that was shown. */
  readonly outcome: { readonly kind: 'saved' | 'clash'; readonly revision: number } | { readonly kind: 'refused' };
}

/** When something was first known, by the revision of the file. */
export interface Moment {
  readonly at: number;
  readonly revision: number;
}

export class Typist {
  readonly #page: Page;
  readonly #own: readonly string[];
  readonly #common: readonly string[];
  #kept: Kept = nothingKept;
  #count = 0;
  #revision = 0;
  #seen: string | null = null;
  #asking = new AbortController();
  readonly #answers = new Map<string, StandingAnswer>();
  /** On line while null; its signal ends the spell. */
  #offline: AbortController | null = null;
  readonly attempts: Attempt[] = [];
  /** Own texts given up for the other's. */
  readonly setAside: SetAside[] = [];
  readonly savedAt: Moment[] = [];
  readonly heardAt: Moment[] = [];
  readonly ms: number[] = [];

  constructor(page: Page, own: readonly string[], common: readonly string[]) {
    this.#page = page;
    this.#own = own;
    this.#common = common;
  }

  get personId(): string {
    return this.#page.seat.personId;
  }

  get typed(): number {
    return this.#count;
  }

  /** What the page shows at last, asked anew from the beginning. */
  async answersNow(): Promise<ReadonlyMap<string, StandingAnswer>> {
    const news = await this.#page.live(0, null, new AbortController().signal);
    return new Map(Object.entries(news?.answers ?? {}));
  }

  /** The line is gone: nothing is sent, and what is asked for is not heard. */
  goOffline(): void {
    this.#offline = new AbortController();
    this.#asking.abort();
  }

  comeBack(): void {
    this.#offline?.abort();
    this.#offline = null;
    void this.#send();
  }

  /** Answers that the server has not spoken about: none, once everything is sent. */
  get left(): number {
    return countOf(this.#kept);
  }

  /** Opens the page and follows the file until `stop`. */
  async listen(stop: AbortSignal): Promise<void> {
    await this.#hear(stop);
    await this.#follow(stop);
  }

  /** Types every so many milliseconds until `stop`; ends when all of it is sent. */
  async write(every: number, stop: AbortSignal): Promise<void> {
    await this.#type(every, stop);
    await this.#send();
  }

  async #type(every: number, stop: AbortSignal): Promise<void> {
    await rest(Math.random() * every, stop);
    for (let due = performance.now(); !stop.aborted; due += every) {
      this.#count += 1;
      const list = this.#count % 10 < shared ? this.#common : this.#own;
      const name = list[this.#count % list.length] ?? '';
      this.#put(name, textOf(`${this.personId} ${name}`, this.#count), this.#answers.get(name)?.revision ?? 0);
      if (this.#offline === null) void this.#send();
      await rest(due + every - performance.now(), stop);
    }
  }

  #put(name: string, value: string, base: number, setAside: string | null = null): void {
    this.#kept = typed(this.#kept, this.#kept.about, name, unsent(value, base, setAside));
  }

  #sending: Promise<void> = Promise.resolve();
  #send(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#sendAll());
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#offline === null && waits(this.#kept)) {
      this.#kept = frozen(this.#kept, crypto.randomUUID());
      const { batch } = this.#kept;
      if (batch === null) return;
      const late = Object.values(batch.items).some(({ typedAt }) => Date.now() - Date.parse(typedAt) > 30_000);
      const reply = await this.#page.save(batch.changeId, batch.items, late ? 'offline' : undefined);
      if (reply === null) continue;
      const at = performance.now();
      this.ms.push(reply.ms);
      const { saved, conflicts } = reply.body;
      for (const [question, { base, input }] of Object.entries(batch.items)) {
        const note = { by: this.personId, changeId: batch.changeId, question, value: String(input.value), base };
        const [revision, theirs] = [saved[question], conflicts[question]?.theirs];
        const { setAside } = input;
        if (setAside !== undefined)
          this.setAside.push({ changeId: batch.changeId, question, value: String(setAside.value) });
        if (setAside !== undefined && revision === base) continue;
        if (revision !== undefined) {
          this.attempts.push({ ...note, outcome: { kind: 'saved', revision } });
          this.savedAt.push({ at, revision });
        } else if (theirs !== undefined)
          this.attempts.push({ ...note, outcome: { kind: 'clash', revision: theirs.revision } });
        else this.attempts.push({ ...note, outcome: { kind: 'refused' } });
      }
      this.#kept = afterReply(this.#kept, batch.changeId, reply.body);
      this.#decide();
    }
  }

  /** Where the answer came back with the other's beside it: by turns the own text stands, or the other's and the own goes to the history. */
  #decide(): void {
    for (const [name, { input, theirs }] of Object.entries(this.#kept.held)) {
      if (theirs === null) continue;
      this.#count += 1;
      const mine = String(input.value);
      if (this.#count % 2 === 0 || input.setAside !== undefined)
        this.#put(name, typeof theirs.value === 'string' ? theirs.value : '', theirs.revision, mine);
      else this.#put(name, `${mine} (kept ${this.#count})`, theirs.revision);
    }
  }

  async #follow(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      if (this.#offline !== null) {
        this.#seen = null;
        await rest(Infinity, AbortSignal.any([stop, this.#offline.signal]));
        continue;
      }
      const asked = performance.now();
      await this.#hear(stop);
      await rest(shortRest - (performance.now() - asked), stop);
    }
  }

  async #hear(stop: AbortSignal): Promise<void> {
    this.#asking = new AbortController();
    const news = await this.#page.live(this.#revision, this.#seen, AbortSignal.any([stop, this.#asking.signal]));
    if (news === null || this.#offline !== null) return;
    this.#revision = news.revision;
    this.#seen = news.sign;
    this.heardAt.push({ at: performance.now(), revision: news.revision });
    for (const [name, answer] of Object.entries(news.answers)) this.#answers.set(name, answer);
  }
}
