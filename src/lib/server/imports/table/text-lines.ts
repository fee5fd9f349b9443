/**
 * A text file of any size as pieces that end with a line. Strict UTF-8: what is no text, or in another encoding, is refused
 * with the line, and never repaired; the byte order mark is taken off. The digest is that of the bytes of the whole file.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { problem, type Problem } from '#lib/domain/problem.ts';

/** Thrown inside a stream, caught where the stream is read: pieces before it are of no use any more. */
export class TableFault extends Error {
  readonly problem: Problem;
  constructor(fault: Problem) {
    super(fault.problem);
    this.problem = fault;
  }
}

const longestLine = 16;
const newline = 10;

export async function* textLines(path: string, hash: Hash = createHash('sha256')): AsyncGenerator<string> {
  const file = basename(path);
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const bytes of chunksOf(path)) {
    if (line === 1 && rest.length === 0 && isNoText(bytes)) throw new TableFault(problem('table.not_text', { file }));
    hash.update(bytes);
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = all.lastIndexOf(newline) + 1;
    rest = all.subarray(end);
    if (rest.length > longestLine * 2 ** 20)
      throw new TableFault(problem('table.line_too_long', { limit: longestLine }, `${file}:${line}`));
    if (end === 0) continue;
    const whole = all.subarray(0, end);
    yield decoded(whole, file, line);
    line += countLines(whole);
  }
  if (rest.length > 0) yield decoded(rest, file, line);
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) yield bytes;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TableFault(problem('table.unreadable', { file: basename(path), reason }));
  }
}

/** A spreadsheet (zip), UTF-16, or bytes of zero: never in a UTF-8 table. */
function isNoText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4).toString('latin1');
  return start.startsWith('PK\x03\x04') || start.startsWith('\xFF\xFE') || start.startsWith('\xFE\xFF') || bytes.includes(0); // prettier-ignore
}

/** A text decoder takes a byte order mark off where a text begins. */
function decoded(bytes: Buffer, file: string, firstLine: number): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: firstLine > 1 });
  try {
    return strict.decode(bytes);
  } catch {
    throw new TableFault(problem('table.not_utf8', {}, `${file}:${firstLine + linesBeforeFault(bytes)}`));
  }
}

/** A line feed is never part of another character, so that each line can be judged alone. */
function linesBeforeFault(bytes: Buffer): number {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  for (let start = 0; start < bytes.length; lines += 1) {
    const end = bytes.indexOf(newline, start) + 1 || bytes.length;
    try {
      strict.decode(bytes.subarray(start, end));
    } catch {
      break;
    }
    start = end;
  }
  return lines;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (const byte of bytes) if (byte === newline) lines += 1;
  return lines;
}
