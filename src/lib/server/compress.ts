/**
 * Compresses what is rendered per request (pages, JSON, CSV) in the best way that the browser takes, large ones as a stream.
 * Leaves alone what is short, has no body, or is compressed already; static files come compressed from the build.
 */
import { pipeline, Readable } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';

const worthwhile = 1000;
/** Up to here the machinery of a stream costs several times more than the compression. */
const atOnce = 16_384;
const compressible = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/;

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The q of each named encoding; an encoding with q=0 is refused. */
export function acceptedEncoding(header: string | null): 'br' | 'gzip' | null {
  const taken = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]?.trim())
  );
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : null;
}

export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers, body, status } = response;
  if (body === null || request.method === 'HEAD' || headers.has('content-encoding')) return response;
  if (!compressible.test(headers.get('content-type') ?? '')) return response;
  headers.append('vary', 'accept-encoding');
  const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
  const length = Number(headers.get('content-length') ?? Infinity);
  if (encoding === null || length < worthwhile) return response;
  headers.delete('content-length');
  headers.set('content-encoding', encoding);
  const tag = headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`);
  if (length <= atOnce) {
    const whole = Buffer.from(await response.arrayBuffer());
    const small = encoding === 'br' ? brotliCompressSync(whole, brotli) : gzipSync(whole);
    headers.set('content-length', String(small.byteLength));
    return new Response(small, { status, headers });
  }
  const squeeze = encoding === 'br' ? createBrotliCompress(brotli) : createGzip();
  const chunks = pipeline(Readable.from(body), squeeze, () => undefined)[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<Uint8Array, undefined> = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: () => void squeeze.destroy()
  });
  return new Response(stream, { status, headers });
}
