/**
 * Saves a section while it is being written: keeps every edit in the browser at once, sends it after a pause, tries
 * again when the line is back, and says where each answer stands. Several tabs share one queue and one sender.
 */
import type { Language } from '#lib/domain/languages.ts';
import { answerOf, type Draft } from '#lib/survey/draft.ts';
import { markOf } from '#lib/survey/form-draft.ts';
import { draftOf, type Changed, type QuestionView, type SectionView } from '#lib/survey/page-view.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { sendOnce, type Reply } from './send.ts';
import { countOf, keyOf, nothingKept, openUnsents, type Kept, type Unsent, type Unsents } from './unsent.ts';

const pauseBeforeSending = 700;
const firstRetry = 2_000;
const lastRetry = 60_000;

export type EntryStatus = 'standing' | 'saved' | 'waiting' | 'sending' | 'refused' | 'conflict';
/** One question on the page: what its controls hold and where that stands. */
export class Entry {
  draft: Draft = $state.raw({ state: 'blank', typed: null, comment: '' });
  status: EntryStatus = $state('standing');
  reason: string | null = $state(null);
  theirs: StandingAnswer | null = $state.raw(null);
  changed: Changed | null = $state.raw(null);
  savedAt: string | null = $state(null);
  visible = $state(true);
  enabled = $state(true);
  required = $state(false);
  result: number | string | null = $state(null);
  base = 0;

  constructor(view: QuestionView) {
    this.draft = view.draft;
    this.base = view.base;
    this.changed = view.changed;
    this.visible = view.visible;
    this.enabled = view.enabled;
    this.required = view.required;
    if (view.control.kind === 'calculated') this.result = view.control.result;
  }
}

export interface AutosaveOptions {
  readonly section: SectionView;
  readonly fileId: string;
  readonly personId: string;
  readonly personName: string;
  readonly language: Language;
}
type Line = 'ready' | 'unreachable' | 'signed_out';
interface TabNote {
  readonly at: string;
  readonly reply: Reply;
  readonly drafts: Readonly<Record<string, Draft>>;
}

export class Autosave {
  readonly entries: Readonly<Record<string, Entry>>;
  line: Line = $state('ready');
  durable = $state(true);
  /** Answers of the whole file in this browser that the server does not hold. */
  unsent = $state(0);
  progress: Reply['progress'] | null = $state.raw(null);
  everSaved = $state(false);

