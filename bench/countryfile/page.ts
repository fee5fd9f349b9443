/**
 * One person with one section open, as the server sees it: saves, the question that waits for news, the page itself. Speaks
 * HTTP with the headers that the page in the browser sends; keeps no answers and decides nothing.
 */
import { Agent, request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import type { News } from '#lib/ui/live/follow.ts';
import type { Batch, Reply } from '#lib/ui/unsent/queue.ts';

export interface Seat {
  readonly origin: string;
  readonly fileId: string;
  readonly personId: string;
  readonly cookie: string;
  /** The section that is open. */
  readonly section: string;
}

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
  /** Milliseconds from asking to the last byte. */
  readonly ms: number;
}

interface Asking {
  readonly method?: 'GET' | 'PUT';
  readonly accept: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export class Page {
  readonly seat: Seat;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(seat: Seat) {
    this.seat = seat;
  }

  /** Null where nothing is known of the outcome. 200, 409 (a clash) and 422 (a refusal) are outcomes. */
  async save(changeId: string, items: Batch['items'], via?: 'offline'): Promise<Answered<Reply> | null> {
    const answers = Object.fromEntries(
      Object.entries(items).map(([name, { base, input }]) => [name, { ...input, base }])
    );
    const body = JSON.stringify({ changeId, ...(via !== undefined && { via }), answers });
    const path = `/files/${this.seat.fileId}/answers`;
    const reply = await this.#ask(path, { method: 'PUT', accept: 'application/json', body });
    if (reply.status >= 500) return null;
    if (![200, 409, 422].includes(reply.status)) throw new Error(`saving answered ${reply.status}: ${reply.body}`);
    return { ...reply, body: JSON.parse(reply.body) as Reply };
  }

  /** Waits, like the page, until something is new; null: called off. */
  async live(since: number, seen: string | null, signal: AbortSignal): Promise<News | null> {
    const query = new URLSearchParams({ since: String(since), section: this.seat.section });
    if (seen !== null) query.set('seen', seen);
    const path = `/files/${this.seat.fileId}/live?${query.toString()}`;
    const reply = await this.#ask(path, { accept: 'application/json', signal }).catch((cause: unknown) => {
      if (signal.aborted) return null;
      throw cause;
    });
    if (reply === null) return null;
    if (reply.status !== 200) throw new Error(`live answered ${reply.status}: ${reply.body}`);
    return JSON.parse(reply.body) as News;
  }

  /** The section page, whole; milliseconds. */
  async view(): Promise<number> {
    const path = `/files/${this.seat.fileId}/sections/${this.seat.section}`;
    const { status, ms } = await this.#ask(path, { accept: 'text/html' });
    if (status !== 200) throw new Error(`the section answered ${status}`);
    return ms;
  }

  leave(): void {
    this.#agent.destroy();
  }

  #ask(path: string, asking: Asking): Promise<Answered<string>> {
    const { method = 'GET', accept, body, signal } = asking;
    const { origin, personId, cookie } = this.seat;
    const headers = {
      cookie,
      accept,
      'accept-encoding': 'gzip, deflate, br',
      'soundings-person': personId,
      ...(body !== undefined && {
        origin,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body)
      })
    };
    const began = performance.now();
    return new Promise((done, fail) => {
      const options = { method, agent: this.#agent, headers, ...(signal !== undefined && { signal }) };
      const asked = request(origin + path, options, (reply) => {
        const pieces: Buffer[] = [];
        reply.on('data', (piece: Buffer) => pieces.push(piece));
        reply.on('error', fail);
        reply.on('end', () => {
          const ms = performance.now() - began;
          const bytes = Buffer.concat(pieces);
          const plain = reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes;
          done({ status: reply.statusCode ?? 0, body: plain.toString(), ms });
        });
      });
      asked.on('error', (cause: NodeJS.ErrnoException) => {
        // The server let go of a connection that had rested; a browser asks again on a new one, and so does this.
        if (asked.reusedSocket && cause.code === 'ECONNRESET') done(this.#ask(path, asking));
        else fail(cause);
      });
      asked.end(body);
    });
  }
}
