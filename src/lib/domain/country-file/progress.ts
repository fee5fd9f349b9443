/**
 * How far a file is, per visible section: [answered, asked]. Asked: visible questions, except calculated ones (nobody types
 * them) and companions that are not required (the evidence for another question, the source of another figure).
 * Answered: asked questions in any state but blank.
 */
import { isReplied } from './values.ts';
import type { Answer } from './answer.ts';
import type { Progress } from './change.ts';
import type { LogicResult, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

/** Whether a visible question counts as asked. */
export function isAsked(question: Question, logic: LogicResult): boolean {
  if (question.type === 'calculated' || !logic.visible.has(question.name)) return false;
  return logic.required.has(question.name) || (question.about?.kind ?? 'input') === 'input';
}

export function progressOf(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, Answer>>,
  logic: LogicResult
): Progress {
  const progress: Record<string, readonly [number, number]> = {};
  for (const section of questionnaire.sections) {
    if (!logic.visibleSections.has(section.name)) continue;
    let answered = 0;
    let asked = 0;
    for (const question of section.questions) {
      if (!isAsked(question, logic)) continue;
      asked += 1;
      if (isReplied(answers[question.name])) answered += 1;
    }
    progress[section.name] = [answered, asked];
  }
  return progress;
}

/** Sections of which every asked question is answered, and sections that ask anything. */
export function sectionsDone(progress: Progress): { readonly done: number; readonly of: number } {
  const counts = Object.values(progress).filter(([, asked]) => asked > 0);
  return { done: counts.filter(([answered, asked]) => answered === asked).length, of: counts.length };
}
