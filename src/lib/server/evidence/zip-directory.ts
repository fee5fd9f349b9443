/**
 * The directory of a zip archive, read strictly: one archive from the first byte to the last, every entry where the
 * directory says, none over another. Refuses what an office program never writes and what hides something: bytes before
 * the first entry, overlapping entries, encryption, paths that lead out, other packings than stored and deflated.
 */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly crc: number;
  /** Unpacked size as declared. */
  readonly size: number;
  readonly packed: Buffer;
}

export type ZipFault = 'damaged' | 'protected' | 'bomb';

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const mostEntries = 10_000;
const zip64 = 0xffffffff;

/** Where the end record stands, if the bytes end as an archive does; else -1. */
export function endOfZip(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature && at + endLength + bytes.readUInt16LE(at + 20) === bytes.length) {
      return at;
    }
  }
  return -1;
}

interface Header extends Omit<ZipEntry, 'packed'> {
  readonly packedSize: number;
  readonly offset: number;
  readonly length: number;
}

export function readZip(bytes: Buffer): readonly ZipEntry[] | ZipFault {
  const end = endOfZip(bytes);
  if (end === -1) return 'damaged';
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) return 'bomb';
  if (bytes.readUInt32LE(end + 4) !== 0 || start + bytes.readUInt32LE(end + 12) !== end) return 'damaged';
  const headers: Header[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const header = readHeader(bytes, at, end);
    if (typeof header === 'string') return header;
    headers.push(header);
    at += header.length;
  }
  if (at !== end || count === 0 || new Set(headers.map(({ name }) => name)).size !== count) return 'damaged';
  return placed(bytes, headers, start);
}

function readHeader(bytes: Buffer, at: number, end: number): Header | ZipFault {
  if (at + 46 > end || bytes.readUInt32LE(at) !== directorySignature) return 'damaged';
  const nameLength = bytes.readUInt16LE(at + 28);
  const length = 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (at + length > end) return 'damaged';
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) return 'protected';
  const method = bytes.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) return 'damaged';
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
  if (name === '' || name.startsWith('/') || /[\\\0]|(^|\/)\.\.(\/|$)/.test(name)) return 'damaged';
  const [packedSize, size, offset] = [20, 24, 42].map((field) => bytes.readUInt32LE(at + field));
  if (packedSize === undefined || size === undefined || offset === undefined) return 'damaged';
  if (packedSize === zip64 || size === zip64 || offset === zip64) return 'bomb';
  if (method === 0 && packedSize !== size) return 'damaged';
  return { name, stored: method === 0, crc: bytes.readUInt32LE(at + 16), size, packedSize, offset, length };
}

/** The entries with their bytes, in the directory's order; each must begin after the one before it has ended. */
function placed(bytes: Buffer, headers: readonly Header[], directory: number): readonly ZipEntry[] | ZipFault {
  const entries = new Map<Header, ZipEntry>();
  let free = 0;
  for (const header of [...headers].sort((a, b) => a.offset - b.offset)) {
    const { name, stored, crc, size, packedSize, offset } = header;
    if (free === 0 && offset !== 0) return 'damaged';
    if (offset < free) return 'bomb';
    if (offset + 30 > directory || bytes.readUInt32LE(offset) !== localSignature) return 'damaged';
    const nameLength = bytes.readUInt16LE(offset + 26);
    const data = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
    free = data + packedSize;
    if (free > directory) return 'damaged';
    if (bytes.toString('utf8', offset + 30, offset + 30 + nameLength) !== name) return 'damaged';
    entries.set(header, { name, stored, crc, size, packed: bytes.subarray(data, free) });
  }
  return headers.flatMap((header) => entries.get(header) ?? []);
}
