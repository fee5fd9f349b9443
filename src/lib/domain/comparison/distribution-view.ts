/**
 * What the answers page, its CSV and `soundings tabulate` show of one question: per group the choices with their counts,
 * and those who did not answer, each state apart. Counts are countries.
 */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import type { Counted, GroupRef, SchemeRef, Withheld } from './figure.ts';
import type { Round, RoundRef } from './round.ts';

export interface DistributionView {
  readonly round: RoundRef;
  readonly question: {
    readonly name: string;
    readonly type: Question['type'];
    readonly title: Text;
    readonly section: string;
  };
  /** Matrix rows, multiple-text items; empty for other questions. */
  readonly parts: readonly { readonly id: string; readonly title: Text }[];
  /** The part shown; null where the question has none. */
  readonly part: string | null;
  /** null: no grouping, only `all`. */
  readonly scheme: SchemeRef | null;
  readonly schemes: readonly SchemeRef[];
  readonly all: DistributionGroup;
  readonly groups: readonly DistributionGroup[];
}

export type DistributionGroup = { readonly group: GroupRef } & (
  | Withheld
  | (Counted & {
      /** Approved countries to whom the question was put. */
      readonly asked: number;
      readonly answered: number;
      /** asked = answered + the sum of these. */
      readonly states: Readonly<Record<Exclude<AnswerState, 'answered'>, number>>;
      /** Approved countries to whom it was not put: hidden by a condition, or not yet part of the questionnaire. */
      readonly notAsked: number;
      /** Choices in the questionnaire's order; several may be ticked by one country. Empty for numbers and texts. */
      readonly choices: readonly DistributionChoice[];
      readonly numbers: {
        readonly mean: number;
        readonly q1: number;
        readonly median: number;
        readonly q3: number;
      } | null;
    })
);

export interface DistributionChoice {
  readonly value: string;
  readonly text: Text;
  readonly count: number;
  /** count / answered; null where nobody answered. */
  readonly share: number | null;
}

export interface DistributionInput {
  readonly round: Round;
  /** groupsOn(round.campaign.groupsAsOf) */
  readonly schemes: readonly GroupScheme[];
  readonly question: string;
  /** null: the first row or item, where the question has any. */
  readonly part: string | null;
  /** null: no grouping. */
  readonly scheme: string | null;
}
