/**
 * The one reducer of the log: the state of a country file after one more change. `changes.reduce(applyChange, null)` is
 * the file; both stores and every look into the past use it. It decides nothing: what is in the log has happened.
 * Refuses (throws) only what can never be in a log: a gap in the revisions, another file's change, a missing 'opened'.
 */
import type { Answer, StandingAnswer } from './answer.ts';
import type { Change } from './change.ts';
import type { FileState, FileSummary, Member, SubmissionStub } from './file-state.ts';

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

/** The file without its answers: what a listing holds. */
export function summaryOf(state: FileState): FileSummary {
  const { answers: _kept, ...summary } = state;
  return summary;
}

function opened(change: Extract<Change, { kind: 'opened' }>): FileState {
  return {
    fileId: change.fileId,
    campaignId: change.campaignId,
    iso3: change.iso3,
    version: change.version,
    origin: 'asked',
    status: 'invited',
    revision: change.revision,
    members: [],
    answers: {},
    progress: change.progress,
    submissions: [],
    returnReason: null,
    approvalRemarks: null,
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
    case 'focal_point_named':
      return { members: withFocalPoint(state.members, change) };
    case 'delegated':
      return { members: withContributor(state.members, change) };
    case 'delegation_withdrawn':
      return { members: state.members.filter((one) => one.role === 'focal_point' || one.personId !== change.personId) };
    case 'visited':
      return { firstVisitAt: state.firstVisitAt ?? change.at };
    case 'answers_saved':
      return {
        status: state.status === 'invited' ? 'in_progress' : state.status,
        answers: Object.fromEntries([...Object.entries(state.answers), ...standing(change.answers, change)]),
        progress: change.progress
      };
    case 'submitted':
      return {
        status: 'submitted',
        returnReason: null,
        submissions: [
          ...state.submissions,
          {
            receipt: change.receipt,
            number: change.number,
            sha256: change.sha256,
            at: change.at,
            revision: state.revision,
            signer: change.signer,
            outcome: 'submitted',
            decidedAt: null
          }
        ]
      };
    case 'returned':
      return {
        status: 'returned',
        returnReason: change.reason,
        submissions: decided(state.submissions, 'returned', change.at)
      };
    case 'approved':
      return {
        status: 'approved',
        approvalRemarks: change.remarks,
        submissions: decided(state.submissions, 'approved', change.at)
      };
    case 'imported': {
      const { name, row } = change.source;
      const sources = [...state.sources, { name, row, superseded: change.superseded }];
      if (change.superseded || change.submission === null) return { origin: 'imported', sources };
      return {
        origin: 'imported',
        status: 'approved',
        sources,
        answers: Object.fromEntries(standing(change.answers, change)),
        progress: change.progress,
        submissions: [
          ...state.submissions,
          {
            ...change.submission,
            at: change.at,
            revision: change.revision,
            signer: { name: change.source.name, function: '' },
            outcome: 'approved',
            decidedAt: change.at
          }
        ]
      };
    }
  }
}

/** As pairs, so that no question name can reach a prototype. */
function standing(answers: Readonly<Record<string, Answer>>, change: Change): [string, StandingAnswer][] {
  const by = { personId: change.by.personId, name: change.by.name };
  return Object.entries(answers).map(([name, answer]) => [
    name,
    { ...answer, revision: change.revision, at: change.at, by }
  ]);
}

/** A file has one focal point: naming another takes the file from the one before. */
function withFocalPoint(
  members: readonly Member[],
  { personId, name, email }: Pick<Member, 'personId' | 'name' | 'email'>
): Member[] {
  const others = members.filter((one) => one.role !== 'focal_point' && one.personId !== personId);
  return [{ personId, name, email, role: 'focal_point', sections: 'all' }, ...others];
}

/** Replaces the sections given before; the focal point has all sections already and stays what he is. */
function withContributor(
  members: readonly Member[],
  { personId, name, email, sections }: Extract<Change, { kind: 'delegated' }>
): readonly Member[] {
  if (members.some((one) => one.personId === personId && one.role === 'focal_point')) return members;
  const others = members.filter((one) => one.personId !== personId);
  return [...others, { personId, name, email, role: 'contributor', sections }];
}

/** The decision falls on the newest submission. */
function decided(
  submissions: readonly SubmissionStub[],
  outcome: 'returned' | 'approved',
  at: string
): readonly SubmissionStub[] {
  return submissions.map((one, index) => (index === submissions.length - 1 ? { ...one, outcome, decidedAt: at } : one));
}
