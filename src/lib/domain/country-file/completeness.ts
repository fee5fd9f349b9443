/**
 * What the check page lists before signing: required questions without a reply (they prevent signing) and other asked
 * questions without one. Nothing here refuses anything; `decide` reads `missing`. Soft remarks are in soft-checks.ts.
 */
import { isAsked } from './progress.ts';
import { mayWrite } from './permission.ts';
import { isReplied } from './values.ts';
import type { Answer } from './answer.ts';
import type { Member } from './file-state.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

export interface Place {
  readonly section: string;
  readonly question: string;
}

export interface Completeness {
  readonly missing: readonly Place[];
  readonly unanswered: readonly Place[];
}

export function completenessOf(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, Answer>>,
  logic: LogicResult
): Completeness {
  const missing: Place[] = [];
  const unanswered: Place[] = [];
  for (const section of questionnaire.sections) {
    if (!logic.visibleSections.has(section.name)) continue;
    for (const question of section.questions) {
      const place = { section: section.name, question: question.name };
      if (isReplied(answers[question.name]) || !isAsked(question, logic)) continue;
      (logic.required.has(question.name) ? missing : unanswered).push(place);
    }
  }
  return { missing, unanswered };
}

/** What waits for whom: the places by the contributors to whom they are given; the rest is the focal point's. */
export interface Waiting {
  readonly person: Pick<Member, 'personId' | 'name' | 'email' | 'role' | 'due'>;
  readonly missing: readonly Place[];
  readonly unanswered: readonly Place[];
}

export function waitingFor(
  { missing, unanswered }: Completeness,
  members: readonly Member[],
  questionnaire: Questionnaire
): readonly Waiting[] {
  const contributors = members.filter(({ role }) => role === 'contributor');
  const isHis = (member: Member, { question }: Place): boolean =>
    member.role === 'contributor'
      ? mayWrite(member, question, questionnaire)
      : !contributors.some((one) => mayWrite(one, question, questionnaire));
  return members
    .filter(({ role }) => role !== 'signer')
    .map((member) => ({
      person: member,
      missing: missing.filter((place) => isHis(member, place)),
      unanswered: unanswered.filter((place) => isHis(member, place))
    }))
    .filter((one) => one.missing.length + one.unanswered.length > 0)
    .map(({ person: { personId, name, email, role, due }, ...rest }) => ({
      person: { personId, name, email, role, due },
      ...rest
    }));
}
