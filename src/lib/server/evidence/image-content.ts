/**
 * PNG and JPEG, walked through from the first byte to the end mark: false for what is cut off, damaged, or declares more
 * pixels than any camera takes. After a PNG's end nothing may follow; cameras put more pictures behind a JPEG's.
 */
import { crc32 } from 'node:zlib';

const mostPixels = 200_000_000;
const pngMark = '89504e470d0a1a0a';

export function isPng(bytes: Buffer): boolean {
  return bytes.toString('hex', 0, 8) === pngMark;
}

export function isJpeg(bytes: Buffer): boolean {
  return bytes.toString('hex', 0, 3) === 'ffd8ff';
}

export function isWholePng(bytes: Buffer): boolean {
  let at = 8;
  for (let first = true; at + 12 <= bytes.length; first = false) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return false;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    if (first && (kind !== 'IHDR' || length !== 13)) return false;
    if (first && !isPossible(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return false;
    at = end;
    if (kind === 'IEND') return at === bytes.length;
  }
  return false;
}

export function isWholeJpeg(bytes: Buffer): boolean {
  let at = 2;
  let sized = false;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (at + 9 > bytes.length || !isPossible(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return false;
      sized = true;
    }
    // The scan: the end mark is what follows it.
    if (marker === 0xda) return sized && bytes.indexOf('ffd9', at + 2 + length, 'hex') !== -1;
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}

function isPossible(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= mostPixels;
}
