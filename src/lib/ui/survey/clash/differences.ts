/** Two answers to one question, set side by side: what of the answer and of all that stands beside it differs, in words. */
import { confidentialReasons } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import { facets_clash_answer, facets_clash_language, facets_clash_last } from '#lib/i18n/generated/messages.js';
import { languageNames } from '#lib/i18n/locale.ts';
import { nothingBeside, type Beside } from '#lib/survey/beside.ts';
import type { ControlView } from '#lib/survey/control-view.ts';
import type { Draft } from '#lib/survey/draft.ts';
import type { PageWords } from './page-words.ts';

export interface Side {
  readonly draft: Draft;
  readonly language: Language;
}
export interface Difference {
  readonly facet: 'answer' | 'comment' | 'source' | 'year' | 'confidential' | 'explanation' | 'taken' | 'language';
  readonly label: string;
  /** Never empty: a dash where nothing is said. */
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

const none = '–';

export function differences(control: ControlView, mine: Side, theirs: Side, say: PageWords): readonly Difference[] {
  const other = theirs.draft.beside ?? nothingBeside;
  const own = mine.draft.beside ?? other;
  const claim = ({ reason, words }: Beside): readonly string[] => {
    const known = confidentialReasons.find((one) => one === reason);
    return known === undefined
      ? [say.facets_claim_none()]
      : [say.facets_claim_reason({ reason: say.reasonWord(known) }), words];
  };
  const taken = (beside: Beside): readonly string[] => (beside.taken === '' ? [] : [say.facets_taken()]);
  const lines = ({ draft }: Side): readonly string[] => say.answerLines(control, draft);
  const facets: readonly Difference[] = [
    row('answer', facets_clash_answer(), lines(mine), lines(theirs)),
    row('comment', say.respond_comment(), [mine.draft.comment], [theirs.draft.comment]),
    row('source', say.facets_source(), [own.source], [other.source]),
    row('year', say.facets_year(), [own.year], [other.year]),
    row('confidential', say.facets_claim(), claim(own), claim(other)),
    row('explanation', say.facets_explain(), Object.values(own.explanation), Object.values(other.explanation)),
    row('taken', facets_clash_last(), taken(own), taken(other)),
    row('language', facets_clash_language(), [languageNames[mine.language]], [languageNames[theirs.language]])
  ];
  return facets.filter((one) => one.mine.join('\n') !== one.theirs.join('\n'));
}

function row(
  facet: Difference['facet'],
  label: string,
  mine: readonly string[],
  theirs: readonly string[]
): Difference {
  const said = (lines: readonly string[]) => {
    const there = lines.filter((line) => line.trim() !== '');
    return there.length === 0 ? [none] : there;
  };
  return { facet, label, mine: said(mine), theirs: said(theirs) };
}
