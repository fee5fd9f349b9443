import type { Text } from '#lib/domain/languages.ts';
import type { AnswerState } from '#lib/domain/country-file/answer.ts';

/**
 * What a questionnaire version is once it is parsed: sections and questions in plain data, without survey-core.
 * `instrument/parse.ts` makes it from survey.json and lineage.json; `survey/` adds the conditions' engine.
 */
export interface VersionRef {
  readonly instrument: string;
  /** semver */
  readonly version: string;
  /** SHA-256 (hex) of the canonical JSON of the published bundle. */
  readonly sha256: string;
}

export interface Choice {
  readonly value: string | number;
  readonly text: Text;
}

interface QuestionBase {
  /** Matches ^[a-z][a-z0-9_]*$, unique in the version. */
  readonly name: string;
  readonly title: Text;
  readonly help: Text | null;
  /** SurveyJS expressions, as written; null: always / never. */
  readonly visibleIf: string | null;
  readonly enableIf: string | null;
  readonly requiredIf: string | null;
  readonly isRequired: boolean;
  /** States offered besides an answer (lineage.json); 'blank' is always possible and never listed. */
  readonly states: readonly AnswerState[];
  /** Stable across versions (lineage.json). */
  readonly concept: string;
  /** Whether a free comment may go with the answer (showCommentArea); at most `commentLimit` characters. */
  readonly commentOffered: boolean;
  /** Part of the short core set, or of the extended module; null where the version makes no such split. */
  readonly module: 'core' | 'extended' | null;
  /** What it accompanies: evidence for, source and year of, or input to another question; null: it stands alone. */
  readonly about: { readonly question: string; readonly kind: 'evidence' | 'source' | 'input' } | null;
  /** How it goes on from earlier versions and instruments (lineage.json), the nearest first. */
  readonly continues?: readonly Continuation[];
}

/** `recode`: earlier value (as text) -> the value that means the same now. `instrument` absent: the same one. */
export interface Continuation {
  readonly instrument?: string | undefined;
  readonly version: string;
  readonly question: string;
  readonly relation: 'identical' | 'recoded' | 'not_comparable';
  readonly recode?: Readonly<Record<string, string | number>> | undefined;
}

/** What the items of a question add up to: another item of it, or a fixed figure (100 for shares). */
export interface Total {
  readonly parts: readonly string[];
  readonly is: string | number;
}

/** The longest free comment beside an answer, in UTF-16 code units. */
export const commentLimit = 2000;

export type TextQuestion = QuestionBase & {
  readonly type: 'text' | 'comment';
  /** In UTF-16 code units; always stated. */
  readonly maxLength: number;
};
export type NumberQuestion = QuestionBase & {
  readonly type: 'number';
  readonly min: number | null;
  readonly max: number | null;
  readonly integer: boolean;
};
export type ChoiceQuestion = QuestionBase & {
  readonly type: 'choice';
  readonly control: 'radiogroup' | 'dropdown';
  readonly choices: readonly Choice[];
};
/** Value: the ticked values in the questionnaire's order. `none`: the exclusive "none of these" (value 'none'), an answer. */
export type ChoicesQuestion = QuestionBase & {
  readonly type: 'choices';
  readonly control: 'checkbox' | 'tagbox';
  readonly choices: readonly Choice[];
  readonly none: Text | null;
  readonly max: number | null;
};
export type BooleanQuestion = QuestionBase & {
  readonly type: 'boolean';
  readonly yes: Text | null;
  readonly no: Text | null;
};
export type RatingQuestion = QuestionBase & {
  readonly type: 'rating';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly minText: Text | null;
  readonly maxText: Text | null;
};
/** Value: { [row]: column value }; rows may be left out. */
export type MatrixQuestion = QuestionBase & {
  readonly type: 'matrix';
  readonly rows: readonly Choice[];
  readonly columns: readonly Choice[];
};
export type MultipleTextItem = {
  readonly name: string;
  readonly title: Text;
} & (
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly integer: boolean }
);
/** Value: { [item]: string | number }; items may be left out. */
export type MultipleTextQuestion = QuestionBase & {
  readonly type: 'multiple_text';
  readonly items: readonly MultipleTextItem[];
  readonly total?: Total | undefined;
};
/** Value: the ranked values, best first. `max` null: all choices are to be ordered. */
export type RankingQuestion = QuestionBase & {
  readonly type: 'ranking';
  readonly choices: readonly Choice[];
  readonly min: number;
  readonly max: number;
};
/** Value: rows of { [question name]: value }; template questions have plain types only. */
export type PanelQuestion = QuestionBase & {
  readonly type: 'panel';
  readonly template: readonly (TextQuestion | NumberQuestion | ChoiceQuestion)[];
  readonly maxRows: number;
};
/** Computed from other answers; never typed, never saved. */
export type CalculatedQuestion = QuestionBase & { readonly type: 'calculated'; readonly expression: string };

export type Question =
  | TextQuestion
  | NumberQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | BooleanQuestion
  | RatingQuestion
  | MatrixQuestion
  | MultipleTextQuestion
  | RankingQuestion
  | PanelQuestion
  | CalculatedQuestion;

export interface Section {
  readonly name: string;
  readonly title: Text;
  readonly help: Text | null;
  readonly visibleIf: string | null;
  readonly questions: readonly Question[];
}

export interface Questionnaire {
  readonly instrument: string;
  readonly version: string;
  readonly title: Text;
  readonly sections: readonly Section[];
  /** Every top-level question by name. */
  readonly byName: ReadonlyMap<string, Question>;
  /** The section of each top-level question. */
  readonly sectionOf: ReadonlyMap<string, string>;
}

/** What the conditions say for a set of answers. Hidden parents hide their questions; hidden values count as absent. */
export interface LogicResult {
  readonly visible: ReadonlySet<string>;
  readonly visibleSections: ReadonlySet<string>;
  readonly enabled: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Values of calculated questions; null where they cannot be computed. */
  readonly calculated: ReadonlyMap<string, number | string | null>;
}

/** The conditions of a version, compiled once; made by `survey/compile.ts`, used everywhere. */
export type Logic = (values: Readonly<Record<string, unknown>>) => LogicResult;
