/** What IITE does with a signed file, and the country's replies: threads, marks, return, approval, reopening. */
import { actedBy } from './apply-content.ts';
import { withDecision } from './apply-signing.ts';
import type { Change, ChangeOf, ReviewBody } from './change.ts';
import type { FileState, ReviewMark, SubmissionStub, Thread, ThreadMessage } from './file-state.ts';

export function afterReview(state: FileState, change: Change & ReviewBody): Partial<FileState> {
  switch (change.kind) {
    case 'country_asked':
      return { threads: asked(state.threads, change) };
    case 'country_replied':
      return { threads: replied(state.threads, change) };
    case 'question_settled': {
      const settled = (one: Thread): Thread => (one.question === change.question ? { ...one, status: 'settled' } : one);
      return { threads: state.threads.map(settled) };
    }
    case 'answers_marked':
      return { marks: marked(state.marks, change) };
    case 'returned': {
      const { reason, asked: on, unlocked, at } = change;
      return {
        status: 'returned',
        returnReason: reason,
        asked: on,
        unlocked,
        submissions: withDecision(state.submissions, { outcome: 'returned', decidedAt: at, words: reason })
      };
    }
    case 'approved': {
      const { remarks, at } = change;
      return {
        status: 'approved',
        approvalRemarks: remarks,
        asked: null,
        unlocked: null,
        threads: state.threads.map((one) => ({ ...one, status: 'settled' })),
        submissions: superseding(
          withDecision(state.submissions, { outcome: 'approved', decidedAt: at, words: remarks })
        )
      };
    }
    case 'reopened':
      return { status: 'returned', returnReason: change.reason, approvalRemarks: null, asked: null, unlocked: null };
  }
}

function asked(threads: readonly Thread[], change: ChangeOf<'country_asked'>): readonly Thread[] {
  const { number, language, at } = change;
  return change.questions.reduce<readonly Thread[]>((all, { question, text }) => {
    const message: ThreadMessage = { side: 'iite', text, language, at, by: actedBy(change) };
    const before = all.find((one) => one.question === question);
    if (before === undefined) return [...all, { question, number, status: 'open', messages: [message] }];
    const more: Thread = { ...before, number, status: 'open', messages: [...before.messages, message] };
    return all.map((one) => (one === before ? more : one));
  }, threads);
}

function replied(threads: readonly Thread[], change: ChangeOf<'country_replied'>): readonly Thread[] {
  const { question, text, language, at } = change;
  const message: ThreadMessage = { side: 'country', text, language, at, by: actedBy(change) };
  return threads.map((one) => (one.question === question ? { ...one, messages: [...one.messages, message] } : one));
}

function marked(marks: readonly ReviewMark[], change: ChangeOf<'answers_marked'>): readonly ReviewMark[] {
  const { number, at } = change;
  const named = new Map(Object.entries(change.marks));
  const others = marks.filter((one) => one.number !== number || !named.has(one.question));
  const made = [...named].flatMap(([question, mark]) =>
    mark === null ? [] : [{ number, question, mark, at, by: actedBy(change) }]
  );
  return [...others, ...made];
}

/** Of the approved submissions the newest stands; those before it name it, and stay approved. */
function superseding(submissions: readonly SubmissionStub[]): readonly SubmissionStub[] {
  const newest = submissions.at(-1);
  return submissions.map((one) =>
    newest !== undefined && one !== newest && one.outcome === 'approved' && one.supersededBy === null
      ? { ...one, supersededBy: newest.number }
      : one
  );
}
