/** Files of evidence made byte by byte: small but whole, and whatever is wrong with them is wrong on purpose. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  /** What the headers say instead of the truth. */
  readonly lie?: { readonly size?: number; readonly crc?: number; readonly offset?: number; readonly flags?: number };
}

function record(length: number, ...fields: readonly (readonly [at: number, value: number, bytes: 2 | 4])[]): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [at, value, width] of fields) bytes.writeUIntLE(value, at, width);
  return bytes;
}

export function zipFile(parts: readonly ZipPart[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, lie = {} } of parts) {
    const raw = Buffer.from(content);
    const packed = stored ? raw : deflateRawSync(raw);
    const title = Buffer.from(name);
    const method = stored ? 0 : 8;
    const [crc, size] = [lie.crc ?? crc32(raw), lie.size ?? raw.length];
    const flags = lie.flags ?? 0x800;
    const head = record(
      30,
      [0, 0x04034b50, 4],
      [4, 20, 2],
      [6, flags, 2],
      [8, method, 2],
      [14, crc, 4],
      [18, packed.length, 4],
      [22, size, 4],
      [26, title.length, 2]
    );
    bodies.push(head, title, packed);
    directory.push(
      record(
        46,
        [0, 0x02014b50, 4],
        [4, 20, 2],
        [6, 20, 2],
        [8, flags, 2],
        [10, method, 2],
        [16, crc, 4],
        [20, packed.length, 4],
        [24, size, 4],
        [28, title.length, 2],
        [42, lie.offset ?? offset, 4]
      ),
      title
    );
    offset += head.length + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = record(
    22,
    [0, 0x06054b50, 4],
    [8, parts.length, 2],
    [10, parts.length, 2],
    [12, list.length, 4],
    [16, offset, 4],
    [20, comment.length, 2]
  );
  return Buffer.concat([...bodies, list, end, Buffer.from(comment)]);
}

const officeMain = 'application/vnd.openxmlformats-officedocument';
export const wordMain = `${officeMain}.wordprocessingml.document.main+xml`;
export const sheetMain = `${officeMain}.spreadsheetml.sheet.main+xml`;

export function contentTypes(part: string, contentType: string): ZipPart {
  const override = `<Override PartName="/${part}" ContentType="${contentType}"/>`;
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return { name: '[Content_Types].xml', content: `<?xml version="1.0"?><Types xmlns="${types}">${override}</Types>` };
}

export function docxFile(more: readonly ZipPart[] = []): Buffer {
  return zipFile([
    contentTypes('word/document.xml', wordMain),
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: 'word/document.xml', content: '<w:document>National plan</w:document>' },
    ...more
  ]);
}
export function xlsxFile(more: readonly ZipPart[] = []): Buffer {
  return zipFile([
    contentTypes('xl/workbook.xml', sheetMain),
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    ...more
  ]);
}
export function openDocument(kind: string, more: readonly ZipPart[] = [], manifest = '<manifest/>'): Buffer {
  return zipFile([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: 'content.xml', content: '<office:document-content/>' },
    { name: 'META-INF/manifest.xml', content: manifest },
    ...more
  ]);
}

export function pdfFile(words = 'National plan'): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', `(${words})`];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
}

export function pngFile(width = 1, height = 1): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

/** Start, one table, the frame of one pixel, one scan, end. */
export const jpegFile: Buffer = Buffer.from(
  `ffd8 ffe000104a46494600010100000100010000 ffc0000b080001000101011100 ffda0008010100003f00 d2cf20 ffd9`.replaceAll(
    ' ',
    ''
  ),
  'hex'
);
