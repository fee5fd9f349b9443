/**
 * The browser's line to the server in a test: what is sent reaches the real use cases on a real store, or does not, as the
 * test decides for each request. A late reply comes when it is let through.
 */
import fc from 'fast-check';
import { scopeOf } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { statusOf, viewOf } from '#lib/server/respond.ts';
import { beginUpload, type BeginUploadInput } from '#lib/server/usecases/begin-upload.ts';
import { finishUpload } from '#lib/server/usecases/finish-upload.ts';
import { receivePiece } from '#lib/server/usecases/receive-piece.ts';
import { saveAnswers, type SaveAnswersInput } from '#lib/server/usecases/save-answers.ts';
import type { SmallRound } from './small-round.ts';

export const fate = fc.constantFrom(
  'arrives',
  'arrives',
  'arrives',
  'request lost',
  'reply lost',
  'reply late',
  'server fails'
);
export type Fate = typeof fate extends fc.Arbitrary<infer One> ? One : never;

export class Line {
  /** `question=value` of what was acknowledged, with its revision. */
  readonly acknowledged = new Map<string, number>();
  #fates: readonly Fate[] = ['arrives'];
  #late: (() => void)[] = [];
  #held = Promise.withResolvers<undefined>();
  #round: SmallRound;

  constructor(round: SmallRound) {
    this.#round = round;
  }
  /** Of the requests to come, in order; the last one holds for all that follow. */
  next(...fates: readonly Fate[]): void {
    this.#fates = fates;
    this.#held = Promise.withResolvers();
  }
  held = () => this.#held.promise;
  letThrough(): void {
    for (const arrives of this.#late.splice(0)) arrives();
  }

  fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const fate = this.#fates[0] ?? 'arrives';
    if (this.#fates.length > 1) this.#fates = this.#fates.slice(1);
    if (fate === 'request lost') throw new TypeError('network');
    if (fate === 'server fails') return new Response('busy', { status: 503 });
    const reply = await this.#answer(url, init);
    if (fate === 'reply lost') throw new TypeError('network');
    if (fate === 'reply late') {
      this.#held.resolve(undefined);
      await new Promise<void>((arrives) => this.#late.push(arrives));
    }
    return reply();
  };

  async #answer(url: string, init: RequestInit = {}): Promise<() => Response> {
    const { app, kenya, fileId } = this.#round;
    const [, uploadId = '', act] = /\/evidence\/([\w-]+)(\/finish|\?offset=\d+)$/.exec(url) ?? [];
    if (url.endsWith('/answers')) return this.#saved(init);
    if (url.endsWith('/evidence')) {
      const input = JSON.parse(init.body as string) as Omit<BeginUploadInput, 'fileId'>;
      return said(await beginUpload(app, kenya, { fileId, ...input }));
    }
    if (act === '/finish') return said(await finishUpload(app, kenya, { fileId, uploadId }));
    const piece = new Uint8Array(await (init.body as Blob).arrayBuffer());
    const offset = Number(act?.slice('?offset='.length));
    return said(await receivePiece(app, kenya, { fileId, uploadId, offset, piece }));
  }

  async #saved(init: RequestInit): Promise<() => Response> {
    const { app, kenya, fileId } = this.#round;
    const body = JSON.parse(init.body as string) as Omit<SaveAnswersInput, 'fileId'>;
    const outcome = await saveAnswers(app, kenya, { fileId, ...body });
    if (isProblem(outcome)) return said(outcome);
    return () => {
      for (const [name, revision] of Object.entries(outcome.saved))
        this.acknowledged.set(`${name}=${JSON.stringify(body.answers[name]?.value)}`, revision);
      const refused = Object.entries(outcome.refused).map(([name, one]) => [name, viewOf(one)] as const);
      return Response.json({ ...outcome, refused: Object.fromEntries(refused) });
    };
  }
}

function said(result: object | Problem): () => Response {
  return () =>
    isProblem(result)
      ? Response.json({ problem: viewOf(result) }, { status: statusOf[result.kind] })
      : Response.json(result);
}

/** A colleague of the same country writes over whatever stands. */
export const colleagueSaves = async (round: SmallRound, name: string, text: string) => {
  const state = await round.app.storage.countryFiles.load(scopeOf(round.kenya), round.fileId);
  const outcome = await saveAnswers(
    round.app,
    { ...round.kenya, name: 'Colleague' },
    {
      fileId: round.fileId,
      changeId: `colleague-${text.replaceAll(' ', '-')}`,
      answers: { [name]: { base: state?.revision ?? 0, state: 'answered', value: text, language: 'en' } }
    }
  );
  // Nobody saves in a closed campaign.
  if (isProblem(outcome) && outcome.problem !== 'campaign.closed') throw new Error(outcome.problem);
};
