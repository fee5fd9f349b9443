/**
 * A file of evidence as a reply: always to be saved, never to be shown, and shut in should a browser show it all the same.
 * One range of bytes may be asked for, so that a download on a slow line can go on; what cannot be had is 416.
 */
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { reply } from '../respond.ts';
import type { ByteRange } from '../storage/evidence-port.ts';
import { attachment } from './clean-name.ts';

export interface ReadableEvidence {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
  /** Fails with 'evidence.lost' where the bytes are not in the store any more, as after a backup that left them out. */
  readonly open: (range?: ByteRange) => Promise<AsyncIterable<Uint8Array> | Problem>;
}

/** null: the whole; 'beyond': no such bytes. Several ranges, and what cannot be read, count as none. */
export function rangeOf(header: string | null, size: number): ByteRange | 'beyond' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') return last === '0' ? 'beyond' : { start: Math.max(0, size - Number(last)), end: size };
  const start = Number(first);
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'beyond' : { start, end };
}

export async function serveEvidence(request: Request, found: ReadableEvidence | Problem): Promise<Response> {
  if (isProblem(found)) return reply(found);
  const { name, mediaType, sha256, size, open } = found;
  const tag = `"${sha256}"`;
  const headers = new Headers({
    'content-type': mediaType,
    'content-disposition': attachment(name),
    'content-security-policy': "sandbox; default-src 'none'",
    'accept-ranges': 'bytes',
    etag: tag
  });
  const same = request.headers.get('if-range') ?? tag;
  const range = same === tag ? rangeOf(request.headers.get('range'), size) : null;
  if (range === 'beyond') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const bytes = await open(range ?? undefined);
  if (isProblem(bytes)) return reply(bytes);
  const { start, end } = range ?? { start: 0, end: size };
  headers.set('content-length', String(end - start));
  if (range !== null) headers.set('content-range', `bytes ${start}-${end - 1}/${size}`);
  const body = request.method === 'HEAD' ? null : streamOf(bytes);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const parts = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await parts.return?.();
    }
  });
}
