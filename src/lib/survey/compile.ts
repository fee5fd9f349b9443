/**
 * A version's conditions and calculated values, parsed once by survey-core's own expression engine and worked out in
 * dependency order: hidden sections hide their questions, and a hidden answer counts as absent for everything after it
 * (SurveyModel with clearInvisibleValues "onHidden"; a property test holds the two equal). A calculated value steers
 * conditions even where it is not shown; a section without a visible question is hidden. No SurveyModel is built.
 * Throws on a condition that does not parse or goes in a circle: lint refuses such a version before it is published.
 */
import { ExpressionRunner } from 'survey-core';
import type { Logic, LogicResult, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { dependencyOrder } from './dependency-order.ts';

type Values = Record<string, unknown>;

function runnerOf(expression: string): (values: Values) => unknown {
  const runner = new ExpressionRunner(expression);
  if (!runner.canRun()) throw new Error(`condition does not parse: ${expression}`);
  return (values) => {
    const result: unknown = runner.runValues(values);
    return result;
  };
}

function conditionOf(expression: string | null, otherwise: boolean): (values: Values) => boolean {
  if (expression === null) return () => otherwise;
  const run = runnerOf(expression);
  return (values) => Boolean(run(values));
}

/** A calculated value as it may be kept: a finite number or a text; anything else cannot be computed. */
function kept(value: unknown): number | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

interface CompiledQuestion {
  readonly question: Question;
  readonly section: string;
  readonly visible: (values: Values) => boolean;
  readonly enabled: (values: Values) => boolean;
  readonly required: (values: Values) => boolean;
  readonly calculate: ((values: Values) => unknown) | null;
}

function compileQuestion(question: Question, section: string): CompiledQuestion {
  return {
    question,
    section,
    visible: conditionOf(question.visibleIf, true),
    enabled: conditionOf(question.enableIf, true),
    required: conditionOf(question.requiredIf, question.isRequired),
    calculate: question.type === 'calculated' ? runnerOf(question.expression) : null
  };
}

/**
 * `values`: answered values by question name (only of answers in state 'answered'); unknown names are not looked at.
 * `required` holds only questions that are visible and enabled; `calculated` holds every visible calculated question.
 */
export function compileLogic(questionnaire: Questionnaire): Logic {
  const order = dependencyOrder(questionnaire);
  if ('circle' in order) throw new Error(`conditions go in a circle: ${order.circle.join(' -> ')}`);
  const sections = new Map(questionnaire.sections.map((s) => [s.name, conditionOf(s.visibleIf, true)]));
  const questions = new Map(
    questionnaire.sections.flatMap((section) =>
      section.questions.map((question) => [question.name, compileQuestion(question, section.name)] as const)
    )
  );

  return function logic(values): LogicResult {
    const visible = new Set<string>();
    const open = new Set<string>();
    const calculated = new Map<string, number | string | null>();
    const seen: Values = {};
    for (const step of order) {
      if (step.kind === 'section') {
        if (sections.get(step.name)?.(seen) === true) open.add(step.name);
        continue;
      }
      const compiled = questions.get(step.name);
      if (compiled === undefined) continue;
      const shown = open.has(compiled.section) && compiled.visible(seen);
      if (shown) visible.add(step.name);
      if (compiled.calculate !== null) {
        const value = kept(compiled.calculate(seen));
        if (shown) calculated.set(step.name, value);
        if (value !== null) seen[step.name] = value;
      } else if (shown && values[step.name] !== undefined) seen[step.name] = values[step.name];
    }
    const shown = [...questions.values()].filter(({ question }) => visible.has(question.name));
    const enabled = new Set(shown.filter((compiled) => compiled.enabled(seen)).map(({ question }) => question.name));
    const required = new Set(
      shown
        .filter((compiled) => enabled.has(compiled.question.name) && compiled.required(seen))
        .map(({ question }) => question.name)
    );
    const visibleSections = new Set(shown.map(({ section }) => section));
    return { visible, visibleSections, enabled, required, calculated };
  };
}
