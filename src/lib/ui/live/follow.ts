/**
 * Keeps a page that is looked at up to date: asks the server what has happened in the file, and waits there for the next
 * thing. Rests while the page is hidden, off line or signed out; touches no page itself.
 */
import type { Problem } from '#lib/domain/problem.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Logic } from '#lib/ui/unsent/queue.ts';
import { keepTold, readCopy, type Answers } from './copy.ts';

export interface Colleague {
  readonly personId: string;
  readonly name: string;
  readonly section: string;
}
export interface News {
  readonly revision: number;
  readonly sign: string;
  readonly version: VersionRef;
  readonly build: string;
  readonly answers: Answers;
  readonly logic: Logic;
  readonly progress: Readonly<Record<string, readonly [number, number]>>;
  readonly readOnly: (Pick<Problem, 'at'> & { readonly message: string }) | null;
  readonly here: readonly Colleague[];
}
export interface Following {
  readonly fileId: string;
  readonly personId: string;
  readonly section: string | null;
}

/** Replies come when something has happened; should they ever come faster than this, the page does not join in. */
const shortRest = 400;
const longRest = 5_000;

/** One question to the server; null: it could not be reached. */
export async function askNews(
  { fileId, personId, section }: Following,
  since: number,
  seen: string | null,
  signal: AbortSignal
): Promise<News | 'refused' | 'signed_out' | null> {
  const query = new URLSearchParams({ since: String(since) });
  if (section !== null) query.set('section', section);
  if (seen !== null) query.set('seen', seen);
  try {
    const response = await fetch(`/files/${encodeURIComponent(fileId)}/live?${query.toString()}`, {
      headers: { accept: 'application/json', 'soundings-person': personId },
      signal
    });
    if (response.status === 401) return 'signed_out';
    if (response.status >= 500 || response.status === 429) return null;
    if (!response.ok) return 'refused';
    return (await response.json()) as News;
  } catch {
    return null;
  }
}

/** Calls `tell` with all that is new until the returned function is called. */
export function follow(
  place: Following,
  tell: (news: News) => void,
  failed: (line: 'unreachable' | 'signed_out') => void
): () => void {
  const ended = new AbortController();
  let asking = new AbortController();
  let seen: string | null = null;
  const changed = () => {
    if (document.visibilityState === 'hidden') asking.abort();
  };
  document.addEventListener('visibilitychange', changed, { signal: ended.signal });

  const hasEnded = (): boolean => ended.signal.aborted;
  const run = async (): Promise<void> => {
    while (!hasEnded()) {
      await shown(ended.signal);
      asking = new AbortController();
      const stop = AbortSignal.any([asking.signal, ended.signal]);
      const { revision } = await readCopy(place);
      const asked = performance.now();
      const news = await askNews(place, revision, seen, stop);
      if (hasEnded() || news === 'refused') return;
      if (news === null || news === 'signed_out') {
        seen = null;
        if (stop.aborted) continue;
        failed(news ?? 'unreachable');
        await rest(longRest, ended.signal);
        continue;
      }
      seen = news.sign;
      await keepTold(place, news.answers, news.revision);
      tell(news);
      // Otherwise there is always a question under way: when it breaks off, the server knows that nobody is there.
      const early = shortRest - (performance.now() - asked);
      if (early > 0) await rest(early, ended.signal);
    }
  };
  void run();
  return () => ended.abort();
}

/** Ends at once where the page is looked at, otherwise when it is again. */
function shown(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((done) => {
    document.addEventListener(
      'visibilitychange',
      () => {
        done();
      },
      { once: true, signal }
    );
    signal.addEventListener('abort', () => done());
  });
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    const early = () => {
      clearTimeout(timer);
      done();
    };
    signal.addEventListener('abort', early, { once: true });
    addEventListener('online', early, { once: true, signal });
  });
}
