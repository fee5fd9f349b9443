/**
 * The history of a file, from its log alone: who, when, from, to, by which way; one entry for each answer that moved or
 * was given up, and one for every other act. Any past state is the same reduction stopped earlier. Nothing here is stored.
 */
import { applyChange } from './apply.ts';
import { actedBy } from './apply-content.ts';
import type { ActedBy, Answer } from './answer.ts';
import type { Change, Way } from './change.ts';
import type { FileState } from './file-state.ts';

export interface HistoryEntry {
  readonly revision: number;
  readonly at: string;
  readonly by: ActedBy;
  readonly role: string;
  readonly via: Way;
  readonly kind: Change['kind'] | 'answer_set_aside';
  /** The question it is about; null: about the file. */
  readonly question: string | null;
  /** The answer before and after, or the one given up and the one that stands; null: none, or not an answer. */
  readonly from: Answer | null;
  readonly to: Answer | null;
  /** What was written: reason, remarks, message, comment, the title of evidence; null: nothing. */
  readonly words: string | null;
  /** Whom it concerned; null: nobody. */
  readonly person: string | null;
  /** The submission it was about; null: none. */
  readonly number: number | null;
}

/** The file as it stood after `revision`; null: the log does not reach it. */
export function stateAt(changes: readonly Change[], revision: number): FileState | null {
  const until = changes.filter((change) => change.revision <= revision);
  return until.at(-1)?.revision === revision ? until.reduce<FileState | null>(applyChange, null) : null;
}

/** Oldest first. */
export function historyOf(changes: readonly Change[]): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const standing = new Map<string, Answer>();
  const titles = new Map<string, string>();
  const names = new Map<string, string>();
  for (const change of changes) {
    const { revision, at, via, kind } = change;
    const lead = { revision, at, by: actedBy(change), role: change.by.role, via, kind };
    const nothing = { question: null, from: null, to: null, words: null, person: null, number: null };
    if ('personId' in change && 'name' in change) names.set(change.personId, change.name);
    if (change.kind === 'answers_saved' || change.kind === 'imported') {
      if (change.kind === 'imported') entries.push({ ...lead, ...nothing, words: change.source.name });
      for (const [question, to] of Object.entries(change.answers)) {
        entries.push({ ...lead, ...nothing, question, from: standing.get(question) ?? null, to });
        standing.set(question, to);
      }
      for (const [question, from] of Object.entries('setAside' in change ? (change.setAside ?? {}) : {})) {
        const to = standing.get(question) ?? null;
        entries.push({ ...lead, ...nothing, kind: 'answer_set_aside', question, from, to });
      }
      continue;
    }
    if (change.kind === 'evidence_added') titles.set(change.item.id, change.item.name ?? change.item.title);
    if (change.kind === 'country_asked') {
      for (const { question, text } of change.questions) {
        entries.push({ ...lead, ...nothing, question, words: text, number: change.number });
      }
      continue;
    }
    if (change.kind === 'answers_marked') {
      for (const [question, mark] of Object.entries(change.marks)) {
        entries.push({ ...lead, ...nothing, question, words: mark, number: change.number });
      }
      continue;
    }
    entries.push({ ...lead, ...nothing, ...detail(change, titles, names) });
  }
  return entries;
}

type Detail = Partial<Pick<HistoryEntry, 'question' | 'words' | 'person' | 'number'>>;

function detail(change: Change, titles: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): Detail {
  switch (change.kind) {
    case 'focal_point_named':
      return { person: change.name };
    case 'delegated':
    case 'handed_over':
      return { person: change.name, words: change.message === '' ? null : change.message };
    case 'delegation_withdrawn':
      return { person: names.get(change.personId) ?? change.personId };
    case 'evidence_added':
      return { words: titles.get(change.item.id) ?? null };
    case 'evidence_removed':
      return { words: titles.get(change.id) ?? null };
    case 'comment_added':
    case 'country_replied':
      return { question: change.question, words: change.text };
    case 'question_settled':
      return { question: change.question };
    case 'frozen':
      return { person: change.signer?.name ?? null };
    case 'submitted':
      return {
        number: change.number,
        words: change.receipt,
        person: `${change.signer.name}, ${change.signer.function}`
      };
    case 'withdrawn':
    case 'reopened':
      return { number: change.number, words: change.reason };
    case 'unfrozen':
    case 'more_time_refused':
    case 'declined':
    case 'taken_part_again':
    case 'returned':
      return { words: change.reason };
    case 'more_time_asked':
      return { words: `${change.until} ${change.reason}` };
    case 'more_time_granted':
      return { words: change.words === '' ? change.until : `${change.until} ${change.words}` };
    case 'approved':
      return { words: change.remarks === '' ? null : change.remarks };
    default:
      return {};
  }
}
