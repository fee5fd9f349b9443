/** What is asked once more before an act that cannot be taken back: what it does, whom it tells, with which words. Pure. */
import type { ReviewAct, TypedReview } from './review-form.ts';
import { instantOf } from '#lib/domain/campaign/zoned-time.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatCount, formatDateTime } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';

export interface ConfirmFacts<Person> {
  readonly country: string;
  readonly timeZone: string;
  readonly people: readonly Person[];
  /** The questions that a return unlocks, in words; null: all. */
  readonly unlocks: readonly string[] | null;
  readonly unsettled: number;
  readonly titleOf: (question: string) => string;
  /** The ids of those who are told of a question. */
  readonly tellsOf: (question: string) => readonly string[];
}

interface Quote {
  readonly title: string | null;
  readonly text: string;
}
interface Confirmation<Person> {
  readonly heading: string;
  readonly means: readonly string[];
  readonly told: readonly Person[] | null;
  readonly quotes: readonly Quote[];
  readonly list: { readonly title: string; readonly items: readonly string[] } | null;
  readonly yes: string;
}

export function confirmation<Person extends { readonly personId: string; readonly role: string }>(
  act: Exclude<ReviewAct, 'settle' | 'mark'>,
  typed: TypedReview,
  facts: ConfirmFacts<Person>,
  language: Language
): Confirmation<Person> {
  const { country, people, unlocks, timeZone } = facts;
  const number = formatCount(typed.number, language);
  const said = (text: string): Quote[] => (text === '' ? [] : [{ title: null, text }]);
  const plain = { told: people.filter(({ role }) => role === 'focal_point'), list: null };
  switch (act) {
    case 'ask': {
      const asked = Object.entries(typed.questions);
      const told = new Set(asked.flatMap(([question]) => facts.tellsOf(question)));
      return {
        heading: m.asking_confirm_ask({ country }),
        means: [m.asking_ask_means()],
        told: people.filter(({ personId }) => told.has(personId)),
        quotes: asked.map(([question, text]) => ({ title: facts.titleOf(question), text })),
        list: null,
        yes: m.asking_yes_ask()
      };
    }
    case 'approve': {
      const settles = facts.unsettled > 0 ? [m.asking_approve_settles({ count: facts.unsettled })] : [];
      return {
        heading: m.review_confirm_approve({ country, number }),
        means: [m.review_approve_means(), ...settles],
        told: null,
        quotes: said(typed.remarks),
        list: null,
        yes: m.review_yes_approve()
      };
    }
    case 'return':
      return {
        ...plain,
        heading: m.review_confirm_return({ country, number }),
        means: [
          unlocks === null ? m.asking_unlocks_all() : m.asking_unlocks({ count: unlocks.length }),
          m.asking_return_means()
        ],
        list: unlocks === null ? null : { title: m.asking_unlocks_list(), items: unlocks },
        quotes: said(typed.reason),
        yes: m.review_yes_return()
      };
    case 'reopen':
      return {
        ...plain,
        heading: m.asking_confirm_reopen({ country }),
        means: [m.asking_reopen_means({ number })],
        quotes: said(typed.reopening),
        yes: m.asking_yes_reopen()
      };
    case 'grant': {
      const instant = instantOf(typed.until, timeZone);
      const until = instant === null ? typed.until : `${formatDateTime(instant, language, timeZone)} (${timeZone})`;
      return {
        ...plain,
        heading: m.asking_confirm_grant({ country, until }),
        means: [m.asking_grant_means()],
        quotes: said(typed.words),
        yes: m.asking_yes_grant()
      };
    }
    case 'refuse':
      return {
        ...plain,
        heading: m.asking_confirm_refuse({ country }),
        means: [m.asking_refuse_means()],
        quotes: said(typed.refusal),
        yes: m.asking_yes_refuse()
      };
  }
}
