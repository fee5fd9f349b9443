/**
 * A condition as something that can be said in words: which question, compared how, with what. What has no plain words
 * (functions, arithmetic) comes as the expression itself.
 */
import { ArrayOperand, BinaryOperand, ConditionsParser, Const, UnaryOperand, Variable } from 'survey-core';

export type ConditionView =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionView[] }
  | { readonly kind: 'answered' | 'unanswered'; readonly question: string; readonly part: string | null }
  | {
      readonly kind: 'compared';
      readonly how:
        | 'equal'
        | 'notequal'
        | 'less'
        | 'lessorequal'
        | 'greater'
        | 'greaterorequal'
        | 'contains'
        | 'notcontains'
        | 'anyof'
        | 'allof';
      readonly question: string;
      readonly part: string | null;
      readonly values: readonly (string | number | boolean)[];
    }
  | { readonly kind: 'expression'; readonly text: string };

const comparisons = [
  'equal',
  'notequal',
  'less',
  'lessorequal',
  'greater',
  'greaterorequal',
  'contains',
  'notcontains',
  'anyof',
  'allof'
] as const;

export function conditionView(expression: string): ConditionView {
  const operand: unknown = new ConditionsParser().parseExpression(expression);
  return viewOf(operand) ?? { kind: 'expression', text: expression };
}

/** null: it has no plain words. */
function viewOf(operand: unknown): ConditionView | null {
  if (operand instanceof UnaryOperand) {
    const named = nameOf(operand.expression);
    if (named === null) return null;
    if (operand.operator === 'notempty') return { kind: 'answered', ...named };
    return operand.operator === 'empty' ? { kind: 'unanswered', ...named } : null;
  }
  if (!(operand instanceof BinaryOperand)) return null;
  if (operand.isConjunction) {
    const sides = [viewOf(operand.leftOperand), viewOf(operand.rightOperand)];
    const of = sides.filter((side) => side !== null);
    return of.length < sides.length ? null : { kind: operand.conjunction === 'or' ? 'any' : 'all', of };
  }
  const how = comparisons.find((one) => one === operand.operator);
  const named = nameOf(operand.leftOperand);
  const values = valuesOf(operand.rightOperand);
  return how === undefined || named === null || values === null ? null : { kind: 'compared', how, ...named, values };
}

function nameOf(operand: unknown): { readonly question: string; readonly part: string | null } | null {
  if (!(operand instanceof Variable)) return null;
  const [question = '', ...rest] = operand.variable.split('.');
  return { question, part: rest.length === 0 ? null : rest.join('.') };
}

/** A variable is a constant to survey-core, so it is told apart first. */
function valuesOf(operand: unknown): readonly (string | number | boolean)[] | null {
  if (operand instanceof ArrayOperand) {
    const all = operand.values.map(valuesOf);
    return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
  }
  if (!(operand instanceof Const) || operand instanceof Variable) return null;
  const value: unknown = operand.correctValue;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : null;
}
