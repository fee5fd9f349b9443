/** What the buttons of a ranking are given. */
import type { ControlProps } from '../control-props.ts';

export interface RankingProps extends Pick<
  ControlProps<'ranking'>,
  'control' | 'name' | 'titleId' | 'describedBy' | 'edit'
> {
  /** Chosen choices, first rank first. */
  readonly order: readonly string[];
  /** What is said of a choice that has no rank: a word of the page. */
  readonly notChosen: string;
}
