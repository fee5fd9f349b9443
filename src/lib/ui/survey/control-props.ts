/** What every control is given; `edit` is for controls that are changed by buttons, the others are read from the form. */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { ControlView } from '#lib/survey/control-view.ts';
import type { Draft, Typed } from '#lib/survey/draft.ts';

export interface ControlProps<Kind extends ControlView['kind']> {
  readonly control: Extract<ControlView, { kind: Kind }>;
  readonly name: string;
  readonly draft: Draft;
  readonly states: readonly AnswerState[];
  /** Id of the question's title, for controls that have no label of their own. */
  readonly titleId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** True once the page's script runs. */
  readonly live: boolean;
  readonly edit: (typed: Typed) => void;
}
