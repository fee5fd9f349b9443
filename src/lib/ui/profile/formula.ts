/**
 * Formulas with the numbers in them, as text. Nothing is computed that enters a score: the numbers come from the result; only
 * the way to them is written out. Figures are rounded for reading; the JSON has them in full.
 */
import type { Language } from '#lib/domain/languages.ts';
import type { IndicatorModel } from '#lib/domain/scoring/model.ts';
import type { IndicatorResult } from '#lib/domain/scoring/result.ts';
import { formatAmount, formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';

function short(value: number, language: Language): string {
  return formatAmount(Math.round(value * 1000) / 1000, language);
}

/** e.g. (3 − 1) ÷ (5 − 1) × 100 = 50.0; reversed rules count from the upper end. null: no points. */
export function pointsFormula(model: IndicatorModel, result: IndicatorResult, language: Language): string | null {
  if (result.raw === null || result.points.value === null) return null;
  const [lower, upper] = model.rule.goalposts;
  const [x, low, high] = [result.raw, lower, upper].map((value) => short(value, language));
  const way = model.direction === 1 ? `(${x} − ${low})` : `(${high} − ${x})`;
  const held = result.raw < lower || result.raw > upper ? ` (${m.profile_working_held()})` : '';
  return `${way} ÷ (${high} − ${low}) × 100 = ${formatNumber(result.points.value, language)}${held}`;
}

export interface Part {
  readonly weight: number;
  readonly value: number | null;
}

/** e.g. 0.25 × 50.0 + 0.25 × 75.0 + … = 62.5; parts without a value or weight are left out, as in the score. */
export function meanFormula(parts: readonly Part[], total: number | null, language: Language): string | null {
  if (total === null) return null;
  const terms = parts.flatMap(({ weight, value }) =>
    value === null || weight === 0 ? [] : [`${short(weight, language)} × ${formatNumber(value, language)}`]
  );
  return `${terms.join(' + ')} = ${formatNumber(total, language)}`;
}
