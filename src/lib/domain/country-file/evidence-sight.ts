/**
 * Which evidence of a file a member sees: the focal point all of it; a contributor what he has added himself and what stands
 * beside an answer that he sees; the signer, once there is a copy to sign, what its answers cite.
 */
import type { EvidenceItem } from './evidence-item.ts';
import type { FileState, Member } from './file-state.ts';
import type { Sight } from './sight.ts';

export function evidenceSeen(
  state: Pick<FileState, 'answers' | 'evidence' | 'frozen' | 'submissions'>,
  member: Pick<Member, 'personId' | 'role'>,
  { sees }: Sight
): readonly EvidenceItem[] {
  if (member.role === 'focal_point') return state.evidence;
  const copy = member.role === 'signer' && (state.frozen !== null || state.submissions.length > 0);
  const cited = new Set(
    Object.entries(state.answers).flatMap(([name, { evidence }]) => (copy || sees.has(name) ? (evidence ?? []) : []))
  );
  return state.evidence.filter(({ id, addedBy }) => cited.has(id) || addedBy.personId === member.personId);
}
