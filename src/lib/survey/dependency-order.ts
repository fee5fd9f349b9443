/**
 * In which order the visibility and the calculated values of a version are worked out, so that each comes after what
 * it reads; refuses circles. A question reads its section, and the questions that its visibleIf and expression name.
 */
import { ExpressionRunner } from 'survey-core';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

/** The questions an expression names: "{inc5_in.urban} > 0" -> ["inc5_in"]; text that does not parse names none. */
export function questionsIn(expression: string | null): readonly string[] {
  if (expression === null) return [];
  const runner = new ExpressionRunner(expression);
  if (!runner.canRun()) return [];
  return [...new Set(runner.getVariables().map((variable) => variable.split(/[.[]/)[0] ?? variable))];
}

export type Step = { readonly kind: 'section' | 'question'; readonly name: string };

/** Steps in order, or the names that form a circle ("a", "b", "a"). */
export function dependencyOrder(
  questionnaire: Questionnaire
): readonly Step[] | { readonly circle: readonly string[] } {
  const order: Step[] = [];
  const done = new Set<string>();
  const open: string[] = [];

  function sectionReads(name: string): readonly string[] {
    const section = questionnaire.sections.find((candidate) => candidate.name === name);
    return questionsIn(section?.visibleIf ?? null);
  }
  /** Visits depth first; returns the circle it ran into. */
  function visit(step: Step): readonly string[] | null {
    const key = `${step.kind}:${step.name}`;
    if (done.has(key)) return null;
    if (open.includes(key))
      return [...open.slice(open.indexOf(key)), key].map((entry) => entry.slice(entry.indexOf(':') + 1));
    open.push(key);
    const before: Step[] = readsOf(step);
    for (const earlier of before) {
      const circle = visit(earlier);
      if (circle !== null) return circle;
    }
    open.pop();
    done.add(key);
    order.push(step);
    return null;
  }
  function readsOf(step: Step): Step[] {
    if (step.kind === 'section') return sectionReads(step.name).filter(isKnown).map(asQuestion);
    const question = questionnaire.byName.get(step.name);
    const section = questionnaire.sectionOf.get(step.name);
    const expression = question?.type === 'calculated' ? question.expression : null;
    const named = [...questionsIn(question?.visibleIf ?? null), ...questionsIn(expression)].filter(isKnown);
    return [...(section === undefined ? [] : [{ kind: 'section' as const, name: section }]), ...named.map(asQuestion)];
  }
  function isKnown(name: string): boolean {
    return questionnaire.byName.has(name);
  }
  function asQuestion(name: string): Step {
    return { kind: 'question', name };
  }

  const all: Step[] = [
    ...questionnaire.sections.map(({ name }): Step => ({ kind: 'section', name })),
    ...[...questionnaire.byName.keys()].map(asQuestion)
  ];
  for (const step of all) {
    const circle = visit(step);
    if (circle !== null) return { circle };
  }
  return order;
}
