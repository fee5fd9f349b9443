/**
 * Which office document a zip archive is, by what stands in it: OOXML by its list of content types, OpenDocument by its
 * first entry. Refuses macros, programs and archives inside; a workbook inside a document (charts have one) is looked
 * into in the same way. What is neither is 'other'.
 */
import { readZip, type ZipEntry, type ZipFault } from './zip-directory.ts';
import { allowanceFor, unpack, type Allowance } from './unpack.ts';

export type OfficeType = 'docx' | 'xlsx' | 'odt' | 'ods';
export type OfficeFault = ZipFault | 'active' | 'other';

const deepest = 2;
const longestList = 2_000_000;
const contentTypes = '[Content_Types].xml';
const mainParts: readonly (readonly [string, OfficeType])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx']
];
const openDocuments: Readonly<Record<string, OfficeType>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods'
};
/** Names under which office programs keep macros: VBA, Excel 4 sheets, ActiveX; Basic and other scripts of OpenDocument. */
const macroNames = [
  /(^|\/)vba(project(signature)?\.bin|data\.xml)$/i,
  /^xl\/macrosheets\//i,
  /^(word|xl|ppt)\/activeX\//i,
  /^basic\/[^/]+\/(?!script-lb\.xml$|dialog-lb\.xml$)[^/]+$/i,
  /^scripts\/.*[^/]$/i
];
const archives = ['504b0304', '1f8b08', '377abcaf', '526172211a07', 'fd377a585a', '425a68'];

export async function officeType(bytes: Buffer): Promise<OfficeType | OfficeFault> {
  const found = await look(bytes, allowanceFor(bytes.length), 1);
  return found === 'part' ? 'other' : found;
}

/** 'part': an OOXML document of another kind; harmless inside another document. */
async function look(bytes: Buffer, allowance: Allowance, depth: number): Promise<OfficeType | 'part' | OfficeFault> {
  const entries = readZip(bytes);
  if (typeof entries === 'string') return entries;
  if (entries.some(({ name }) => macroNames.some((pattern) => pattern.test(name)))) return 'active';
  if (entries.reduce((sum, { size }) => sum + size, 0) > allowance.left) return 'bomb';
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const read = entry.name === contentTypes || entry.name === 'mimetype' || entry.name === 'META-INF/manifest.xml';
    if (read && entry.size > longestList) return 'bomb';
    const found = await unpack(entry, allowance, (head) => read || isArchive(head) || isCompound(head));
    if (typeof found === 'string') return found;
    if (read) texts.set(entry.name, found.whole?.toString('utf8') ?? '');
    else {
      const fault = await insideFault(found.head, found.whole, allowance, depth);
      if (fault !== null) return fault;
    }
  }
  return kindOf(entries, texts);
}

function kindOf(entries: readonly ZipEntry[], texts: ReadonlyMap<string, string>): OfficeType | 'part' | OfficeFault {
  const [first] = entries;
  if (first?.name === 'mimetype' && first.stored) {
    const type = openDocuments[texts.get('mimetype') ?? ''];
    if (type === undefined) return 'other';
    if (/encryption-data/.test(texts.get('META-INF/manifest.xml') ?? '')) return 'protected';
    return entries.some(({ name }) => name === 'content.xml') ? type : 'damaged';
  }
  const list = texts.get(contentTypes);
  if (list === undefined) return 'other';
  if (/macroEnabled|vbaProject|macrosheet/i.test(list)) return 'active';
  for (const [contentType, type] of mainParts) {
    const override = [...list.matchAll(/<Override\b[^>]*>/g)].find(([tag]) => tag.includes(`"${contentType}"`))?.[0];
    const part = /PartName="\/([^"]+)"/.exec(override ?? '')?.[1];
    if (part !== undefined) return entries.some(({ name }) => name === part) ? type : 'damaged';
  }
  return 'part';
}

async function insideFault(
  head: Buffer,
  whole: Buffer | null,
  allowance: Allowance,
  depth: number
): Promise<OfficeFault | null> {
  if (isProgram(head)) return 'active';
  if (isCompound(head)) return whole !== null && holdsProgram(whole) ? 'active' : null;
  if (!isArchive(head)) return null;
  if (whole === null || depth >= deepest || head.readUInt32BE(0) !== 0x504b0304) return 'bomb';
  const inner = await look(whole, allowance, depth + 1);
  if (inner === 'other') return 'bomb';
  return inner === 'damaged' || inner === 'protected' || inner === 'bomb' || inner === 'active' ? inner : null;
}

function isArchive(head: Buffer): boolean {
  return head.length >= 6 && archives.some((magic) => head.toString('hex', 0, magic.length / 2) === magic);
}

/** The older Office container: also embedded objects of today's documents. */
export function isCompound(head: Buffer): boolean {
  return head.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1';
}

/** VBA, or a packed file of any kind, by the name of its stream. */
function holdsProgram(compound: Buffer): boolean {
  return ['_VBA_PROJECT', '\u0001Ole10Native'].some((name) => compound.includes(Buffer.from(name, 'utf16le')));
}

/** Of Windows, Linux, macOS and Java. */
export function isProgram(head: Buffer): boolean {
  if (head.length < 64) return false;
  const magic = head.toString('hex', 0, 4);
  if (['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'].includes(magic)) return true;
  if (!magic.startsWith('4d5a')) return false;
  const at = head.readUInt32LE(60);
  return at + 4 > head.length || head.toString('hex', at, at + 4) === '50450000';
}
