/** From one question's distribution to the rows that are drawn, in the reader's words. Pure; adds no number. */
import type { DistributionGroup, DistributionView } from '#lib/domain/comparison/distribution-view.ts';
import type { Withheld } from '#lib/domain/comparison/figure.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import { formatCount, formatShare } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { answerStateName } from '#lib/i18n/terms.ts';
import type { BarRow } from '#lib/ui/charts/pictures.ts';

export type ShownGroup = Extract<DistributionGroup, { shown: true }>;

/** In the order of the table's columns. */
export const states = ['dont_know', 'not_applicable', 'refused', 'skipped', 'blank'] as const;
export const stateTitles = () => states.map(answerStateName);

export function groupsOf(view: DistributionView): readonly DistributionGroup[] {
  return [view.all, ...view.groups];
}

export function withheldWords(group: Withheld, smallest: number): string {
  switch (group.why) {
    case 'too_few':
      return m.compare_suppressed_small({ count: smallest });
    case 'complementary':
      return m.compare_suppressed_complement();
    case 'no_data':
      return m.compare_no_data_here();
  }
}

export function groupKey({ group }: DistributionGroup): string {
  return `${group.scheme}.${group.id}`;
}

export function choiceRows(group: ShownGroup, language: Language): readonly BarRow[] {
  return group.choices.map(({ value, text, count, share }) => ({
    id: value,
    lead: '',
    label: textIn(text, language).text,
    value: share === null ? null : share * 100,
    why: m.compare_no_answer_figure(),
    cells: [formatCount(count, language), share === null ? '–' : formatShare(share, language, 1)]
  }));
}

/** Whether one country can be counted in several choices. */
export function countsSeveral(view: DistributionView): boolean {
  return view.question.type === 'choices' || view.question.type === 'ranking';
}
