/** What was done, in a sentence; null: nothing that this program says. */
import * as m from '#lib/i18n/generated/messages.js';

const sentences: Readonly<Record<string, () => string>> = {
  approved: m.review_done_approved,
  returned_sent: m.review_done_returned_sent,
  returned_kept: m.review_done_returned_kept,
  returned_nobody: m.review_done_returned_nobody,
  asked: m.asking_done_asked,
  asked_kept: m.asking_done_asked_kept,
  settled: m.asking_done_settled,
  marked: m.asking_done_marked,
  reopened: m.asking_done_reopened,
  granted: m.asking_done_granted,
  refused: m.asking_done_refused
};

export function doneText(done: string | null): string | null {
  return done !== null && Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null;
}