  #options: AutosaveOptions;
  #views: Readonly<Record<string, QuestionView>>;
  #unsents: Promise<Unsents> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #tabs: BroadcastChannel | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#views = Object.fromEntries(options.section.questions.map((view) => [view.name, view]));
    this.entries = Object.fromEntries(options.section.questions.map((view) => [view.name, new Entry(view)]));
  }

  /** Called once in the browser; gives back how to stop. */
  start(): () => void {
    const key = keyOf(this.#options.personId, this.#options.fileId);
    this.#unsents = openUnsents(key);
    void this.#restore(this.#unsents);
    const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`soundings ${key}`);
    this.#tabs = tabs;
    if (tabs !== null) tabs.onmessage = (event: MessageEvent<TabNote>) => void this.#heard(event.data);
    const online = () => this.#sendSoon(0);
    const leaving = () => {
      if (document.visibilityState === 'hidden') this.#sendSoon(0);
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (this.#pendingHere() > 0 && (this.line !== 'ready' || !this.durable)) event.preventDefault();
    };
    addEventListener('online', online);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      clearTimeout(this.#timer);
      tabs?.close();
      removeEventListener('online', online);
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', leaving);
    };
  }

  /** The writer changed a question. Nothing is sent where the answer is what it was. */
  edit(name: string, draft: Draft, pause = pauseBeforeSending): void {
    const entry = this.entries[name];
    if (entry === undefined) return;
    if (markOf(entry.draft) === markOf(draft)) {
      // The same answer, perhaps with another empty row to type in.
      entry.draft = draft;
      return;
    }
    if (entry.status === 'conflict') entry.base = entry.theirs?.revision ?? entry.base;
    entry.draft = draft;
    this.#queue(name, entry, pause);
  }

  /** Of two answers, mine stays: it is sent again knowing theirs. */
  keepMine(name: string): void {
    const entry = this.entries[name];
    if (entry?.theirs == null) return;
    entry.base = entry.theirs.revision;
    this.#queue(name, entry, 0);
  }

  keepTheirs(name: string): void {
    const entry = this.entries[name];
    if (entry?.theirs == null) return;
    const { theirs } = entry;
    entry.draft = draftOf(theirs);
    entry.base = theirs.revision;
    entry.changed = { at: theirs.at, by: theirs.by.name, mine: theirs.by.personId === this.#options.personId };
    this.#settle(entry, 'standing');
    void this.#change((kept) => without(kept, name));
  }

  /** Everything unsent goes now; true once the server holds all of it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#send();
    return this.unsent === 0;
  }

  #queue(name: string, entry: Entry, pause: number): void {
    const view = this.#views[name];
    if (view === undefined) return;
    this.#settle(entry, 'waiting');
    const { draft, base } = entry;
    const { language } = this.#options;
    void this.#change((kept) => {
      const newest = Math.max(base, entry.base, kept.bases[name] ?? 0);
      const item: Unsent = { draft, base: newest, ...answerOf(view.control, draft), language };
      const { [name]: _, ...held } = kept.held;
      return { ...kept, held, pending: { ...kept.pending, [name]: item } };
    });
    this.#sendSoon(pause);
  }

  #settle(entry: Entry, status: EntryStatus, reason: string | null = null, theirs: StandingAnswer | null = null): void {
    entry.status = status;
    entry.reason = reason;
    entry.theirs = theirs;
  }

  async #change(next: (kept: Kept) => Kept): Promise<void> {
    if (this.#unsents === null) return;
    const unsents = await this.#unsents;
    this.unsent = countOf(await unsents.change(next));
  }

  async #restore(opening: Promise<Unsents>): Promise<void> {
    const unsents = await opening;
    this.durable = unsents.durable;
    const kept = await unsents.read();
    this.unsent = countOf(kept);
    for (const [name, item] of Object.entries({ ...kept.held, ...kept.batch?.items, ...kept.pending })) {
      const entry = this.entries[name];
      if (entry === undefined || entry.status !== 'standing') continue;
      entry.draft = item.draft;
      entry.base = item.base;
      if ('theirs' in item)
        this.#settle(entry, item.theirs === null ? 'refused' : 'conflict', item.reason, item.theirs);
      else this.#settle(entry, 'waiting');
    }
    if (kept.batch !== null || Object.keys(kept.pending).length > 0) this.#sendSoon(0);
  }

  #sendSoon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), pause);
  }

  #send(): Promise<void> {
    const opening = this.#unsents;
    if (opening === null) return Promise.resolve();
    const lock = `soundings ${keyOf(this.#options.personId, this.#options.fileId)}`;
    this.#running = this.#running.then(async () => {
      const unsents = await opening;
      await alone(lock, () => this.#sendAll(unsents));
    });
    return this.#running;
  }

  async #sendAll(unsents: Unsents): Promise<void> {
    for (;;) {
      const before = await unsents.read();
      const going = { ...before.batch?.items, ...(before.batch === null ? before.pending : {}) };
      this.#mark(going, 'waiting', 'sending');
      const sent = await sendOnce(unsents, `/files/${encodeURIComponent(this.#options.fileId)}/answers`);
      switch (sent.outcome) {
        case 'nothing':
          this.unsent = countOf(await unsents.read());
          return;
        case 'answered': {
          this.line = 'ready';
          this.#retry = firstRetry;
          const drafts = Object.fromEntries(Object.entries(sent.batch.items).map(([name, { draft }]) => [name, draft]));
          this.#take(sent.at, sent.reply, drafts, sent.kept);
          this.#tabs?.postMessage({ at: sent.at, reply: sent.reply, drafts } satisfies TabNote);
          break;
        }
        case 'refused':
          this.line = 'ready';
          this.#take('', null, {}, sent.kept);
          return;
        case 'signed_out':
        case 'unreachable':
          this.line = sent.outcome;
          this.#mark(going, 'sending', 'waiting');
          this.#sendSoon(this.#retry);
          this.#retry = Math.min(this.#retry * 2, lastRetry);
          return;
      }
    }
  }

  #mark(items: Readonly<Record<string, unknown>>, from: EntryStatus, to: EntryStatus): void {
    for (const name of Object.keys(items)) {
      const entry = this.entries[name];
      if (entry?.status === from) entry.status = to;
    }
  }

  /** Puts an outcome of `now` on the page; `drafts`: what was sent. */
  #take(now: string, reply: Reply | null, drafts: Readonly<Record<string, Draft>>, kept: Kept): void {
    this.unsent = countOf(kept);
    for (const [name, entry] of Object.entries(this.entries)) {
      const held = kept.held[name];
      const revision = reply?.saved[name];
      if (held !== undefined && (entry.status !== 'waiting' || markOf(held.draft) === markOf(entry.draft))) {
        this.#settle(entry, held.theirs === null ? 'refused' : 'conflict', held.reason, held.theirs);
      } else if (revision !== undefined) {
        entry.base = revision;
        entry.savedAt = now;
        entry.changed = { at: now, by: this.#options.personName, mine: true };
        this.everSaved = true;
        if (!Object.hasOwn(kept.pending, name)) {
          const draft = drafts[name] ?? entry.draft;
          const typing = entry.status === 'waiting' && markOf(draft) !== markOf(entry.draft);
          if (!typing) {
            if (markOf(draft) !== markOf(entry.draft)) entry.draft = draft;
            this.#settle(entry, 'saved');
          }
        }
      }
      if (reply !== null) {
        entry.visible = reply.logic.visible.includes(name);
        entry.required = reply.logic.required.includes(name);
        entry.enabled = reply.logic.enabled.includes(name);
        if (Object.hasOwn(reply.logic.calculated, name)) entry.result = reply.logic.calculated[name] ?? null;
      }
    }
    if (reply !== null) this.progress = reply.progress;
  }

  /** Another tab has saved or was refused: the page follows, except where this tab is being typed in. */
  async #heard(note: TabNote): Promise<void> {
    const kept = this.#unsents === null ? nothingKept : await (await this.#unsents).read();
    this.#take(note.at, note.reply, note.drafts, kept);
  }

  #pendingHere(): number {
    return Object.values(this.entries).filter(({ status }) => status === 'waiting' || status === 'sending').length;
  }
}

function without(kept: Kept, name: string): Kept {
  const { [name]: _held, ...held } = kept.held;
  const { [name]: _pending, ...pending } = kept.pending;
  return { ...kept, held, pending };
}

/** One sender at a time over all tabs, where the browser has locks. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) await navigator.locks.request(name, act);
  else await act();
}
