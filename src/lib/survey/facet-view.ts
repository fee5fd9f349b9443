/** What a question offers beside its value: source and year, remarks to explain, last round's answer to take over. */
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import { nothingBeside, takenText } from './beside.ts';
import { typedOf, type Draft } from './draft.ts';

export type RemarkSign = Pick<Remark, 'code' | 'params'>;
export interface LastRoundView {
  readonly signedAt: string;
  /** As the controls would hold it, marked as taken over. */
  readonly draft: Draft;
}
export interface FacetView {
  readonly asksSource: boolean;
  readonly remarks: readonly RemarkSign[];
  readonly last: LastRoundView | null;
}

/** Of the questions that the reader sees. */
export interface Facets {
  readonly asksSource: ReadonlySet<string>;
  readonly remarks: readonly Remark[];
  readonly previous: Readonly<Record<string, PreviousAnswer>>;
}

export function facetView(name: string, { asksSource, remarks, previous }: Facets): FacetView {
  const last = Object.hasOwn(previous, name) ? previous[name] : undefined;
  return {
    asksSource: asksSource.has(name),
    remarks: remarks.filter(({ question }) => question === name).map(({ code, params }) => ({ code, params })),
    last: last === undefined ? null : { signedAt: last.signedAt, draft: draftOfLast(last) }
  };
}

function draftOfLast({ answer, campaignId, number }: PreviousAnswer): Draft {
  return {
    state: answer.state,
    typed: typedOf(answer.value),
    comment: answer.comment ?? '',
    beside: { ...nothingBeside, taken: takenText({ campaignId, number }) }
  };
}

/** The draft with last round's value in it; comment and what else stands beside it stay. */
export function takenOver(draft: Draft, { draft: last }: LastRoundView): Draft {
  const beside = { ...(draft.beside ?? nothingBeside), taken: last.beside?.taken ?? '' };
  return { ...draft, state: last.state, typed: last.typed, comment: draft.comment || last.comment, beside };
}
