/**
 * Unpacks the entries of an archive one after another, counting what really comes out: a directory can lie. Gives each
 * entry's beginning, and the whole only of entries that are asked for. Refuses more than the allowance, whatever it is of.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry, ZipFault } from './zip-directory.ts';

/** What one upload may unpack to, archives inside it included. */
export interface Allowance {
  left: number;
}

const usual = 20_000_000;
const highestRatio = 200;
const most = 400_000_000;

/** Office documents pack to a tenth, tables of equal cells to a hundredth; twenty megabytes are harmless at any ratio. */
export function allowanceFor(packedSize: number): Allowance {
  return { left: Math.min(most, Math.max(usual, packedSize * highestRatio)) };
}

/** How much of an entry is always given. */
const beginning = 4096;

/** null: as declared, and the whole was not asked for. */
export async function unpack(
  entry: ZipEntry,
  allowance: Allowance,
  wanted: (beginning: Buffer) => boolean
): Promise<{ readonly head: Buffer; readonly whole: Buffer | null } | ZipFault> {
  if (entry.size > allowance.left) return 'bomb';
  const parts: Buffer[] = [];
  let [size, crc, keep] = [0, 0, true];
  try {
    for await (const part of entry.stored ? [entry.packed] : inflated(entry.packed)) {
      size += part.length;
      allowance.left -= part.length;
      if (allowance.left < 0 || size > entry.size) return 'bomb';
      crc = crc32(part, crc);
      if (keep) parts.push(part);
      if (keep && size >= beginning) keep = wanted(Buffer.concat(parts));
    }
  } catch {
    return 'damaged';
  }
  if (size !== entry.size || crc !== entry.crc) return 'damaged';
  const all = Buffer.concat(parts);
  return { head: all.subarray(0, beginning), whole: keep && wanted(all) ? all : null };
}

function inflated(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw();
  stream.end(packed);
  return stream;
}
