/** One question on the page: what its controls hold and where that stands. Changed only by the autosave and its parts. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Draft } from '#lib/survey/draft.ts';
import type { RemarkSign } from '#lib/survey/facet-view.ts';
import { draftOf, type Changed, type QuestionView } from '#lib/survey/page-view.ts';
import type { Held } from '#lib/ui/unsent/queue.ts';

export type EntryStatus = 'standing' | 'saved' | 'waiting' | 'sending' | 'refused' | 'conflict';

export class Entry {
  draft: Draft = $state.raw({ state: 'blank', typed: null, comment: '' });
  status: EntryStatus = $state('standing');
  reason: string | null = $state(null);
  theirs: StandingAnswer | null = $state.raw(null);
  /** Saved by somebody while this question was in use here: shown when it is left, or when asked for. */
  newer: StandingAnswer | null = $state.raw(null);
  changed: Changed | null = $state.raw(null);
  visible = $state(true);
  enabled = $state(true);
  required = $state(false);
  result: number | string | null = $state(null);
  /** Soft remarks on the answer as it is now. */
  remarks: readonly RemarkSign[] = $state.raw([]);
  base = 0;
  /** When what waits or came back was typed; empty: nothing of the kind. */
  typedAt = '';

  constructor(view: QuestionView) {
    this.draft = view.draft;
    this.base = view.base;
    this.changed = view.changed;
    this.visible = view.visible;
    this.enabled = view.enabled;
    this.required = view.required;
    this.remarks = view.facets?.remarks ?? [];
    if (view.control.kind === 'calculated') this.result = view.control.result;
  }

  settle(status: EntryStatus, reason: string | null = null, theirs: StandingAnswer | null = null): void {
    this.status = status;
    this.reason = reason;
    this.theirs = theirs;
  }

  /** It came back: refused, or in conflict with what stands. */
  hold({ reason, theirs, typedAt }: Pick<Held, 'reason' | 'theirs' | 'typedAt'>): void {
    this.typedAt = typedAt;
    this.settle(theirs === null ? 'refused' : 'conflict', reason, theirs);
  }

  /** The controls show `answer` from now on. */
  take(answer: StandingAnswer, me: string): void {
    this.draft = draftOf(answer);
    this.base = answer.revision;
    this.changed = { at: answer.at, by: answer.by.name, mine: answer.by.personId === me };
    this.newer = null;
    this.settle('standing');
  }

  /** Nothing typed here waits for anything: what stands on the server may be shown instead. */
  get rests(): boolean {
    return this.status === 'standing' || this.status === 'saved';
  }
}
