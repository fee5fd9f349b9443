/**
 * The comparison as rows: one sheet of countries × figures, one of groups × figures, with the numbers of the page, unrounded.
 * Shows what the view shows: unnamed countries have no row, a withheld group has its reason instead of numbers.
 */
import type { ComparisonView, GroupCell, GroupRow } from '#lib/domain/comparison/comparison-view.ts';
import type { Language, Text } from '#lib/domain/languages.ts';
import { textIn } from '#lib/domain/languages.ts';
import type { Cell, Sheet } from './csv.ts';

export interface SheetWords {
  readonly language: Language;
  readonly nameOf: (iso3: string) => string;
}

export function countriesSheet(view: ComparisonView, words: SheetWords): Sheet {
  return {
    columns: ['iso3', 'country', 'groups', 'figure', 'score', 'band', 'coverage', 'why_no_score'],
    rows: view.rows.flatMap((row) =>
      row.cells.map((cell) => [
        row.iso3,
        words.nameOf(row.iso3),
        row.groups.join(' '),
        cell.figure,
        cell.score.value,
        cell.band,
        cell.coverage,
        cell.score.why
      ])
    )
  };
}

export function groupsSheet(
  view: Pick<ComparisonView, 'bands' | 'all' | 'groups'>,
  words: Pick<SheetWords, 'language'>
): Sheet {
  const bands = view.bands.map((band) => band.id);
  const title = (text: Text) => textIn(text, words.language).text;
  const line = (group: GroupRow, cell: GroupCell): Cell[] => [
    group.group.scheme,
    group.group.id,
    title(group.group.title),
    cell.figure,
    ...(cell.shown
      ? [
          cell.n,
          cell.of,
          cell.leftOut,
          cell.mean,
          cell.q1,
          cell.median,
          cell.q3,
          ...bands.map((band) => cell.bands.find((one) => one.band === band)?.count ?? 0),
          null
        ]
      : [null, cell.of, null, null, null, null, null, ...bands.map(() => null), cell.why])
  ];
  return {
    columns: [
      'scheme',
      'group',
      'group_title',
      'figure',
      'n',
      'of',
      'left_out',
      'mean',
      'q1',
      'median',
      'q3',
      ...bands.map((band) => `band_${band}`),
      'why_not_shown'
    ],
    rows: [view.all, ...view.groups].flatMap((group) => group.cells.map((cell) => line(group, cell)))
  };
}
