/**
 * A section as it is being written: keeps every edit in the browser at once, has it sent after a pause, shows where each
 * answer stands and what colleagues have saved meanwhile. "Saved" is said only of what the server has acknowledged.
 */
import type { Language } from '#lib/domain/languages.ts';
import type { Draft } from '#lib/survey/draft.ts';
import { markOf } from '#lib/survey/form-draft.ts';
import type { QuestionView, SectionView } from '#lib/survey/page-view.ts';
import { readCopy } from '#lib/ui/live/copy.ts';
import type { Colleague, News } from '#lib/ui/live/follow.ts';
import type { PageFacts } from '#lib/ui/live/local-remarks.ts';
import type { LocalRules } from '#lib/ui/live/rules.ts';
import { typed, type About, type Kept, type Reply, type Unsent } from '#lib/ui/unsent/queue.ts';
import { presentTime } from '#lib/ui/unsent/present-time.ts';
import { Sender, type Line, type Outcome } from '#lib/ui/unsent/sender.ts';
import { inputOf } from '#lib/survey/answer-input.ts';
import type { ClashWay } from './clash/clash.ts';
import { Entry } from './entry.svelte.ts';
import { Judging } from './judging.ts';
import { keepPlace } from './keep-place.ts';
import { PageQueue } from './page-queue.svelte.ts';
import { layAnswers, markGoing, resumeUnsent, settleOutcome, showLogic } from './settle-entries.ts';

const pauseBeforeSending = 700;

export interface AutosaveOptions {
  readonly section: SectionView;
  readonly fileId: string;
  readonly personId: string;
  readonly personName: string;
  readonly language: Language;
  readonly about: About;
  /** Nothing may be written here: what waits of earlier is named and sent, but not laid over the page. */
  readonly readOnly: boolean;
  /** The file's evidence as the page shows it now. */
  readonly evidence: () => PageFacts['evidence'];
}

export class Autosave {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly queue = new PageQueue();
  line: Line = $state('ready');
  progress: Reply['progress'] | null = $state.raw(null);
  everSaved = $state(false);
  here: readonly Colleague[] = $state.raw([]);
  /** The file was closed or opened to this person since the page was drawn. */
  turned = $state(false);
  /** The server runs a newer program than this page. */
  outdated = $state(false);
  /** Kept when what waited in this browser is on the page. */
  restored: Promise<void> = Promise.resolve();

