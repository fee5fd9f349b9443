/**
 * How large the body of a request may be: the usual limit, but for a piece of evidence and for the form that posts a whole
 * file. A body that does not state its length is read up to the limit before anything else sees it.
 */
import type { Env } from './env.ts';

type Limits = Pick<Env, 'BODY_LIMIT_KB' | 'EVIDENCE_FILE_MB' | 'EVIDENCE_PIECE_KB'>;

/** Beside the file itself: the form's other fields and the marks between them. */
const aroundFile = 64 * 1024;

function formLimit({ EVIDENCE_FILE_MB }: Limits): number {
  return EVIDENCE_FILE_MB * 1_000_000 + aroundFile;
}

/** In bytes; `way` as in route-access. */
export function bodyLimit(env: Limits, routeId: string | null, way: string): number {
  if (routeId === '/(respond)/files/[fileId]/evidence' && way === 'POST ?/upload') return formLimit(env);
  if (routeId === '/(respond)/files/[fileId]/evidence/[id]' && way === 'PUT') return env.EVIDENCE_PIECE_KB * 1024;
  return env.BODY_LIMIT_KB * 1024;
}

/** The largest of all: what the framework, which knows no routes, may let through. */
export function largestBody(env: Limits): number {
  return Math.max(env.BODY_LIMIT_KB * 1024, env.EVIDENCE_PIECE_KB * 1024, formLimit(env));
}

/**
 * What is too long is read on for so many bytes and thrown away: a sender hears "too large" only when he has sent all, and
 * a body left unread would stand in the way of his next request on the same line.
 */
const heardOut = 8_000_000;

/** null: longer than the limit. */
export async function readBounded(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit + heardOut) return null;
  if (request.body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const pieces: Uint8Array[] = [];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return length > limit ? null : new Uint8Array(Buffer.concat(pieces));
    length += value.byteLength;
    if (length <= limit) pieces.push(value);
    if (length > limit + heardOut) {
      await reader.cancel();
      return null;
    }
  }
}
