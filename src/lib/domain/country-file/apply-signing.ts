/** Freezing, unfreezing, signing and withdrawing the signature. */
import { actedBy } from './apply-content.ts';
import { withSigner } from './apply-people.ts';
import type { Change, SigningBody } from './change.ts';
import type { FileState, FileStatus, SubmissionStub } from './file-state.ts';

/** The state in which a file that somebody has begun takes answers: 'returned' where a return or a reopening stands. */
export function openStatus({ submissions }: Pick<FileState, 'submissions'>): FileStatus {
  return submissions.some(({ outcome }) => outcome === 'returned' || outcome === 'approved')
    ? 'returned'
    : 'in_progress';
}

/** The submissions with the newest decided. */
export function withDecision(
  submissions: readonly SubmissionStub[],
  decision: Pick<SubmissionStub, 'outcome' | 'decidedAt' | 'words'>
): readonly SubmissionStub[] {
  return submissions.map((one, index) => (index === submissions.length - 1 ? { ...one, ...decision } : one));
}

export function afterSigning(state: FileState, change: Change & SigningBody): Partial<FileState> {
  const { at } = change;
  switch (change.kind) {
    case 'frozen': {
      const { read, signer } = change;
      const members = signer === null ? state.members : withSigner(state.members, signer);
      const frozen = { revision: read, at, by: actedBy(change), signer };
      return { status: 'frozen', frozen, unfrozen: null, members };
    }
    case 'unfrozen': {
      const { reason, sentBack } = change;
      return { status: openStatus(state), frozen: null, unfrozen: { reason, at, by: actedBy(change), sentBack } };
    }
    case 'submitted': {
      const { receipt, number, sha256, signer } = change;
      const stub: SubmissionStub = {
        receipt,
        number,
        sha256,
        at,
        revision: state.revision,
        signer,
        outcome: 'submitted',
        decidedAt: null,
        words: '',
        supersededBy: null
      };
      return {
        status: 'submitted',
        frozen: null,
        unfrozen: null,
        returnReason: null,
        submissions: [...state.submissions, stub],
        threads: state.threads.map((one) => (one.status === 'open' ? { ...one, status: 'answered' } : one))
      };
    }
    case 'withdrawn': {
      const { reason } = change;
      return {
        status: openStatus(state),
        returnReason: reasonBefore(state.submissions),
        submissions: withDecision(state.submissions, { outcome: 'withdrawn', decidedAt: at, words: reason })
      };
    }
  }
}

/** The reason of the return that the withdrawn signature had answered; null: it answered none. */
function reasonBefore(submissions: readonly SubmissionStub[]): string | null {
  const before = submissions.slice(0, -1).findLast(({ outcome }) => outcome !== 'withdrawn');
  return before?.outcome === 'returned' ? before.words : null;
}
