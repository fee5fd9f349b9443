/**
 * The promise "no acknowledged answer is lost", tried: people type into one country file over HTTP, the server is killed
 * (SIGKILL) at a random moment and started again on the same store, again and again. What got no reply is sent again with
 * the same change id, as the page does. Afterwards the log is read and compared with every acknowledgement.
 */
import { join } from 'node:path';
import { heldAgainstLog, type Acknowledged, type Held } from './acknowledged.ts';
import { dtrRound } from './dtr-round.ts';
import { freePort, signInBy, startServer, type ServerProcess } from './server-process.ts';

export interface KillResult extends Pick<Held, 'lost' | 'consistent'> {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Requests that the kill left without a reply; each was sent again in the next round. */
  readonly resent: number;
}

interface Sent {
  readonly question: string;
  readonly value: string;
  readonly base: number;
  readonly changeId: string;
}

/** Free texts of dtr, one for each writer: nobody writes into another's question, so no conflict is ever right. */
const questions = ['gov1_ev', 'gov2_ev', 'gov3_ev', 'gov4_ev'] as const;

class Writer {
  readonly acknowledged: Acknowledged[] = [];
  resent = 0;
  readonly question: string;
  #next = 0;
  #base = 0;
  #waiting: Sent | null = null;
  #toldNext: (() => void)[] = [];

  constructor(question: string) {
    this.question = question;
  }

  nextAcknowledgement(): Promise<void> {
    return new Promise((done) => this.#toldNext.push(done));
  }

  /** Types until the server is gone. */
  async type(address: string, headers: Readonly<Record<string, string>>): Promise<void> {
    for (;;) {
      if (this.#waiting !== null) this.resent += 1;
      const sent = this.#waiting ?? this.#typed();
      this.#waiting = sent;
      const { question, value, base, changeId } = sent;
      const answers = { [question]: { base, state: 'answered', value, comment: null, language: 'en' } };
      const body = JSON.stringify({ changeId, answers });
      let reply: Response;
      let text: string;
      try {
        reply = await fetch(address, { method: 'PUT', headers, body });
        text = await reply.text();
      } catch {
        return;
      }
      if (reply.status !== 200) throw new Error(`${reply.status} ${text.slice(0, 300)}`);
      const revision = (JSON.parse(text) as { saved: Record<string, number> }).saved[question];
      if (revision === undefined) throw new Error(`not acknowledged: ${text.slice(0, 300)}`);
      this.acknowledged.push({ ...sent, revision });
      this.#base = revision;
      this.#waiting = null;
      for (const tell of this.#toldNext.splice(0)) tell();
    }
  }

  #typed(): Sent {
    this.#next += 1;
    const value = `${this.question} ${this.#next} ذ`;
    return { question: this.question, value, base: this.#base, changeId: `${this.question}-${this.#next}` };
  }
}

export interface KillSettings {
  /** Of the store, as `readEnv` reads them. */
  readonly store: Readonly<Record<string, string>>;
  readonly rounds: number;
  /** How long the server lives after its first acknowledgement, in milliseconds: drawn anew each round. */
  readonly lifetime: () => number;
}

export async function killRounds({ store, rounds, lifetime }: KillSettings): Promise<KillResult> {
  const [respondent] = await dtrRound(store, 1);
  if (respondent === undefined) throw new Error('no file was opened');
  const port = await freePort();
  // Keeps the start of a round short; a killed process leaves none, so the first one ends in order.
  const settings = { ...store, NODE_COMPILE_CACHE: join('.cache', 'node-compile') };
  const warm = await startServer(settings, port);
  const cookie = await signInBy(respondent.link, warm.origin);
  await warm.stop();
  const writers = questions.map((question) => new Writer(question));
  for (let round = 0; round < rounds; round += 1) {
    const server: ServerProcess = await startServer(settings, port);
    try {
      const address = `${server.origin}/files/${respondent.fileId}/answers`;
      const headers = { cookie, origin: server.origin, 'content-type': 'application/json' };
      const typing = Promise.all(writers.map((writer) => writer.type(address, headers)));
      // Every tenth server dies while it warms up; the others when they have acknowledged something.
      if (round % 10 !== 9) await Promise.race([typing, ...writers.map((writer) => writer.nextAcknowledgement())]);
      await Promise.race([typing, new Promise((done) => setTimeout(done, lifetime()))]);
      await server.kill();
      await typing;
    } finally {
      await server.kill();
    }
  }
  const acknowledged = writers.flatMap((writer) => writer.acknowledged);
  const { lost, consistent } = await heldAgainstLog(store, respondent.fileId, acknowledged);
  const resent = writers.reduce((sum, writer) => sum + writer.resent, 0);
  return { rounds, acknowledged: acknowledged.length, resent, lost, consistent };
}
