/**
 * What a file of evidence is, by its content alone: the one place that lets bytes in. Refuses every kind that is not
 * listed, a file that is cut off, damaged or two kinds at once, macros and programs, and what unpacks to a flood.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import { isJpeg, isPng, isWholeJpeg, isWholePng } from './image-content.ts';
import { isCompound, isProgram, officeType, type OfficeType } from './office-content.ts';
import { tableText } from './text-content.ts';
import { endOfZip } from './zip-directory.ts';

/** The ending that belongs to the content; its media type is the domain's. */
export type EvidenceEnding = 'pdf' | 'csv' | 'png' | 'jpg' | OfficeType;

export async function checkContent(bytes: Buffer, name: string): Promise<EvidenceEnding | Problem> {
  if (bytes.length === 0) return problem('evidence.empty');
  if (isProgram(bytes.subarray(0, 4096))) return problem('evidence.active');
  if (isCompound(bytes)) return problem('evidence.old_office');
  if (bytes.toString('hex', 0, 4) === '504b0304') return office(bytes);
  const type = isPdf(bytes) ? 'pdf' : isPng(bytes) ? 'png' : isJpeg(bytes) ? 'jpg' : null;
  if (type === null) return text(bytes, name);
  const whole = type === 'pdf' ? isWholePdf(bytes) : type === 'png' ? isWholePng(bytes) : isWholeJpeg(bytes);
  // An archive can stand behind anything, and programs that open archives look at the end.
  return whole && endOfZip(bytes) === -1 ? type : problem('evidence.damaged');
}

async function office(bytes: Buffer): Promise<EvidenceEnding | Problem> {
  // A reader of PDF takes a file for its own when the mark stands within the first kilobyte.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return problem('evidence.damaged');
  const found = await officeType(bytes);
  switch (found) {
    case 'damaged':
      return problem('evidence.damaged');
    case 'bomb':
      return problem('evidence.bomb');
    case 'active':
      return problem('evidence.active');
    case 'protected':
      return problem('evidence.protected');
    case 'other':
      return problem('evidence.type_not_allowed');
    default:
      return found;
  }
}

function text(bytes: Buffer, name: string): EvidenceEnding | Problem {
  const found = tableText(bytes, /\.csv$/i.test(name.trim()));
  if (found === 'table') return 'csv';
  return problem(found === 'encoding' ? 'evidence.encoding' : 'evidence.type_not_allowed');
}

function isPdf(bytes: Buffer): boolean {
  return /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8));
}

/** The reference to the table of objects, and the end mark, which writers may pad. */
function isWholePdf(bytes: Buffer): boolean {
  const tail = bytes.subarray(-2048).toString('latin1');
  return /startxref\s+\d+\s+%%EOF/.test(tail);
}
