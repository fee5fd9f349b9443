/** What the queue, the server and colleagues say of answers, put on the questions of a page. Keeps and sends nothing. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { markOf } from '#lib/survey/form-draft.ts';
import { draftOf } from '#lib/survey/page-view.ts';
import type { Answers } from '#lib/ui/live/copy.ts';
import { unsentOf, type Kept, type Logic } from '#lib/ui/unsent/queue.ts';
import type { Outcome } from '#lib/ui/unsent/sender.ts';
import type { Entry, EntryStatus } from './entry.svelte.ts';

export type Entries = Readonly<Record<string, Entry>>;

/** Saved answers come over what was drawn earlier, except where somebody is at work (`focused`: where the cursor is). */
export function layAnswers(entries: Entries, answers: Answers, me: string, focused: string | null): void {
  for (const [name, entry] of Object.entries(entries)) {
    const answer = answers[name];
    if (answer === undefined || answer.revision <= entry.base) continue;
    if (entry.status === 'conflict') layConflict(entry, answer);
    else if (!entry.rests) continue;
    else if (markOf(draftOf(answer)) === markOf(entry.draft) || focused !== name) entry.take(answer, me);
    else entry.newer = answer;
  }
}

function layConflict(entry: Entry, answer: StandingAnswer): void {
  if (answer.revision > (entry.theirs?.revision ?? 0)) entry.theirs = answer;
}

/** What waits of earlier is on the page again as it was typed. */
export function resumeUnsent(entries: Entries, kept: Kept): void {
  for (const [name, item] of Object.entries(unsentOf(kept))) {
    const entry = entries[name];
    if (entry === undefined || !entry.rests) continue;
    entry.draft = item.draft;
    entry.base = item.base;
    const held = kept.held[name];
    if (held !== undefined && held === item) entry.hold(held);
    else entry.settle('waiting');
  }
}

export function markGoing(
  entries: Entries,
  items: Readonly<Record<string, unknown>>,
  from: EntryStatus,
  to: EntryStatus
): void {
  for (const name of Object.keys(items)) {
    const entry = entries[name];
    if (entry?.status === from) entry.status = to;
  }
}

/** Puts the outcome of a batch on the page; whether any answer was saved. */
export function settleOutcome(entries: Entries, { at, reply, items, kept }: Outcome, personName: string): boolean {
  let saved = false;
  for (const [name, entry] of Object.entries(entries)) {
    const held = kept.held[name];
    const revision = reply?.saved[name];
    if (held !== undefined && (entry.status !== 'waiting' || markOf(held.draft) === markOf(entry.draft))) {
      entry.hold(held);
    } else if (revision !== undefined) {
      const item = items[name];
      // Theirs was left as it stood: it is still theirs.
      const isTheirs = item?.input.setAside !== undefined && item.base === revision;
      entry.base = revision;
      if (!isTheirs) entry.changed = { at, by: personName, mine: true };
      saved = true;
      const draft = item?.draft ?? entry.draft;
      const typing = entry.status === 'waiting' && markOf(draft) !== markOf(entry.draft);
      if (!Object.hasOwn(kept.pending, name) && !typing) {
        if (markOf(draft) !== markOf(entry.draft)) entry.draft = draft;
        entry.settle('saved');
      }
    }
  }
  return saved;
}

export function showLogic(entries: Entries, { visible, required, enabled, calculated }: Logic): void {
  for (const [name, entry] of Object.entries(entries)) {
    entry.visible = visible.includes(name);
    entry.required = required.includes(name);
    entry.enabled = enabled.includes(name);
    if (Object.hasOwn(calculated, name)) entry.result = calculated[name] ?? null;
  }
}
