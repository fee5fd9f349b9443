/**
 * The parts of a zip archive, measured before they are trusted: number, declared and real sizes are held to limits, and only
 * what the central directory lists exists. Refuses (null) encrypted, damaged and over-large archives. `packed` makes a plain
 * archive again, so that a reader gets exactly the parts that were measured.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  readonly parts: number;
  /** Bytes of one part, and of all together, once inflated. */
  readonly part: number;
  readonly total: number;
}
export type Parts = ReadonlyMap<string, Buffer>;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const partMark = 0x04034b50;

/** `'too_large'` before anything is inflated; null: no archive, or a damaged or encrypted one. */
export function partsOf(
  archive: Buffer,
  limits: ZipLimits,
  wanted: (name: string) => boolean
): Parts | 'too_large' | null {
  try {
    const entries = directoryOf(archive, limits.parts);
    if (entries === null || entries === 'too_large') return entries;
    const kept = entries.filter(({ name }) => wanted(name));
    if (new Set(kept.map(({ name }) => name)).size < kept.length) return null;
    const declared = kept.reduce((sum, { size }) => sum + size, 0);
    if (declared > limits.total || kept.some(({ size }) => size > limits.part)) return 'too_large';
    const parts = new Map<string, Buffer>();
    for (const entry of kept) {
      const part = inflated(archive, entry);
      if (part === null) return null;
      parts.set(entry.name, part);
    }
    return parts;
  } catch {
    return null;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly at: number;
}

function directoryOf(archive: Buffer, most: number): readonly Entry[] | 'too_large' | null {
  const earliest = Math.max(0, archive.length - 22 - 0xffff);
  let end = archive.length - 22;
  while (end >= earliest && archive.readUInt32LE(end) !== endMark) end -= 1;
  if (end < earliest) return null;
  const count = archive.readUInt16LE(end + 10);
  if (count > most) return 'too_large';
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== entryMark) return null;
    const flags = archive.readUInt16LE(at + 8);
    if ((flags & 1) === 1) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    if (nameLength === undefined || extra === undefined || comment === undefined) return null;
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      at: archive.readUInt32LE(at + 42)
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** The real size must be the declared one: inflating stops there, so a lie costs no memory. */
function inflated(archive: Buffer, { method, crc, packedSize, size, at }: Entry): Buffer | null {
  if (archive.readUInt32LE(at) !== partMark) return null;
  const begin = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(begin, begin + packedSize);
  if (packed.length !== packedSize) return null;
  const part =
    method === 0 ? packed : method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }) : null;
  return part !== null && part.length === size && crc32(part) === crc ? part : null;
}

/** An archive of the parts, not compressed. */
export function packed(parts: Parts): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, part] of parts) {
    const label = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(part), 10);
    facts.writeUInt32LE(part.length, 14);
    facts.writeUInt32LE(part.length, 18);
    facts.writeUInt16LE(label.length, 22);
    pieces.push(number(partMark), facts, label, part);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(number(entryMark), Buffer.from([20, 0]), facts, place, label);
    at += 30 + label.length + part.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, list, number(endMark), end]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
