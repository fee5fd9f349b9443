/**
 * Carries a person's waiting files to the server, one after another and in one tab at a time, for as long as any page of
 * his is open. All tabs hear how far it is; any of them may stop a file or ask to try again. Draws nothing.
 */
import type { ItemCited } from '#lib/ui/survey/evidence/change-evidence.ts';
import { carryFile } from './carry-file.ts';
import { holdsInMemory, removeFile, waitingFiles, type WaitingFile } from './files.ts';
import type { SendProgress } from './send-file.ts';

export type FileNews =
  /** A file was added, removed or refused. */
  | { readonly kind: 'queue' }
  | { readonly kind: 'way'; readonly id: string; readonly progress: SendProgress }
  | { readonly kind: 'arrived'; readonly file: WaitingFile; readonly reply: ItemCited };
/** `wake`: a page has come from the server, so somebody is signed in. `stop`: the file was removed. */
type Note = FileNews | { readonly kind: 'wake' } | { readonly kind: 'stop'; readonly id: string };

const firstRetry = 2_000;
const lastRetry = 60_000;

const couriers = new Map<string, Courier>();
/** One for each person on a page, for as long as the page lives. */
export function courierOf(personId: string): Courier {
  const courier = couriers.get(personId) ?? new Courier(personId);
  couriers.set(personId, courier);
  return courier;
}

export class Courier {
  readonly #personId: string;
  readonly #name: string;
  readonly #tabs: BroadcastChannel | null;
  readonly #listeners = new Set<(news: FileNews) => void>();
  /** Refused before and tried once more. */
  #again: Set<string> | null = null;
  #running: Promise<void> | null = null;
  #asked = false;
  #sending: { readonly id: string; readonly stop: AbortController } | null = null;
  #wake: () => void = () => undefined;

  constructor(personId: string) {
    this.#personId = personId;
    this.#name = `soundings evidence ${personId}`;
    this.#tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(this.#name);
    if (this.#tabs !== null) {
      this.#tabs.onmessage = (event: MessageEvent<Note>) => this.#heard(event.data);
      this.#tabs.postMessage({ kind: 'wake' } satisfies Note);
    }
    addEventListener('online', () => void this.send());
    document.addEventListener('visibilitychange', () => void this.send());
    addEventListener('beforeunload', (event) => {
      if (holdsInMemory()) event.preventDefault();
    });
  }

  listen(tell: (news: FileNews) => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  /** Everything that waits goes; ends when nothing is left that could. */
  send(): Promise<void> {
    this.#asked = true;
    this.#wake();
    this.#running ??= alone(this.#name, () => this.#sendAll());
    return this.#running;
  }

  /** A file that was refused, or waits for the line, is tried at once. */
  tryNow(id: string): void {
    this.#again?.add(id);
    this.#tell({ kind: 'wake' });
    void this.send();
  }

  added(): void {
    this.#tell({ kind: 'queue' });
    void this.send();
  }

  /** It is not sent any more: thrown away here, and what has come of it on the server, unless the line is down. */
  async remove(id: string): Promise<void> {
    const file = (await waitingFiles(this.#personId)).find((one) => one.id === id);
    await removeFile(id);
    this.#stop(id);
    this.#tell({ kind: 'stop', id });
    this.#tell({ kind: 'queue' });
    if (file === undefined || file.upload === null) return;
    const url = `/files/${encodeURIComponent(file.fileId)}/evidence/${encodeURIComponent(file.upload.id)}`;
    const headers = { accept: 'application/json', 'soundings-person': this.#personId };
    // Also when the page is left; the server itself throws away what nobody goes on with.
    void fetch(url, { method: 'DELETE', headers, keepalive: true }).catch(() => undefined);
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#asked) {
        this.#asked = false;
        for (let next = await this.#next(); next !== undefined; next = await this.#next()) await this.#sendOne(next);
      }
    } finally {
      this.#running = null;
    }
  }

  async #next(): Promise<WaitingFile | undefined> {
    const all = await waitingFiles(this.#personId);
    // A page that has just been opened finds out whether the country file takes them again.
    this.#again ??= new Set(all.filter(({ refused }) => refused?.mayResume === true).map(({ id }) => id));
    const again = this.#again;
    return all.find(({ id, refused }) => refused === null || again.has(id));
  }

  async #sendOne(file: WaitingFile): Promise<void> {
    const { id } = file;
    this.#again?.delete(id);
    const stop = new AbortController();
    this.#sending = { id, stop };
    try {
      const carried = await carryFile(file, {
        signal: stop.signal,
        report: (progress) => this.#tell({ kind: 'way', id, progress }),
        wait: (tries) => this.#wait(tries, stop.signal)
      });
      if (carried.outcome === 'arrived') this.#tell({ kind: 'arrived', file, reply: carried.reply });
      else this.#tell({ kind: 'queue' });
    } finally {
      this.#sending = null;
    }
  }

  /** Two seconds, four … a minute; or until the line is back, somebody has signed in, or somebody asks. */
  #wait(tries: number, signal: AbortSignal): Promise<void> {
    return new Promise((go) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake = () => undefined;
        go();
      };
      const timer = setTimeout(done, Math.min(lastRetry, firstRetry * 2 ** tries));
      signal.addEventListener('abort', done);
      this.#wake = done;
    });
  }

  #stop(id: string): void {
    if (this.#sending?.id === id) this.#sending.stop.abort();
  }

  #tell(note: Note): void {
    this.#tabs?.postMessage(note);
    this.#hand(note);
  }

  #heard(note: Note): void {
    if (note.kind === 'wake') this.#wake();
    else if (note.kind === 'stop') this.#stop(note.id);
    this.#hand(note);
  }

  #hand(note: Note): void {
    if (note.kind === 'wake' || note.kind === 'stop') return;
    for (const tell of this.#listeners) tell(note);
  }
}

/** One courier at a time over all tabs, where the browser has locks. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, act);
  else await act();
}
