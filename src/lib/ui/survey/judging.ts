/**
 * What this page knows of the file's saved answers, and the conditions and checks run over them and over what is typed.
 * Judges nothing until the rules have been fetched: until then the server's word holds.
 */
import { explainField } from '#lib/survey/field-names.ts';
import { acknowledged, type Answers } from '#lib/ui/live/copy.ts';
import type { PageFacts } from '#lib/ui/live/local-remarks.ts';
import type { LocalRules } from '#lib/ui/live/rules.ts';
import type { Unsent } from '#lib/ui/unsent/queue.ts';
import type { Outcome } from '#lib/ui/unsent/sender.ts';
import { showLogic, type Entries } from './settle-entries.ts';

export class Judging {
  rules: LocalRules | null = null;
  #entries: Entries;
  #page: () => PageFacts;
  #saved: Answers = {};
  /** All that was saved up to some moment is known: with less, every condition on another section would fail. */
  #whole = false;

  constructor(entries: Entries, page: () => PageFacts) {
    this.#entries = entries;
    this.#page = page;
  }

  /** Everything that the file holds, or all that is new in it since. */
  knowAll(answers: Answers): void {
    this.#whole = true;
    this.#know(answers);
  }

  /** Of two answers to a question the later one is known. */
  #know(answers: Answers): void {
    const newer = Object.entries(answers).filter(
      ([name, { revision }]) => revision > (this.#saved[name]?.revision ?? 0)
    );
    this.#saved = { ...this.#saved, ...Object.fromEntries(newer) };
  }

  knowSaved(who: { readonly personId: string; readonly personName: string }, { items, reply, at }: Outcome): void {
    this.#know(acknowledged(this.#saved, who, items, reply?.saved ?? {}, at));
  }

  /** The answer that stands cites these from now on. */
  cite(name: string, evidence: readonly string[]): void {
    const standing = this.#saved[name];
    if (standing !== undefined) this.#saved = { ...this.#saved, [name]: { ...standing, evidence } };
  }

  /** Refuses what would be refused, and gives back how to show the rest; null: it cannot be known yet. */
  judge(unsent: Readonly<Record<string, Unsent>>): (() => void) | null {
    const { rules } = this;
    if (rules === null || !this.#whole) return null;
    for (const [name, { input }] of Object.entries(unsent)) {
      const entry = this.#entries[name];
      const reason = entry?.status === 'waiting' ? rules.refusal(name, input) : null;
      if (reason !== null) entry?.settle('refused', reason);
    }
    const logic = rules.logic(this.#saved, unsent);
    const remarks = rules.remarks(this.#saved, unsent, this.#page());
    return () => {
      showLogic(this.#entries, logic);
      const inUse = document.activeElement?.getAttribute('name') ?? '';
      for (const [name, found] of Object.entries(remarks)) {
        const entry = this.#entries[name];
        if (entry === undefined) continue;
        // What is being explained is not taken from under the cursor.
        const held = entry.remarks.filter(
          ({ code }) => explainField(name, code) === inUse && !found.some((one) => one.code === code)
        );
        entry.remarks = [...found, ...held];
      }
    };
  }
}
