/**
 * Sends one file in pieces that resume: announces it unless that was done before, sends from where the server stands,
 * finishes. A broken line is waited out for as long as it takes; a piece grows where the line is quick and shrinks where
 * it breaks. Refusals end it in words.
 */
import type { ItemCited } from '#lib/ui/survey/evidence/change-evidence.ts';
import type { Begun, Refused, WaitingFile } from './files.ts';

export interface SendFileOptions {
  readonly file: WaitingFile;
  readonly content: Blob;
  readonly signal: AbortSignal;
  readonly report: (progress: SendProgress) => void;
  /** Where the server stands: a later page goes on there. */
  readonly keep: (upload: Begun, received: number) => Promise<void>;
  /** Waits until it is worth trying again. */
  readonly wait: (tries: number) => Promise<void>;
}

export interface SendProgress {
  readonly phase: 'sending' | 'waiting' | 'signed_out' | 'checking';
  readonly received: number;
}

export type SentFile =
  { readonly outcome: 'done'; readonly reply: ItemCited } | { readonly outcome: 'refused'; readonly refused: Refused };

interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

const firstPiece = 64 * 1024;
const smallestPiece = 4 * 1024;
/** A line can die without a word. */
const longestSilence = 90_000;
/** A piece that took less may be twice as large next time. */
const quick = 2_000;
/** What was cleared away meanwhile is announced anew; a server that forgets again and again is not asked for ever. */
const mostAnnounced = 3;

export async function sendFile(options: SendFileOptions): Promise<SentFile> {
  const { file, keep } = options;
  let { upload, received } = file;
  for (let announced = 0; ;) {
    if (upload === null) {
      announced += 1;
      const { name, size, sha256, question } = file;
      const body = JSON.stringify({ name, size, sha256, question });
      const begun = await ask(options, 'sending', 0, '', () => ({ method: 'POST', body }));
      // Content that the country file has already need not come.
      if ('item' in begun.body) return done(begun);
      upload = uploadIn(begun.body);
      if (upload === null) return refusal(begun);
      received = numberIn(begun.body, 'received') ?? 0;
      await keep(upload, received);
    }
    const sent = await sendPieces(options, upload, received);
    if (sent.outcome !== 'gone') return sent;
    if (announced === mostAnnounced) return refusal(sent.told);
    upload = null;
  }
}

async function sendPieces(
  options: SendFileOptions,
  upload: Begun,
  from: number
): Promise<SentFile | { readonly outcome: 'gone'; readonly told: Told }> {
  const { content, report, keep } = options;
  const own = `/${encodeURIComponent(upload.id)}`;
  let received = from;
  let most = upload.piece;
  let step = Math.min(firstPiece, most);
  const shrink = () => (step = Math.max(smallestPiece, Math.floor(step / 2)));
  for (let same = 0; received < content.size;) {
    report({ phase: 'sending', received });
    // As large as it may be by then: a try that broke off made it smaller.
    const piece = () => ({ method: 'PUT', body: content.slice(received, received + step) });
    const began = performance.now();
    const told = await ask(options, 'sending', received, `${own}?offset=${received}`, piece, shrink);
    if (told.status === 410) return { outcome: 'gone', told };
    if (told.problem?.code === 'request.too_large' && step > smallestPiece) {
      most = shrink();
      continue;
    }
    const now = numberIn(told.body, 'received');
    if (now === null || (now === received && (same += 1) > 3)) return refusal(told);
    if (now > received) same = 0;
    received = now;
    await keep(upload, received);
    if (performance.now() - began < quick) step = Math.min(most, step * 2);
  }
  report({ phase: 'checking', received });
  const told = await ask(options, 'checking', received, `${own}/finish`, () => ({ method: 'POST' }));
  if (told.status === 410) return { outcome: 'gone', told };
  return told.problem === null ? done(told) : refusal(told);
}

/** Asks until somebody answers: a line that is down, a session that ended and a busy server are waited out. */
async function ask(
  { file, signal, report, wait }: SendFileOptions,
  phase: SendProgress['phase'],
  received: number,
  path: string,
  request: () => RequestInit,
  broke: () => void = () => undefined
): Promise<Told> {
  for (let tries = 0; ; tries += 1) {
    const init = request();
    const headers = {
      accept: 'application/json',
      'content-type': typeof init.body === 'string' ? 'application/json' : 'application/octet-stream',
      'soundings-person': file.personId
    };
    const told = await once(`/files/${encodeURIComponent(file.fileId)}/evidence${path}`, { ...init, headers }, signal);
    signal.throwIfAborted();
    const signedOut = told?.status === 401 || told?.problem?.code === 'access.acting_required';
    if (told !== null && !signedOut && !passes(told)) return told;
    broke();
    report({ phase: signedOut ? 'signed_out' : 'waiting', received });
    await wait(tries);
    signal.throwIfAborted();
    report({ phase, received });
  }
}

/** A fault that mends itself. A full disk does not: it is said. */
function passes({ status, problem }: Told): boolean {
  if (status === 429) return true;
  return status >= 500 && (problem === null || /^storage\.(unreachable|busy)$/.test(problem.code));
}

/** null: nobody answered in time, or it was not our server (a proxy's page, a sign-in page of a hotel). */
async function once(url: string, init: RequestInit, signal: AbortSignal): Promise<Told | null> {
  const own = new AbortController();
  const stop = () => own.abort();
  const late = setTimeout(stop, longestSilence);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { ...init, signal: own.signal });
    const body = (await response.json()) as Record<string, unknown> | null;
    if (typeof body !== 'object' || body === null) return null;
    const problem = (body['problem'] ?? null) as Told['problem'];
    return response.ok || problem !== null || response.status >= 500
      ? { status: response.status, body, problem }
      : null;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}

/** The server's own answer to what it has taken. */
function done({ body }: Told): SentFile {
  return { outcome: 'done', reply: body as unknown as ItemCited };
}

function refusal({ status, problem }: Told): SentFile {
  const code = problem?.code ?? '';
  const late = /^(file|campaign|answer|access)\./.test(code);
  const mayResume = late || status >= 500 || code === 'evidence.no_room' || code === 'evidence.too_many_uploads';
  return { outcome: 'refused', refused: { words: problem?.message ?? '', late, mayResume } };
}

function uploadIn({ uploadId, piece }: Told['body']): Begun | null {
  return typeof uploadId === 'string' && typeof piece === 'number' ? { id: uploadId, piece } : null;
}
function numberIn(body: Told['body'], name: string): number | null {
  const value = body[name];
  return typeof value === 'number' ? value : null;
}
