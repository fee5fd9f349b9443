/**
 * What lint says of conditions and calculated values: text that does not parse, unknown questions, parts and choices,
 * functions whose result would depend on the clock or the page, circles, and conditions where none are worked out.
 */
import { ConditionsParser, ExpressionRunner, FunctionOperand, type Operand } from 'survey-core';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import { questionPlaces, sectionPlaces } from '#lib/domain/instrument/places.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { comparisonsIn, isOperand } from './comparisons.ts';
import { dependencyOrder } from './dependency-order.ts';

/** Deterministic functions of their arguments; today(), random() or displayValue() are not. */
const functions = new Set([
  'iif',
  'sum',
  'min',
  'max',
  'avg',
  'round',
  'trunc',
  'sumInArray',
  'minInArray',
  'maxInArray',
  'countInArray',
  'avgInArray'
]);

interface Condition {
  readonly text: string;
  readonly path: string;
}

function found(path: string, rule: string, message: string): Finding {
  return { severity: 'error', file: 'survey.json', path, rule: `condition/${rule}`, message };
}

function conditionsOf(question: Question, path: string): readonly Condition[] {
  const parts = [
    ['visibleIf', question.visibleIf],
    ['enableIf', question.enableIf],
    ['requiredIf', question.requiredIf],
    ['expression', question.type === 'calculated' ? question.expression : null]
  ] as const;
  return parts.flatMap(([key, text]) => (text === null ? [] : [{ text, path: `${path}.${key}` }]));
}

/** The values an answer to the question, or to a part of it, may hold; null: any. undefined: there is no such part. */
function valuesAt(question: Question, part: string | null): readonly (string | number)[] | null | undefined {
  const has = (known: readonly { readonly value: string | number }[]) =>
    known.some(({ value }) => String(value) === part);
  switch (question.type) {
    case 'choice':
    case 'ranking':
      return part === null ? question.choices.map(({ value }) => value) : undefined;
    case 'choices':
      return part === null
        ? [...question.choices.map(({ value }) => value), ...(question.none === null ? [] : ['none'])]
        : undefined;
    case 'matrix':
      return part === null ? null : has(question.rows) ? question.columns.map(({ value }) => value) : undefined;
    case 'multiple_text':
      return part === null || question.items.some(({ name }) => name === part) ? null : undefined;
    case 'panel':
      return null;
    case 'text':
    case 'comment':
    case 'number':
    case 'boolean':
    case 'rating':
    case 'calculated':
      return part === null ? null : undefined;
  }
}

function split(variable: string): { readonly name: string; readonly part: string | null } {
  const at = variable.search(/[.[]/);
  return at < 0 ? { name: variable, part: null } : { name: variable.slice(0, at), part: variable.slice(at + 1) };
}

function variableFindings({ text, path }: Condition, questionnaire: Questionnaire): readonly Finding[] {
  return new ExpressionRunner(text).getVariables().flatMap((variable) => {
    const { name, part } = split(variable);
    const question = questionnaire.byName.get(name);
    if (question === undefined) return [found(path, 'unknown-question', `there is no question “${name}”`)];
    if (valuesAt(question, part) === undefined)
      return [found(path, 'unknown-part', `“${name}” has no part “${part ?? ''}”`)];
    return [];
  });
}

function choiceFindings({ path }: Condition, root: Operand, questionnaire: Questionnaire): readonly Finding[] {
  return comparisonsIn(root).flatMap(({ variable, constants }) => {
    const { name, part } = split(variable);
    const question = questionnaire.byName.get(name);
    const values = question === undefined ? null : valuesAt(question, part);
    if (values === null || values === undefined) return [];
    return constants
      .filter((constant) => !values.some((value) => String(value) === String(constant)))
      .map((constant) => found(path, 'unknown-choice', `“${name}” has no choice “${String(constant)}”`));
  });
}

function functionFindings({ path }: Condition, root: Operand): readonly Finding[] {
  const operands: Operand[] = [];
  root.addOperandsToList(operands);
  return operands
    .filter((operand) => operand instanceof FunctionOperand)
    .filter((operand) => !functions.has(operand.functionName))
    .map((operand) =>
      found(path, 'function', `${operand.functionName}() is not covered; use ${[...functions].slice(0, 7).join(', ')}`)
    );
}

/** survey-core's types promise an operand; text that does not parse gives none. */
function parsed(text: string): Operand | null {
  const root: unknown = new ConditionsParser().parseExpression(text);
  return isOperand(root) ? root : null;
}

function conditionFindings(condition: Condition, questionnaire: Questionnaire): readonly Finding[] {
  const root = parsed(condition.text);
  if (root === null) return [found(condition.path, 'unreadable', `this condition cannot be read: ${condition.text}`)];
  return [
    ...variableFindings(condition, questionnaire),
    ...choiceFindings(condition, root, questionnaire),
    ...functionFindings(condition, root)
  ];
}

export function allConditionFindings(questionnaire: Questionnaire): readonly Finding[] {
  const places = questionPlaces(questionnaire);
  const ofSections = sectionPlaces(questionnaire).flatMap(({ section, path }) =>
    section.visibleIf === null ? [] : [{ text: section.visibleIf, path: `${path}.visibleIf` }]
  );
  const inRows = places.flatMap(({ question, path }) =>
    question.type === 'panel'
      ? question.template.flatMap((inner, i) => conditionsOf(inner, `${path}.templateElements[${i}]`))
      : []
  );
  const order = dependencyOrder(questionnaire);
  return [
    ...[...ofSections, ...places.flatMap(({ question, path }) => conditionsOf(question, path))].flatMap((condition) =>
      conditionFindings(condition, questionnaire)
    ),
    ...inRows.map(({ path }) => found(path, 'in-panel', 'conditions inside a repeating panel are not covered')),
    ...('circle' in order
      ? [found('', 'circle', `these depend on each other in a circle: ${order.circle.join(' → ')}`)]
      : [])
  ];
}
