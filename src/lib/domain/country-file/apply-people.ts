/** Who is a member of the file after a change of its people. A file has one focal point and at most one signer. */
import type { Change, Named, PeopleBody } from './change.ts';
import type { Member } from './file-state.ts';

const nothingGiven = { questions: [], message: '', due: null } as const;

export function afterPeople(members: readonly Member[], change: Change & PeopleBody): readonly Member[] {
  switch (change.kind) {
    case 'focal_point_named':
    case 'handed_over':
      return withFocalPoint(members, change);
    case 'delegated':
      return withContributor(members, change);
    case 'delegation_withdrawn':
      return members.filter((one) => one.role !== 'contributor' || one.personId !== change.personId);
  }
}

/** Naming another takes the file from the one before. */
function withFocalPoint(members: readonly Member[], { personId, name, email }: Named): Member[] {
  const others = members.filter((one) => one.role !== 'focal_point' && one.personId !== personId);
  return [{ personId, name, email, role: 'focal_point', sections: 'all', ...nothingGiven }, ...others];
}

/** Replaces what was given before; the focal point has all sections already and stays what he is. */
function withContributor(
  members: readonly Member[],
  { personId, name, email, sections, questions, message, due }: Extract<Change, { kind: 'delegated' }>
): readonly Member[] {
  if (members.some((one) => one.personId === personId && one.role !== 'contributor')) return members;
  const others = members.filter((one) => one.personId !== personId);
  return [...others, { personId, name, email, role: 'contributor', sections, questions, message, due }];
}

export function withSigner(members: readonly Member[], { personId, name, email }: Named): readonly Member[] {
  const others = members.filter((one) => one.role !== 'signer' && one.personId !== personId);
  return [...others, { personId, name, email, role: 'signer', sections: [], ...nothingGiven }];
}
