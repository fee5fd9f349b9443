/** What people write into a file: answers, evidence, comments between colleagues. */
import { differInEvidenceAlone } from './same-answer.ts';
import type { ActedBy, Answer, StandingAnswer } from './answer.ts';
import type { Change, ContentBody } from './change.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { FileState } from './file-state.ts';

export function actedBy({ by }: Pick<Change, 'by'>): ActedBy {
  const { personId, name, acting } = by;
  return acting === undefined ? { personId, name } : { personId, name, acting };
}

/** As pairs, so that no question name can reach a prototype. */
export function standing(
  answers: Readonly<Record<string, Answer>>,
  change: Change,
  before: FileState['answers']
): [string, StandingAnswer][] {
  const by = actedBy(change);
  return Object.entries(answers).map(([name, answer]) => {
    const since = sinceOf(Object.hasOwn(before, name) ? before[name] : undefined, answer);
    return [name, { ...answer, revision: change.revision, ...(since !== null && { since }), at: change.at, by }];
  });
}

/** null: it says something new. */
function sinceOf(before: StandingAnswer | undefined, answer: Answer): number | null {
  const { language } = answer;
  const nothing: Answer = { state: 'blank', value: null, language, comment: null };
  const same = differInEvidenceAlone(before ?? nothing, answer);
  return same ? (before?.since ?? before?.revision ?? 0) : null;
}

export function afterContent(state: FileState, change: Change & ContentBody): Partial<FileState> {
  const { revision: contentRevision, at } = change;
  switch (change.kind) {
    case 'answers_saved':
      return {
        status: state.status === 'invited' ? 'in_progress' : state.status,
        contentRevision: Object.keys(change.answers).length === 0 ? state.contentRevision : contentRevision,
        answers: Object.fromEntries([
          ...Object.entries(state.answers),
          ...standing(change.answers, change, state.answers)
        ]),
        progress: change.progress
      };
    case 'evidence_added': {
      const item: EvidenceItem = { ...change.item, addedAt: at, addedBy: actedBy(change), removed: null };
      const status = state.status === 'invited' ? 'in_progress' : state.status;
      return { status, contentRevision, evidence: [...state.evidence, item] };
    }
    case 'evidence_removed': {
      const removed = { at, by: actedBy(change) };
      return {
        contentRevision,
        evidence: state.evidence.map((item) => (item.id === change.id ? { ...item, removed } : item)),
        answers: withoutCitation(state.answers, change.id)
      };
    }
    case 'comment_added': {
      const { question, text } = change;
      const comment = { id: change.revision, question, text, at, by: actedBy(change) };
      return { comments: [...state.comments, comment] };
    }
  }
}

/** The answers keep their revisions: who saw the answer has seen everything of it but a proof that is gone. */
function withoutCitation(answers: FileState['answers'], id: string): FileState['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      if (answer.evidence?.includes(id) !== true) return [name, answer];
      const { evidence, ...rest } = answer;
      const left = evidence.filter((cited) => cited !== id);
      return [name, left.length === 0 ? rest : { ...rest, evidence: left }];
    })
  );
}