  #options: AutosaveOptions;
  #views: Readonly<Record<string, QuestionView>>;
  #judging: Judging;
  #focused: string | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#views = Object.fromEntries(options.section.questions.map((view) => [view.name, view]));
    this.entries = Object.fromEntries(options.section.questions.map((view) => [view.name, new Entry(view)]));
    const views = options.section.questions;
    this.#judging = new Judging(this.entries, () => ({ views, evidence: options.evidence() }));
  }

  /** Called once in the browser; gives back how to stop. */
  start(): () => void {
    const sender = new Sender(this.#options, {
      line: (line) => this.#turn(line),
      going: (items, sent) =>
        markGoing(this.entries, items, sent ? 'waiting' : 'sending', sent ? 'sending' : 'waiting'),
      outcome: (outcome) => this.#take(outcome)
    });
    this.queue.use(sender);
    this.restored = this.#restore();
    const warn = (event: BeforeUnloadEvent) => {
      const open = Object.values(this.entries).some(({ status }) => status === 'waiting' || status === 'sending');
      if (open && !this.queue.durable) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      clearTimeout(this.#soon);
      sender.stop();
      removeEventListener('beforeunload', warn);
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

  /** Of two answers theirs stays, and mine goes to the history; or `draft` (mine, or both together) is sent knowing theirs. */
  decide(name: string, way: ClashWay, draft: Draft): void {
    const entry = this.entries[name];
    const control = this.#views[name]?.control;
    if (entry?.theirs == null || control === undefined) return;
    const { theirs } = entry;
    entry.base = theirs.revision;
    if (way === 'theirs') {
      const { state, value, comment, language } = theirs;
      const setAside = inputOf(control, entry.draft, this.#options.language);
      entry.take(theirs, this.#options.personId);
      this.#queue(name, entry, 0, { state, value, comment, language, setAside });
      return;
    }
    entry.draft = draft;
    this.#queue(name, entry, 0);
  }

  /** The cursor is in `name` (null: nowhere): what colleagues change there is shown when it is left. */
  focus(name: string | null): void {
    const left = this.#focused;
    this.#focused = name;
    if (left !== null && left !== name) this.showNewer(left);
    this.#judgeSoon();
  }

  showNewer(name: string): void {
    const entry = this.entries[name];
    if (entry?.newer == null || !entry.rests) return;
    const { newer } = entry;
    void keepPlace(() => entry.take(newer, this.#options.personId));
  }

  /** What the answer that stands cites was changed here. */
  cite(name: string, evidence: readonly string[]): void {
    this.#judging.cite(name, evidence);
    this.#judge();
  }

  useRules(rules: LocalRules): void {
    this.#judging.rules = rules;
    this.#judge();
  }

  lineLost(line: Line): void {
    this.#turn(line);
    this.here = [];
  }

  /** A notice above the questions comes or goes; the question in use stays where it is. */
  #turn(line: Line): void {
    if (line !== this.line) void keepPlace(() => (this.line = line));
  }

  /** What has happened in the file, from the server. */
  hear(news: News): void {
    this.here = news.here.filter(({ section }) => section === this.#options.section.name);
    this.progress = news.progress;
    this.#judging.knowAll(news.answers);
    void keepPlace(() => {
      this.turned = news.readOnly !== null && !this.#options.readOnly;
      this.line = 'ready';
      layAnswers(this.entries, news.answers, this.#options.personId, this.#focused);
      if (this.#judging.rules === null) showLogic(this.entries, news.logic);
      else this.#judge();
    });
  }

  #queue(name: string, entry: Entry, pause: number, said?: Unsent['input']): void {
    const view = this.#views[name];
    if (view === undefined) return;
    entry.newer = null;
    entry.settle('waiting');
    const { draft } = entry;
    const input = said ?? inputOf(view.control, draft, this.#options.language);
    entry.typedAt = presentTime();
    const item: Unsent = { draft, base: entry.base, input, typedAt: entry.typedAt };
    void this.#change((kept) => typed(kept, this.#options.about, name, item));
    this.queue.soon(pause);
  }

  async #change(next: (kept: Kept) => Kept): Promise<void> {
    await this.queue.change(next);
    this.#judgeSoon();
  }

  async #restore(): Promise<void> {
    const { readOnly, personId } = this.#options;
    const copy = await readCopy(this.#options);
    if (copy.revision > 0) this.#judging.knowAll(copy.answers);
    layAnswers(this.entries, copy.answers, personId, this.#focused);
    const kept = await this.queue.open(readOnly);
    if (!readOnly) resumeUnsent(this.entries, kept);
    this.#judge();
  }

  #take(outcome: Outcome): void {
    const { kept, reply } = outcome;
    this.queue.see(kept);
    void keepPlace(() => {
      if (settleOutcome(this.entries, outcome, this.#options.personName)) this.everSaved = true;
    });
    if (reply === null) return;
    this.progress = reply.progress;
    this.#judging.knowSaved(this.#options, outcome);
    if (this.#judging.rules === null) void keepPlace(() => showLogic(this.entries, reply.logic));
    else this.#judge();
  }

  #judgeSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#judge(), pauseBeforeSending / 2);
  }

  /** The conditions and checks, run here: also off line, also for what is not sent yet. */
  #judge(): void {
    const show = this.#judging.judge(this.queue.all);
    if (show !== null) void keepPlace(show);
  }
}
