/** What the choice between two answers is given and gives back. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { ControlView } from '#lib/survey/control-view.ts';
import type { Draft } from '#lib/survey/draft.ts';
import type { PageWords } from './page-words.ts';

/** Mine replaces theirs, theirs stays, or both are brought together to be edited. */
export type ClashWay = 'mine' | 'theirs' | 'merge';

export interface ClashProps {
  readonly name: string;
  readonly control: ControlView;
  readonly mine: Draft;
  readonly theirs: StandingAnswer;
  /** Who has typed mine, and when. */
  readonly you: { readonly name: string; readonly at: string };
  readonly language: Language;
  readonly timeZone: string | undefined;
  readonly live: boolean;
  readonly words: PageWords;
  /** `draft`: mine, or what both make together. */
  readonly choose: (way: ClashWay, draft: Draft) => void;
}
