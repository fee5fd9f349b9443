import type { Language } from '#lib/domain/languages.ts';

/**
 * One answer: the value and, kept apart from it, its state. A value exists only in the state 'answered';
 * "none of these" in a checkbox is an answer ('none'), not a state.
 */
export const answerStates = ['answered', 'not_applicable', 'dont_know', 'refused', 'skipped', 'blank'] as const;
export type AnswerState = (typeof answerStates)[number];

export type PanelRow = Readonly<Record<string, string | number>>;
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | Readonly<Record<string, string | number>>
  | readonly PanelRow[];

/** Where a figure comes from; asked only where the questionnaire has no companion question for it. */
export interface AnswerSource {
  readonly text: string;
  readonly year: number | null;
}

export const confidentialReasons = ['personal', 'law', 'security', 'commercial', 'unpublished', 'other'] as const;
export type ConfidentialReason = (typeof confidentialReasons)[number];

/** The country's claim that an answer is not for publication. */
export interface ConfidentialClaim {
  readonly reason: ConfidentialReason;
  /** In the country's own words; may be empty, except with the reason 'other'. */
  readonly words: string;
}

/** The submission of an earlier round from which the value was taken over as it stood. */
export interface TakenOver {
  readonly campaignId: string;
  readonly number: number;
}

/** What soft checks look at; an explanation answers one of them. Each is explained in soft-checks.ts. */
export const softCheckCodes = ['jump', 'sum', 'level_without_evidence', 'figure_without_source'] as const;
export type SoftCheckCode = (typeof softCheckCodes)[number];
export type Explanation = Readonly<Partial<Record<SoftCheckCode, string>>>;

/**
 * What may stand beside a value. A facet that says nothing is absent, never null: so an answer without facets has the
 * same canonical text as before there were any.
 */
export interface AnswerFacets {
  readonly source?: AnswerSource;
  readonly confidential?: ConfidentialClaim;
  readonly explanation?: Explanation;
  /** Ids of the file's evidence items that this answer cites, in the order given. */
  readonly evidence?: readonly string[];
  readonly takenOver?: TakenOver;
}

export interface Answer extends AnswerFacets {
  readonly state: AnswerState;
  /** Present exactly when state is 'answered'; shape by question type (see instrument/questionnaire.ts). */
  readonly value: AnswerValue | null;
  /** Language the page was in when it was written. */
  readonly language: Language;
  readonly comment: string | null;
}

/** Who acted. `acting`: the person behind a shared mailbox, as named on entering. */
export interface ActedBy {
  readonly personId: string;
  readonly name: string;
  readonly acting?: string;
}

/** An answer as it stands in a file: who wrote it last, when, and the revision that a later writer must have seen. */
export interface StandingAnswer extends Answer {
  readonly revision: number;
  /** The first revision that said this, where since then only the evidence has changed; 0: nothing was said yet. */
  readonly since?: number;
  readonly at: string;
  readonly by: ActedBy;
}

/**
 * An answer as it arrives. `base`: the revision of this question that the writer saw (0: never answered).
 * Of the facets, what is left out stays as it stands and null takes it away; only `takenOver` is left out with every
 * new value, since a typed value is no longer the one taken over.
 */
export interface AnswerInput {
  readonly base: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly comment?: string | null;
  readonly language: Language;
  readonly source?: AnswerSource | null;
  readonly confidential?: ConfidentialClaim | null;
  readonly explanation?: Explanation | null;
  readonly evidence?: readonly string[] | null;
  readonly takenOver?: TakenOver | null;
  /** The writer's own answer that he gives up for this one: it is kept in the log and stands nowhere. */
  readonly setAside?: Omit<AnswerInput, 'base' | 'setAside'>;
}
