/**
 * What a reviewer does on the page of a file. Everything typed comes back with every refusal; what cannot be taken back is
 * asked once more before it is done. The rules are the use cases' own.
 */
import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { instantOf } from '#lib/domain/campaign/zoned-time.ts';
import type { ReviewMarkKind } from '#lib/domain/country-file/change.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { statusOf, viewOf, type ProblemView } from '#lib/server/respond.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { askCountry } from '#lib/server/usecases/ask-country.ts';
import { grantMoreTime } from '#lib/server/usecases/grant-more-time.ts';
import { lookAtFile } from '#lib/server/usecases/look-at-file.ts';
import { markAnswers } from '#lib/server/usecases/mark-answers.ts';
import { readForReview } from '#lib/server/usecases/read-for-review.ts';
import { refuseMoreTime } from '#lib/server/usecases/refuse-more-time.ts';
import { reopenSubmission } from '#lib/server/usecases/reopen-submission.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { settleQuestion } from '#lib/server/usecases/settle-question.ts';
import {
  hasWritten,
  readReviewForm,
  type ReviewAct,
  type ReviewForm,
  type TypedReview
} from '#lib/ui/review/review-form.ts';

interface Event {
  readonly locals: App.Locals;
  readonly params: { readonly fileId: string };
  readonly request: Request;
}
type Target = { readonly fileId: string; readonly number: number; readonly changeId: string };
interface Steps {
  /** What is wrong before anything is asked; null: nothing. */
  readonly check?: (event: Event, typed: TypedReview) => Promise<Problem | null> | Problem | null;
  /** False: done at once, since it can be taken back and tells nobody. */
  readonly confirm?: false;
  /** The word for what was done. */
  readonly act: (locals: App.Locals, target: Target, typed: TypedReview) => Promise<Problem | string>;
}
type Failed = ActionFailure<{ problem: ProblemView; typed: TypedReview; act: ReviewAct }>;

const told = (statuses: readonly (string | null)[]): 'sent' | 'kept' =>
  statuses.some((status) => status === 'kept' || status === 'failed') ? 'kept' : 'sent';
const needed = (words: string): Problem | null => (words === '' ? problem('file.reason_required', {}, 'reason') : null);

async function closing({ app, actor }: App.Locals, fileId: string, typed: TypedReview): Promise<string | Problem> {
  const file = await lookAtFile(app, actor, { fileId });
  if (isProblem(file)) return file;
  return (
    instantOf(typed.until, file.campaign.timeZone) ?? problem('request.field_invalid', { field: 'until' }, 'until')
  );
}

const marks: Readonly<Record<string, ReviewMarkKind | null>> = {
  validated: 'validated',
  documented: 'documented',
  none: null
};

const steps: Readonly<Record<ReviewAct, Steps>> = {
  ask: {
    check: (_event, { questions }) =>
      Object.keys(questions).length === 0
        ? problem('request.field_required', { field: 'questions' }, 'questions')
        : null,
    act: async ({ app, actor, language }, target, typed) => {
      const questions = Object.entries(typed.questions).map(([question, text]) => ({ question, text }));
      const asked = await askCountry(app, actor, { ...target, language: typed.language ?? language, questions });
      if (isProblem(asked)) return asked;
      return told(asked.mails) === 'kept' ? 'asked_kept' : 'asked';
    }
  },
  settle: {
    confirm: false,
    act: async ({ app, actor }, target, typed) => {
      const settled = await settleQuestion(app, actor, { ...target, question: typed.target });
      return isProblem(settled) ? settled : 'settled';
    }
  },
  mark: {
    confirm: false,
    check: (_event, { target }) =>
      Object.hasOwn(marks, target.split(':')[1] ?? '') ? null : problem('request.field_invalid', { field: 'target' }),
    act: async ({ app, actor }, target, typed) => {
      const [question = '', mark = ''] = typed.target.split(':');
      const marked = await markAnswers(app, actor, { ...target, marks: { [question]: marks[mark] ?? null } });
      return isProblem(marked) ? marked : 'marked';
    }
  },
  approve: {
    act: async ({ app, actor }, target, { remarks }) => {
      const approved = await approveSubmission(app, actor, { ...target, remarks });
      return isProblem(approved) ? approved : 'approved';
    }
  },
  return: {
    check: async ({ locals: { app, actor }, params }, { reason }) => {
      if (reason !== '') return null;
      const review = await readForReview(app, actor, { fileId: params.fileId });
      if (isProblem(review)) return review;
      return review.wouldUnlock === null ? needed(reason) : null;
    },
    act: async ({ app, actor }, target, { reason }) => {
      const returned = await returnSubmission(app, actor, { ...target, reason });
      if (isProblem(returned)) return returned;
      return `returned_${returned.mail === null ? 'nobody' : told([returned.mail])}`;
    }
  },
  reopen: {
    check: (_event, { reopening }) => needed(reopening),
    act: async ({ app, actor }, target, { reopening }) => {
      const reopened = await reopenSubmission(app, actor, { ...target, reason: reopening });
      return isProblem(reopened) ? reopened : 'reopened';
    }
  },
  grant: {
    check: async ({ locals, params }, typed) => {
      const until = await closing(locals, params.fileId, typed);
      return isProblem(until) ? until : null;
    },
    act: async (locals, target, typed) => {
      const until = await closing(locals, target.fileId, typed);
      if (isProblem(until)) return until;
      const granted = await grantMoreTime(locals.app, locals.actor, { ...target, until, words: typed.words });
      return isProblem(granted) ? granted : 'granted';
    }
  },
  refuse: {
    check: (_event, { refusal }) => needed(refusal),
    act: async ({ app, actor }, target, { refusal }) => {
      const refused = await refuseMoreTime(app, actor, { ...target, reason: refusal });
      return isProblem(refused) ? refused : 'refused';
    }
  }
};

export async function takeAct(act: ReviewAct, event: Event): Promise<ReviewForm | Failed> {
  const typed = readReviewForm(await event.request.formData());
  if (typed.step === 'back') return { act, typed };
  const { check, confirm, act: run } = steps[act];
  const failed = (cause: Problem): Failed => fail(statusOf[cause.kind], { problem: viewOf(cause), typed, act });
  const wrong = (await check?.(event, typed)) ?? null;
  if (wrong !== null) return failed(wrong);
  if (confirm !== false && typed.step !== 'confirmed') return { act, typed, confirm: true };
  const { fileId } = event.params;
  const done = await run(event.locals, { fileId, number: typed.number, changeId: typed.changeId }, typed);
  if (isProblem(done)) return failed(done);
  // What is written but not sent would be lost by going to a new page.
  if (confirm === false && hasWritten(typed)) return { act, typed, done };
  const place = confirm === false ? `#q-${typed.target.split(':')[0] ?? ''}` : '';
  redirect(303, `/review/${fileId}?done=${done}${place}`);
}
