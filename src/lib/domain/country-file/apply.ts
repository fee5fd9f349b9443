/**
 * The one reducer of the log: the state of a country file after one more change. `changes.reduce(applyChange, null)` is
 * the file; both stores and every look into the past use it. It decides nothing: what is in the log has happened.
 * Refuses (throws) only what can never be in a log: a gap in the revisions, another file's change, a missing 'opened'.
 */
import { afterContent, standing } from './apply-content.ts';
import { afterCourse } from './apply-course.ts';
import { afterPeople } from './apply-people.ts';
import { afterReview } from './apply-review.ts';
import { afterSigning } from './apply-signing.ts';
import type { Change, ChangeOf } from './change.ts';
import type { FileState, FileSummary, Thread } from './file-state.ts';

/**
 * @param state the file at revision n, or null before its first change
 * @param change the change with revision n + 1
 * @returns a new state at revision n + 1; the arguments are left as they are
 */
export function applyChange(state: FileState | null, change: Change): FileState {
  const expected = state === null ? 1 : state.revision + 1;
  if (change.revision !== expected) {
    throw new Error(`change ${change.revision} of ${change.fileId} cannot follow revision ${expected - 1}`);
  }
  if (state === null) {
    if (change.kind !== 'opened') throw new Error(`the log of ${change.fileId} begins with '${change.kind}'`);
    return opened(change);
  }
  if (state.fileId !== change.fileId) throw new Error(`a change of ${change.fileId} in the log of ${state.fileId}`);
  return { ...state, ...effect(state, change), revision: change.revision, lastActivityAt: change.at };
}

/** The file without what people wrote in it: what a listing holds. */
export function summaryOf(state: FileState): FileSummary {
  const { answers: _answers, evidence: _evidence, comments: _comments, threads, marks: _marks, ...rest } = state;
  const count = (status: Thread['status']): number => threads.filter((one) => one.status === status).length;
  return {
    ...rest,
    threadCounts: { open: count('open'), answered: count('answered'), settled: count('settled') }
  };
}

function opened(change: ChangeOf<'opened'>): FileState {
  return {
    fileId: change.fileId,
    campaignId: change.campaignId,
    iso3: change.iso3,
    version: change.version,
    origin: 'asked',
    status: 'invited',
    revision: change.revision,
    contentRevision: 0,
    members: [],
    answers: {},
    progress: change.progress,
    submissions: [],
    returnReason: null,
    asked: null,
    unlocked: null,
    approvalRemarks: null,
    frozen: null,
    unfrozen: null,
    deadline: null,
    moreTime: null,
    declined: null,
    evidence: [],
    comments: [],
    threads: [],
    marks: [],
    openedAt: change.at,
    firstVisitAt: null,
    lastActivityAt: change.at,
    sources: []
  };
}

function effect(state: FileState, change: Change): Partial<FileState> {
  switch (change.kind) {
    case 'opened':
      throw new Error(`${change.fileId} is opened twice`);
    case 'visited':
      return { firstVisitAt: state.firstVisitAt ?? change.at };
    case 'focal_point_named':
    case 'delegated':
    case 'delegation_withdrawn':
    case 'handed_over':
      return { members: afterPeople(state.members, change) };
    case 'answers_saved':
    case 'evidence_added':
    case 'evidence_removed':
    case 'comment_added':
      return afterContent(state, change);
    case 'frozen':
    case 'unfrozen':
    case 'submitted':
    case 'withdrawn':
      return afterSigning(state, change);
    case 'more_time_asked':
    case 'more_time_granted':
    case 'more_time_refused':
    case 'declined':
    case 'taken_part_again':
      return afterCourse(state, change);
    case 'country_asked':
    case 'country_replied':
    case 'question_settled':
    case 'answers_marked':
    case 'returned':
    case 'approved':
    case 'reopened':
      return afterReview(state, change);
    case 'imported':
      return imported(state, change);
  }
}

function imported(state: FileState, change: ChangeOf<'imported'>): Partial<FileState> {
  const { name, row } = change.source;
  const sources = [...state.sources, { name, row, superseded: change.superseded }];
  if (change.superseded || change.submission === null) return { origin: 'imported', sources };
  return {
    origin: 'imported',
    status: 'approved',
    sources,
    contentRevision: change.revision,
    answers: Object.fromEntries(standing(change.answers, change, {})),
    progress: change.progress,
    submissions: [
      ...state.submissions,
      {
        ...change.submission,
        at: change.at,
        revision: change.revision,
        signer: { name: change.source.name, function: '' },
        outcome: 'approved',
        decidedAt: change.at,
        words: '',
        supersededBy: null
      }
    ]
  };
}
