/**
 * From an answer to the number that enters a rule. The only place where answers of any shape become numbers: what is not
 * answered, not asked, or not a finite number comes out as null with its state, so nothing else can reach arithmetic.
 */
import type { Answer, AnswerState } from '#lib/domain/country-file/answer.ts';
import type { IndicatorModel, Rule } from './index-model.ts';

/** What the conditions said for these answers (Logic): questions shown, values of calculated questions. */
export interface Asked {
  /** null: every question was asked. */
  readonly visible: ReadonlySet<string> | null;
  readonly calculated: ReadonlyMap<string, number | string | null>;
}

export interface Reading {
  readonly state: AnswerState | 'not_asked';
  /** The answer as given, for the working. */
  readonly answer: unknown;
  /** Finite; null unless the state is 'answered'. */
  readonly raw: number | null;
}

/** An 'answered' that holds nothing the rule can read (an empty list, a value of another shape) counts as blank. */
export function readAnswer(
  indicator: IndicatorModel,
  answers: Readonly<Record<string, Answer>>,
  asked: Asked
): Reading {
  const { question, input } = indicator;
  const calculated = asked.calculated.get(question);
  const held = input ?? question;
  if (asked.visible !== null && !asked.visible.has(held)) return { state: 'not_asked', answer: null, raw: null };
  const answer = Object.hasOwn(answers, held) ? answers[held] : undefined;
  const state = answer?.state ?? 'blank';
  if (state !== 'answered') return { state, answer: null, raw: null };
  const given: unknown = input === null ? (calculated ?? answer?.value) : calculated;
  const raw = rawOf(indicator.rule, given);
  return raw === null ? { state: 'blank', answer: given ?? null, raw } : { state, answer: given, raw };
}

function rawOf(rule: Rule, given: unknown): number | null {
  switch (rule.kind) {
    case 'rubric':
    case 'number':
      return finite(given);
    case 'checklist': {
      if (!Array.isArray(given) || given.length === 0) return null;
      return new Set(given.filter((value) => value !== 'none')).size;
    }
    case 'mean_of_items': {
      if (typeof given !== 'object' || given === null) return null;
      const values = new Map<string, unknown>(Object.entries(given));
      const numbers = rule.items.map((item) => finite(values.get(item))).filter((value) => value !== null);
      return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    }
  }
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
