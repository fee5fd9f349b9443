/**
 * Sends the queue of one person and file for as long as a page is open: after a pause, again when the line is back or
 * somebody has signed in, one sender at a time over all tabs. Tells its listener what came of it, also what another tab
 * has heard. Draws nothing.
 */
import { keepSaved } from '#lib/ui/live/copy.ts';
import { waits, type Batch, type Kept, type Reply, type Unsent } from './queue.ts';
import { sendOnce, type Destination } from './send.ts';
import { keyOf, openUnsents, type Unsents } from './store.ts';

const firstRetry = 2_000;
const lastRetry = 60_000;

export type Line = 'ready' | 'unreachable' | 'signed_out';
/** What came of a batch: the reply (null: all of it was refused) and the queue afterwards. */
export interface Outcome {
  readonly at: string;
  readonly reply: Reply | null;
  readonly items: Batch['items'];
  readonly kept: Kept;
}
export interface Listener {
  readonly line: (line: Line) => void;
  readonly going: (items: Readonly<Record<string, Unsent>>, sent: boolean) => void;
  readonly outcome: (outcome: Outcome) => void;
}
type Note = { readonly kind: 'open' } | { readonly kind: 'outcome'; readonly outcome: Omit<Outcome, 'kept'> };

export class Sender {
  readonly unsents: Promise<Unsents>;
  #to: Destination;
  #listener: Listener;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #tabs: BroadcastChannel | null;
  #running: Promise<void> = Promise.resolve();
  #name: string;
  #unreachable = false;
  #stopped = new AbortController();

  constructor(to: Destination, listener: Listener) {
    this.#to = to;
    this.#listener = listener;
    const key = keyOf(to.personId, to.fileId);
    this.#name = `soundings ${key}`;
    this.unsents = openUnsents(key);
    this.#tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(this.#name);
    if (this.#tabs !== null) {
      this.#tabs.onmessage = (event: MessageEvent<Note>) => void this.#heard(event.data);
      // A page that has just come from the server is signed in: tabs that wait for that try again.
      this.#tabs.postMessage({ kind: 'open' } satisfies Note);
    }
    const { signal } = this.#stopped;
    addEventListener('online', () => this.soon(0), { signal });
    document.addEventListener('visibilitychange', () => this.soon(0), { signal });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped.abort();
    this.#tabs?.close();
  }

  soon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), pause);
  }

  /** Everything that waits goes now; ends when it has, or when it cannot. */
  send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(async () => {
      const unsents = await this.unsents;
      await alone(this.#name, () => this.#sendAll(unsents));
    });
    return this.#running;
  }

  async #sendAll(unsents: Unsents): Promise<void> {
    for (;;) {
      const before = await unsents.read();
      if (!waits(before)) return;
      const going = before.batch?.items ?? before.pending;
      this.#listener.going(going, true);
      const sent = await sendOnce(unsents, this.#to);
      switch (sent.outcome) {
        case 'nothing':
          return;
        case 'answered': {
          this.#line('ready');
          const { at, reply, batch, kept } = sent;
          await keepSaved(this.#to, batch.items, reply.saved, at);
          this.#tell({ at, reply, items: batch.items }, kept);
          break;
        }
        case 'refused':
          this.#line('ready');
          this.#tell({ at: '', reply: null, items: going }, sent.kept);
          return;
        case 'signed_out':
        case 'unreachable':
          this.#listener.going(going, false);
          this.#line(sent.outcome);
          this.soon(this.#retry);
          this.#retry = Math.min(this.#retry * 2, lastRetry);
          return;
      }
    }
  }

  #line(line: Line): void {
    if (line === 'ready') this.#retry = firstRetry;
    this.#unreachable = line !== 'ready';
    this.#listener.line(line);
  }

  #tell(outcome: Omit<Outcome, 'kept'>, kept: Kept): void {
    this.#listener.outcome({ ...outcome, kept });
    this.#tabs?.postMessage({ kind: 'outcome', outcome } satisfies Note);
  }

  async #heard(note: Note): Promise<void> {
    if (note.kind === 'open') {
      if (this.#unreachable) this.soon(0);
      return;
    }
    const kept = await (await this.unsents).read();
    if (note.outcome.reply !== null) this.#line('ready');
    this.#listener.outcome({ ...note.outcome, kept });
  }
}

/** One sender at a time over all tabs, where the browser has locks. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) await navigator.locks.request(name, act);
  else await act();
}
