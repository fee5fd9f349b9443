/** A problem as a page is told of it: words, where, and the single causes. */
export interface ProblemText {
  readonly code: string;
  readonly message: string;
  readonly at: string | null;
  readonly causes: readonly ProblemText[];
}
