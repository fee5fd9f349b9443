/**
 * The one file of a posted form, as a stream: the fields before it, its name, and its bytes as they come. Nothing of it
 * is held in memory beyond what is on its way. Refuses a body that is no such form, and one without a file; where the
 * line breaks, the stream of bytes fails.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface PostedFile {
  readonly name: string;
  /** The field `question` before the file; null: none. */
  readonly question: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const limits = { files: 1, fields: 8, fieldSize: 1000, parts: 12, headerPairs: 20 } as const;

/** Calls `then` with the file; what it leaves unread is thrown away. */
export async function withPostedFile<T>(
  request: Request,
  then: (file: PostedFile) => Promise<T>
): Promise<T | Problem> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(contentType) || request.body === null) {
    return problem('request.malformed');
  }
  const parser = new Busboy({ headers: { 'content-type': contentType }, limits });
  const under: { stream: BusboyFileStream; outcome: Promise<T> }[] = [];
  let question: string | null = null;
  parser.on('field', (field, value) => {
    if (field === 'question' && value !== '') question = value;
  });
  parser.on('file', (field, stream, name) => {
    if (field !== 'file' || !name || under.length > 0) {
      stream.resume();
      return;
    }
    const outcome = then({ name: name.slice(-1000), question, bytes: stream }).finally(() => stream.resume());
    outcome.catch(() => undefined);
    under.push({ stream, outcome });
  });
  try {
    await pipeline(Readable.from(request.body), parser);
  } catch (cause) {
    under[0]?.stream.destroy(cause instanceof Error ? cause : new Error('the line broke', { cause }));
    if (under.length === 0) return problem('request.malformed');
  }
  return under[0]?.outcome ?? problem('request.field_required', { field: 'file' }, 'file');
}
