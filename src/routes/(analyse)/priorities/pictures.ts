/**
 * From the priorities' view to the rows that are drawn, in the reader's words. Pure; adds no number: the bar is the figure by
 * which the needs are ordered, and the columns are the view's own figures.
 */
import type { PrioritiesView, Priority, PriorityOrder } from '#lib/domain/comparison/priorities-view.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import { formatCount, formatNumber, formatShare } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import * as m from '#lib/i18n/generated/messages.js';
import type { BarRow } from '#lib/ui/charts/pictures.ts';

export const orderNames: Readonly<Record<PriorityOrder, () => string>> = {
  points: m.compare_order_points,
  importance: m.compare_order_importance,
  gap: m.compare_order_gap,
  first_choice: m.compare_order_first_choice
};

/** The bars' scale and its words: shares of points are small, so their scale ends at the next ten above the largest. */
export function barScale(
  needs: readonly Priority[],
  order: PriorityOrder
): { readonly max: number; readonly title: string } {
  const largest = Math.max(0, ...needs.map((need) => barValue(need, order) ?? 0));
  const max = Math.min(100, Math.max(10, Math.ceil(largest / 10) * 10));
  switch (order) {
    case 'points':
      return { max, title: m.compare_needs_bar({ max }) };
    case 'first_choice':
      return { max, title: m.compare_bar_first({ max }) };
    case 'importance':
      return { max: 100, title: m.compare_bar_importance() };
    case 'gap':
      return { max: 100, title: m.compare_bar_gap() };
  }
}

export const agreementWords = {
  none: m.compare_agreement_none,
  weak: m.compare_agreement_weak,
  moderate: m.compare_agreement_moderate,
  good: m.compare_agreement_good,
  strong: m.compare_agreement_strong
} as const;

/** Who comes first, as a sentence; the question where nothing may be shown or nothing is ordered. */
export function finding(view: PrioritiesView, language: Language): string {
  const group = textIn(view.group.title, language).text;
  const first = view.result.shown ? view.result.priorities.filter(({ place }) => place === 1) : [];
  const [only] = first;
  if (only === undefined) return m.compare_question_needs({ group });
  return first.length > 1
    ? m.compare_finding_need_tie({ group, count: first.length })
    : m.compare_finding_need({ group, need: isolate(textIn(only.title, language).text) });
}

interface Column {
  readonly title: string;
  readonly cell: (need: Priority) => string;
}

/** Only the columns for which the theme has answers. */
export function needColumns(needs: readonly Priority[], language: Language): readonly Column[] {
  const number = (value: number | null | undefined, digits = 1) =>
    value === null || value === undefined ? '–' : formatNumber(value, language, digits);
  const share = (value: number | undefined) => (value === undefined ? '–' : formatShare(value, language, 1));
  const ranked: readonly Column[] = [
    { title: m.compare_col_points(), cell: ({ ranking }) => share(ranking?.pointsShare) },
    { title: m.compare_col_first(), cell: ({ ranking }) => share(ranking?.firstChoice) },
    { title: m.compare_col_selected(), cell: ({ ranking }) => share(ranking?.selected) }
  ];
  const rated: readonly Column[] = [
    { title: m.compare_col_importance_mean(), cell: ({ importance }) => number(importance?.mean, 2) },
    { title: m.compare_col_importance(), cell: ({ importance }) => number(importance?.score) },
    {
      title: m.compare_col_rated(),
      cell: ({ importance }) => (importance === null ? '–' : formatCount(importance.n, language))
    }
  ];
  const able: readonly Column[] = [
    { title: m.compare_col_capacity(), cell: ({ capacity }) => number(capacity?.score) },
    { title: m.compare_col_gap(), cell: ({ gap }) => number(gap?.mean, 2) }
  ];
  return [
    ...(needs.some(({ ranking }) => ranking !== null) ? ranked : []),
    ...(needs.some(({ importance }) => importance !== null) ? rated : []),
    ...(needs.some(({ capacity }) => capacity !== null) ? able : [])
  ];
}

export function needRows(needs: readonly Priority[], order: PriorityOrder, language: Language): readonly BarRow[] {
  const columns = needColumns(needs, language);
  return needs.map((need) => ({
    id: need.id,
    lead: need.place === null ? '–' : `${need.tied ? '=' : ''}${formatCount(need.place, language)}`,
    label: textIn(need.title, language).text,
    value: barValue(need, order),
    why: m.compare_no_answer_figure(),
    cells: columns.map(({ cell }) => cell(need))
  }));
}

/** 0–100. A gap is drawn as a share of the widest possible one, 4 on a scale of 1–5; a surplus has no bar length. */
function barValue(need: Priority, order: PriorityOrder): number | null {
  switch (order) {
    case 'points':
      return need.ranking === null ? null : need.ranking.pointsShare * 100;
    case 'first_choice':
      return need.ranking === null ? null : need.ranking.firstChoice * 100;
    case 'importance':
      return need.importance?.score ?? null;
    case 'gap':
      return need.gap?.mean === null || need.gap === null ? null : Math.max(0, (need.gap.mean / 4) * 100);
  }
}
