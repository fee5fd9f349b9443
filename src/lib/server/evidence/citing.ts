/** Whether a member may let a question cite evidence now: it is asked, his, and not locked by a return. */
import { isUnlocked, mayWrite } from '#lib/domain/country-file/permission.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { OpenFile } from './evidence-desk.ts';

/** null: he may, or it is for no question yet. */
export function whyNotCited({ state, me, version }: OpenFile, question: string | null): Problem | null {
  if (question === null) return null;
  const section = version.questionnaire.sectionOf.get(question);
  if (section === undefined) return problem('answer.unknown_question', { question }, question);
  if (!mayWrite(me, question, version.questionnaire)) return problem('answer.not_your_section', { section }, question);
  return isUnlocked(state, question) ? null : problem('answer.locked', {}, question);
}
