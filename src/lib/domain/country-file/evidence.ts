/**
 * Evidence of a country file: what may be added, by whom, how much, and what may be removed. Types are judged by content
 * before this; here the name's ending and the media type have to fit each other. Nothing is removed from a file that is
 * frozen, signed or approved, nor what an answer cites that a return has left locked.
 */
import { checkText } from '#lib/domain/instrument/check-value.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type CommandOf, type DecideContext, type Decision, type EvidenceLimits } from './command.ts';
import { asMember, isDay } from './gate.ts';
import { isUnlocked, whyClosed } from './permission.ts';
import type { Answer } from './answer.ts';
import type { EvidenceFacts, EvidenceItem } from './evidence-item.ts';
import type { FileState, Member } from './file-state.ts';

/** What may be kept, by the name's ending. */
export const evidenceTypes: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['csv', 'text/csv'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg']
]);

const longest = { title: 300, name: 200, url: 2000 } as const;

type EvidenceCommand = CommandOf<'add_evidence' | 'add_link' | 'remove_evidence'>;

/** Bytes of the items that are not removed. */
export function evidenceSize(items: readonly EvidenceItem[]): number {
  return items.reduce((sum, item) => sum + (item.removed === null ? item.size : 0), 0);
}

/** The items that an answer cites, as they stand; a removed one is cited by no answer. */
export function citedBy<Item extends Pick<EvidenceItem, 'id' | 'removed'>>(
  answer: Pick<Answer, 'evidence'>,
  items: readonly Item[]
): readonly Item[] {
  return (answer.evidence ?? []).flatMap((id) => items.filter((item) => item.id === id && item.removed === null));
}

/** Whether a file of this name and size may be sent at all: asked before a byte is taken, and again before it is recorded. */
export function whyNoFile(
  state: Pick<FileState, 'evidence'>,
  { name, size }: { readonly name: string; readonly size: number },
  limits: EvidenceLimits
): Problem | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!name.includes('.') || !evidenceTypes.has(ending)) return problem('evidence.type_not_allowed', {}, 'file');
  if (size > limits.file) return problem('evidence.too_large', { limit: megabytes(limits.file) }, 'file');
  if (evidenceSize(state.evidence) + size > limits.country) {
    return problem('evidence.no_room', { limit: megabytes(limits.country) }, 'file');
  }
  return null;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}

export function decideEvidence(state: FileState, command: EvidenceCommand, context: DecideContext): Decision | Problem {
  return asMember(state, context, 'file.fill', (member) => {
    const closed = whyClosed(state, context.campaign, context.now);
    if (closed !== null) return closed;
    switch (command.kind) {
      case 'add_evidence': {
        const item = readFile(state, command.item, command.limits);
        return isProblem(item) ? item : decided({ kind: 'evidence_added', item });
      }
      case 'add_link': {
        const item = readLink(state, command.item);
        return isProblem(item) ? item : decided({ kind: 'evidence_added', item });
      }
      case 'remove_evidence':
        return whyKept(state, command.id, member) ?? decided({ kind: 'evidence_removed', id: command.id });
    }
  });
}

/** Title and date as they may be kept. */
function readLabel(item: Pick<EvidenceFacts, 'title' | 'date'>): Pick<EvidenceFacts, 'title' | 'date'> | Problem {
  const title = checkText(item.title.trim(), longest.title, 'title');
  if (isProblem(title)) return title;
  const { date } = item;
  return date === null || isDay(date) ? { title, date } : problem('request.field_invalid', { field: 'date' }, 'date');
}

function idTaken(state: FileState, id: string): Problem | null {
  const fits = /^[\w-]{1,64}$/.test(id) && !state.evidence.some((item) => item.id === id);
  return fits ? null : problem('request.field_invalid', { field: 'id' }, 'id');
}

function readFile(state: FileState, item: EvidenceFacts, limits: EvidenceLimits): EvidenceFacts | Problem {
  const name = item.name ?? '';
  const label = readLabel(item);
  if (isProblem(label)) return label;
  const stopped = idTaken(state, item.id) ?? whyNoFile(state, { name, size: item.size }, limits);
  if (stopped !== null) return stopped;
  const checked = checkText(name, longest.name, 'file');
  if (isProblem(checked)) return checked;
  const { id, size, mediaType, sha256 } = item;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (evidenceTypes.get(ending) !== mediaType) return problem('evidence.type_not_allowed', {}, 'file');
  if (sha256 === null || size <= 0) return problem('evidence.type_not_allowed', {}, 'file');
  return { id, kind: 'file', name, mediaType, size, sha256, ...label, url: null };
}

function readLink(state: FileState, item: CommandOf<'add_link'>['item']): EvidenceFacts | Problem {
  const label = readLabel(item);
  if (isProblem(label)) return label;
  if (label.title === '') return problem('request.field_required', { field: 'title' }, 'title');
  const url = checkText(item.url.trim(), longest.url, 'url');
  if (isProblem(url)) return url;
  if (!/^https?:\/\/[^\s"<>]+$/i.test(url) || !URL.canParse(url)) {
    return problem('request.field_invalid', { field: 'url' }, 'url');
  }
  const { id } = item;
  return idTaken(state, id) ?? { id, kind: 'link', name: null, mediaType: null, size: 0, sha256: null, ...label, url };
}

/** Removed by whoever added it, or by the focal point. */
function whyKept(state: FileState, id: string, member: Member): Problem | null {
  const item = state.evidence.find((one) => one.id === id && one.removed === null);
  if (item === undefined) return problem('evidence.not_found');
  if (member.role !== 'focal_point' && item.addedBy.personId !== member.personId) {
    return problem('access.not_allowed', { act: 'file.fill' });
  }
  const locked = Object.entries(state.answers).find(
    ([name, answer]) => answer.evidence?.includes(id) === true && !isUnlocked(state, name)
  );
  return locked === undefined ? null : problem('evidence.cited_by_locked', { question: locked[0] });
}
