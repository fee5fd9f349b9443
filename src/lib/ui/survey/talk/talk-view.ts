/** What is said about single questions, in words: the thread with IITE and the comments between colleagues. */
import type { ColleagueComment, Thread } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { asked_answered, asked_open, asked_settled } from '#lib/i18n/generated/messages.js';

export interface SaidView {
  /** null: IITE. */
  readonly name: string | null;
  readonly date: string;
  readonly text: string;
  /** null: not known, the browser tells the direction. */
  readonly language: Language | null;
}
export interface TalkView {
  readonly status: Thread['status'] | null;
  readonly statusWord: string;
  readonly thread: readonly SaidView[];
  readonly comments: readonly SaidView[];
  readonly mayReply: boolean;
  readonly mayComment: boolean;
}

export interface Talk {
  readonly threads: readonly Thread[];
  readonly comments: readonly ColleagueComment[];
  /** The questions that are the reader's to speak about. */
  readonly writes: ReadonlySet<string>;
}

function statusWord(status: Thread['status'] | undefined): string {
  if (status === undefined) return '';
  return status === 'open' ? asked_open() : status === 'answered' ? asked_answered() : asked_settled();
}

export function talkView(
  question: string,
  { threads, comments, writes }: Talk,
  language: Language,
  timeZone: string
): TalkView {
  const thread = threads.find((one) => one.question === question);
  const date = (iso: string): string => formatDateTime(iso, language, timeZone);
  const mine = writes.has(question);
  return {
    status: thread?.status ?? null,
    statusWord: statusWord(thread?.status),
    thread: (thread?.messages ?? []).map(({ side, by, at, text, language: written }) => ({
      name: side === 'iite' ? null : (by.acting ?? by.name),
      date: date(at),
      text,
      language: written
    })),
    comments: comments
      .filter((one) => one.question === question)
      .map(({ by, at, text }) => ({ name: by.acting ?? by.name, date: date(at), text, language: null })),
    mayReply: mine && thread !== undefined && thread.status !== 'settled',
    mayComment: mine
  };
}
