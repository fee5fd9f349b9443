/**
 * Unsent answers and files of one country file as a file of their own, to be kept or loaded elsewhere: a format number,
 * whose and for what, the content, and a SHA-256 over all of it. Files of evidence go along as far as a small device can
 * write and read them again; the others are named. Reads nothing that does not fit its checksum.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { addFile, contentOf, type WaitingFile } from './files.ts';
import { typed, unsentOf, type About, type Kept, type Unsent } from './queue.ts';
import { sha256Of } from './sha256.ts';
import type { Unsents } from './store.ts';

/** All files of evidence in one rescue file, in bytes: it is held in memory several times over. */
const mostOfFiles = 20_000_000;

interface NamedFile {
  readonly question: string;
  readonly asked: string;
  readonly name: string;
}
interface RescuedFile extends NamedFile {
  readonly type: string;
  readonly base64: string;
}
export interface Rescue {
  readonly format: 1;
  readonly kind: 'soundings-unsent';
  readonly savedAt: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly fileId: string;
  readonly country: string;
  readonly about: About;
  readonly answers: Readonly<Record<string, Unsent & { readonly reason?: string | null }>>;
  readonly files: readonly RescuedFile[];
  /** Not in here: too large. */
  readonly leftOut?: readonly NamedFile[];
}

export async function rescueText(
  kept: Kept,
  files: readonly WaitingFile[],
  { person, fileId, savedAt }: Pick<Rescue, 'person' | 'fileId' | 'savedAt'>
): Promise<{ readonly text: string; readonly leftOut: readonly NamedFile[] }> {
  const fitting: RescuedFile[] = [];
  const leftOut: NamedFile[] = [];
  let room = mostOfFiles;
  for (const { id, question, asked, name, size } of files) {
    const content = size > room ? null : await contentOf(id);
    if (content === null) leftOut.push({ question, asked, name });
    else fitting.push({ question, asked, name, type: content.type, base64: await base64Of(content) });
    room -= content === null ? 0 : size;
  }
  const rescue: Rescue = {
    format: 1,
    kind: 'soundings-unsent',
    savedAt,
    person,
    fileId,
    country: fileId.slice(fileId.lastIndexOf('.') + 1),
    about: kept.about,
    answers: unsentOf(kept),
    files: fitting,
    leftOut
  };
  return { text: JSON.stringify({ ...rescue, sha256: await checksum(rescue) }, null, 1), leftOut };
}

/** 'not_ours': another kind of file, or of a later format. */
export async function readRescue(text: string): Promise<Rescue | 'not_ours' | 'damaged'> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'not_ours';
  }
  if (typeof parsed !== 'object' || parsed === null || !('kind' in parsed) || !('sha256' in parsed)) return 'not_ours';
  if (parsed.kind !== 'soundings-unsent' || !('format' in parsed) || parsed.format !== 1) return 'not_ours';
  const { sha256, ...rescue } = parsed as Rescue & { sha256: unknown };
  return sha256 === (await checksum(rescue)) ? rescue : 'damaged';
}

/** Puts it into the queue of `personId`; what waits there already for a question is newer and stays. */
export async function takeRescue(
  rescue: Rescue,
  personId: string,
  unsents: Unsents
): Promise<{ readonly taken: number; readonly left: number }> {
  let taken = 0;
  await unsents.change((kept) => {
    taken = 0;
    let next = kept;
    for (const [name, { draft, base, input, typedAt }] of Object.entries(rescue.answers)) {
      if (Object.hasOwn(unsentOf(kept), name)) continue;
      next = typed(next, rescue.about, name, { draft, base, input, typedAt });
      taken += 1;
    }
    return next;
  });
  for (const { question, asked, name, type, base64 } of rescue.files) {
    const blob = new Blob([bytesOf(base64)], { type });
    const place = { personId, fileId: rescue.fileId, title: rescue.about.title, question, asked };
    await addFile(place, { name, blob });
  }
  return { taken: taken + rescue.files.length, left: Object.keys(rescue.answers).length - taken };
}

function checksum(content: unknown): Promise<string | null> {
  return sha256Of(new TextEncoder().encode(canonicalJson(content)));
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
