/**
 * Formulas with the numbers in them, as text. Nothing is computed that enters a score: the numbers come from the working; only
 * the way to them is written out. Figures are rounded for reading; the JSON has them in full.
 */
import type { Language } from '#lib/domain/languages.ts';
import type { Working, WorkingIndicator, WorkingNode } from '#lib/domain/scoring/working.ts';
import { formatAmount, formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';

function short(value: number, language: Language): string {
  return formatAmount(Math.round(value * 1000) / 1000, language);
}

/** e.g. (3 − 1) ÷ (5 − 1) × 100 = 50.0; reversed rules count from the upper end. null: no points. */
export function pointsFormula(
  { raw, points, goalposts, direction }: WorkingIndicator,
  { scale, truncate }: Working['normalise'],
  language: Language
): string | null {
  if (raw === null || points === null) return null;
  const [lower, upper] = goalposts;
  const [x, low, high] = [raw, lower, upper].map((value) => short(value, language));
  const way = direction === 1 ? `(${x} − ${low})` : `(${high} − ${x})`;
  const held = truncate && (raw < lower || raw > upper) ? ` (${m.profile_working_held()})` : '';
  return `${way} ÷ (${high} − ${low}) × ${short(scale, language)} = ${formatNumber(points, language)}${held}`;
}

/** e.g. (50.0 + 75.0) ÷ 2 = 62.5, with weights (2 × 50.0 + 75.0) ÷ 3 = 58.3; the other means likewise. null: no score. */
export function meanFormula(node: WorkingNode, language: Language): string | null {
  if (node.score === null) return null;
  const { aggregate, floor } = node.rule;
  const terms = node.members.flatMap((member) => {
    const value = member.kind === 'node' ? member.score : member.points;
    if (value === null || member.weight.inSet === 0) return [];
    const raised = floor === null || aggregate === 'arithmetic' ? value : Math.max(value, floor);
    return [{ weight: member.weight.inSet, value: formatNumber(raised, language) }];
  });
  const alike = terms.every(({ weight }) => weight === terms[0]?.weight);
  const times = (weight: number) => (alike ? '' : `${short(weight, language)} × `);
  const weights = short(alike ? terms.length : node.weightSum, language);
  const total = formatNumber(node.score, language);
  if (terms.length === 1 && aggregate === 'arithmetic') return `${terms[0]?.value ?? ''} = ${total}`;
  switch (aggregate) {
    case 'arithmetic':
      return `(${terms.map(({ weight, value }) => `${times(weight)}${value}`).join(' + ')}) ÷ ${weights} = ${total}`;
    case 'geometric':
      return `exp((${terms.map(({ weight, value }) => `${times(weight)}ln ${value}`).join(' + ')}) ÷ ${weights}) = ${total}`;
    case 'harmonic': {
      const parts = terms.map(({ weight, value }) => `${short(alike ? 1 : weight, language)} ÷ ${value}`);
      return `${weights} ÷ (${parts.join(' + ')}) = ${total}`;
    }
  }
}

/** The robustness variant, e.g. exp((ln 50.0 + ln 75.0) ÷ 2) = 61.2. */
export function geometricFormula({ terms, value }: NonNullable<Working['geometric']>, language: Language): string {
  const alike = terms.every(({ weight }) => weight === terms[0]?.weight);
  const parts = terms.map(
    (term) => `${alike ? '' : `${short(term.weight, language)} × `}ln ${formatNumber(term.value, language)}`
  );
  const weights = alike ? terms.length : terms.reduce((sum, { weight }) => sum + weight, 0);
  return `exp((${parts.join(' + ')}) ÷ ${short(weights, language)}) = ${formatNumber(value, language)}`;
}
