/** What a page is told of a form that gives a reason: which act it was, what was typed, and why it was refused. */
import type { ProblemText } from './problem-shape.ts';

export interface ReasonOutcome {
  readonly problem?: ProblemText;
  readonly typed?: { readonly act?: string; readonly reason?: string };
}
