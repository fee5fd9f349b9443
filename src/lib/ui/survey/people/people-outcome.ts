/** What the page is told of a refused form: which act, what was typed, why. */
import type { ProblemText } from '../problem-shape.ts';

export interface PeopleOutcome {
  readonly problem?: ProblemText;
  readonly typed?: {
    readonly act: string;
    readonly name: string;
    readonly email: string;
    readonly message: string;
    readonly due: string;
    readonly until: string;
    readonly reason: string;
    readonly sections?: readonly string[];
    readonly questions?: readonly string[];
  };
}
