/**
 * What a country profile shows, as data: no words but those of the questionnaire and the model, no formatting. Bands and
 * dimensions first, ranks nowhere. Built by `profile.ts` for a country whose answers may be named.
 */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Quadrant } from '#lib/domain/needs/country-needs.ts';
import type { Score } from '#lib/domain/scoring/result.ts';
import type { BandRef, GroupRef, QuartilesFigure } from './figure.ts';
import type { Round, RoundRef } from './round.ts';

export type { Quadrant };

export interface ProfileView {
  readonly round: RoundRef;
  readonly iso3: string;
  readonly fileId: string;
  readonly number: number;
  readonly receipt: string;
  readonly sha256: string;
  readonly approvedAt: string | null;
  readonly signedAt: string;
  readonly origin: 'asked' | 'imported';
  /** Lowest first; empty where the version has no index. */
  readonly bands: readonly BandRef[];
  /** null: this version scores nothing (a needs survey). */
  readonly index: ProfileIndex | null;
  readonly dimensions: readonly ProfileDimension[];
  /** The group behind the dots, and those that can be chosen (the country's own, as of the round's day, and 'all'). */
  readonly peer: GroupRef;
  readonly peers: readonly GroupRef[];
  /** At most five each, strongest and weakest first; never the same indicator in both. */
  readonly strengths: readonly ProfileFinding[];
  readonly gaps: readonly ProfileFinding[];
  readonly missing: readonly ProfileMissing[];
  readonly evidence: EvidenceMix;
  readonly support: readonly SupportOffer[];
  /** null: no round of needs, or this country has no approved one. */
  readonly needs: ProfileNeeds | null;
  /** null: no earlier approved round of this country. */
  readonly change: ProfileChange | null;
}

export interface ProfileIndex {
  readonly title: Text;
  readonly score: Score;
  readonly band: BandRef | null;
  /** Geometric mean of the dimensions: the robustness variant. */
  readonly geometric: number | null;
  readonly answered: number;
  readonly applicable: number;
  readonly coverage: number;
  readonly coverageNeeded: number;
  readonly dimensionsScored: number;
  readonly dimensionsNeeded: number;
  readonly dimensionsTotal: number;
  readonly peer: QuartilesFigure;
}

export interface ProfileDimension {
  readonly id: string;
  readonly title: Text;
  readonly framework: string | null;
  readonly score: Score;
  readonly band: BandRef | null;
  readonly answered: number;
  readonly applicable: number;
  readonly total: number;
  readonly coverage: number;
  readonly coverageNeeded: number;
  readonly peer: QuartilesFigure;
  /** Answered rubrics of this dimension per level: [level 1 … level k]. */
  readonly levels: readonly number[];
  readonly change: { readonly from: number; readonly to: number } | null;
}

/** Where a country stands on an indicator and what would come next, in the questionnaire's own words. */
export type Standing =
  | {
      readonly kind: 'level';
      readonly level: number;
      readonly of: number;
      readonly now: Text;
      readonly next: Text | null;
    }
  | {
      readonly kind: 'count';
      readonly count: number;
      readonly of: number;
      readonly have: readonly Text[];
      readonly lack: readonly Text[];
    }
  /** `aim`: the goalpost that gives full points. */
  | { readonly kind: 'number'; readonly value: number; readonly unit: Text | null; readonly aim: number };

export interface ProfileFinding {
  readonly indicator: string;
  readonly question: string;
  readonly title: Text;
  readonly dimension: { readonly id: string; readonly title: Text };
  readonly points: number;
  readonly standing: Standing;
}

export interface ProfileMissing {
  readonly indicator: string;
  readonly question: string;
  readonly title: Text;
  readonly dimension: { readonly id: string; readonly title: Text };
  readonly state: AnswerState | 'not_asked';
  /** 'left_denominator': not applicable, counts nowhere. 'lowers_coverage': the dimension still has a score. 'no_score': it has none. */
  readonly effect: 'left_denominator' | 'lowers_coverage' | 'no_score';
}

/** Of the answered indicators: evidence or a source was given / was not. */
export interface EvidenceMix {
  readonly documented: number;
  readonly selfReported: number;
  readonly answered: number;
}

export interface SupportOffer {
  readonly id: string;
  readonly title: Text;
  /** Why it is offered: the weakest scored dimensions it serves, weakest first. */
  readonly dimensions: readonly { readonly id: string; readonly title: Text; readonly score: number }[];
}

export interface CountryNeed {
  readonly id: string;
  readonly title: Text;
  /** On the scale 1–5; null with the state beside it. */
  readonly importance: number | null;
  readonly importanceState: AnswerState;
  readonly capacity: number | null;
  readonly capacityState: AnswerState;
  /** importance − capacity. */
  readonly gap: number | null;
  readonly quadrant: Quadrant | null;
  /** Place in the country's own ranking, 1 = first; null: not ranked. */
  readonly rank: number | null;
}

export interface ProfileNeeds {
  readonly round: RoundRef;
  readonly scale: {
    readonly min: number;
    readonly max: number;
    readonly importanceFrom: number;
    readonly capacityBelow: number;
  };
  readonly themes: readonly {
    readonly id: string;
    readonly title: Text;
    readonly hasImportance: boolean;
    readonly hasCapacity: boolean;
    readonly hasRanking: boolean;
    /** The country's own ranking first, then by importance, then by gap; in the questionnaire's order where equal. */
    readonly needs: readonly CountryNeed[];
  }[];
}

export interface ProfileChange {
  readonly previous: RoundRef;
  /** Indicators whose question (by concept) and rule are the same in both rounds; both scores use only these. */
  readonly comparable: number;
  readonly indicators: number;
  readonly index: { readonly from: number; readonly to: number } | null;
  /** Indicators answered in both whose points moved, largest move first. */
  readonly moved: readonly {
    readonly indicator: string;
    readonly title: Text;
    readonly from: number;
    readonly to: number;
  }[];
}

export interface ProfileInput {
  readonly round: Round;
  /** Earlier round of the same instrument, for the change; null: none. */
  readonly previous: Round | null;
  /** Round of the needs survey, or the same round where its model has needs; null: none. */
  readonly needs: Round | null;
  readonly iso3: string;
  /** groupsOn(round.campaign.groupsAsOf) */
  readonly schemes: readonly GroupScheme[];
  /** The group behind the dots; null: the country's group in the first scheme. */
  readonly peer: { readonly scheme: string; readonly group: string } | null;
}
