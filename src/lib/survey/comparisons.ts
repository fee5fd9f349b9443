/** The comparisons of an expression between a variable and constants: "{a} anyof [1, 2]" -> a with 1 and 2. */
import { ArrayOperand, BinaryOperand, Const, FunctionOperand, UnaryOperand, Variable, type Operand } from 'survey-core';

export interface Comparison {
  readonly variable: string;
  readonly constants: readonly unknown[];
}

/** A variable is a Const to survey-core, so it is told apart first. */
function constantsOf(operand: unknown): readonly unknown[] {
  if (operand instanceof ArrayOperand) return operand.values.flatMap(constantsOf);
  return operand instanceof Const && !(operand instanceof Variable) ? [operand.correctValue] : [];
}

export function comparisonsIn(operand: Operand | null | undefined): readonly Comparison[] {
  if (operand instanceof UnaryOperand) return comparisonsIn(operand.expression);
  if (operand instanceof FunctionOperand) return operand.paramValues.flatMap(comparisonsIn);
  if (operand instanceof ArrayOperand) return operand.values.flatMap(comparisonsIn);
  if (!(operand instanceof BinaryOperand)) return [];
  const left: unknown = operand.leftOperand;
  const right: unknown = operand.rightOperand;
  const inner = [left, right].flatMap((side) => (isOperand(side) ? comparisonsIn(side) : []));
  if (operand.isArithmetic || operand.isConjunction) return inner;
  const own = [
    ...(left instanceof Variable ? [{ variable: left.variable, constants: constantsOf(right) }] : []),
    ...(right instanceof Variable ? [{ variable: right.variable, constants: constantsOf(left) }] : [])
  ];
  return [...own.filter(({ constants }) => constants.length > 0), ...inner];
}

export function isOperand(value: unknown): value is Operand {
  return typeof value === 'object' && value !== null && 'getType' in value;
}
