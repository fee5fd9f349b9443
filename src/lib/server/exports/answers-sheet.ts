/**
 * One question's answers as rows, with the numbers of the page: one row a choice of each group, or one row a group for numbers.
 * The states of those who did not answer stand in columns of their own and repeat on each row of the group.
 */
import type { DistributionGroup, DistributionView } from '#lib/domain/comparison/distribution-view.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Cell, Sheet } from './csv.ts';

const columns = [
  'scheme',
  'group',
  'group_title',
  'question',
  'part',
  'choice',
  'choice_title',
  'count',
  'share_of_answered',
  'mean',
  'q1',
  'median',
  'q3',
  'answered',
  'asked',
  'dont_know',
  'not_applicable',
  'refused',
  'skipped',
  'blank',
  'not_asked',
  'left_out',
  'of',
  'why_not_shown'
] as const;

export function answersSheet(view: DistributionView, language: Language): Sheet {
  return { columns, rows: [view.all, ...view.groups].flatMap((group) => groupRows(view, group, language)) };
}

function groupRows(view: DistributionView, group: DistributionGroup, language: Language): Cell[][] {
  const lead = [
    group.group.scheme,
    group.group.id,
    textIn(group.group.title, language).text,
    view.question.name,
    view.part
  ];
  if (!group.shown) {
    const gap = columns.slice(lead.length, -2).map(() => null);
    return [[...lead, ...gap, group.of, group.why]];
  }
  const { states } = group;
  const tail: Cell[] = [
    group.answered,
    group.asked,
    states.dont_know,
    states.not_applicable,
    states.refused,
    states.skipped,
    states.blank,
    group.notAsked,
    group.leftOut,
    group.of,
    null
  ];
  const numbers: Cell[] =
    group.numbers === null
      ? [null, null, null, null]
      : [group.numbers.mean, group.numbers.q1, group.numbers.median, group.numbers.q3];
  if (group.choices.length === 0) return [[...lead, null, null, null, null, ...numbers, ...tail]];
  return group.choices.map(({ value, text, count, share }) => [
    ...lead,
    value,
    textIn(text, language).text,
    count,
    share,
    ...numbers,
    ...tail
  ]);
}
