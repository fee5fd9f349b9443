/** The ranked needs as rows, with the numbers of the page, unrounded; shares are 0–1. A withheld group has one row with the reason. */
import type { PrioritiesView, RatingFigure } from '#lib/domain/comparison/priorities-view.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Cell, Sheet } from './csv.ts';

const rating = (name: string) => [
  `${name}_n`,
  `${name}_dont_know`,
  `${name}_not_applicable`,
  `${name}_blank`,
  `${name}_mean`,
  `${name}_0_100`,
  `${name}_top_two`
];
const columns = [
  'scheme',
  'group',
  'theme',
  'n',
  'of',
  'left_out',
  'why_not_shown',
  'place',
  'tied',
  'need',
  'need_title',
  'rankers',
  'points',
  'share_of_points',
  'first_choice',
  'selected',
  ...rating('importance'),
  ...rating('capacity'),
  'gap_n',
  'gap_mean'
] as const;

export function prioritiesSheet(view: PrioritiesView, language: Language): Sheet {
  const { result, group, theme } = view;
  const lead: Cell[] = [group.scheme, group.id, theme.id];
  if (!result.shown) {
    const row: Cell[] = [...lead, null, result.of, null, result.why];
    return { columns, rows: [[...row, ...columns.slice(row.length).map(() => null)]] };
  }
  return {
    columns,
    rows: result.priorities.map((need) => [
      ...lead,
      result.n,
      result.of,
      result.leftOut,
      null,
      need.place,
      need.place === null ? null : need.tied ? 'yes' : 'no',
      need.id,
      textIn(need.title, language).text,
      need.ranking?.n ?? null,
      need.ranking?.points ?? null,
      need.ranking?.pointsShare ?? null,
      need.ranking?.firstChoice ?? null,
      need.ranking?.selected ?? null,
      ...ratingCells(need.importance),
      ...ratingCells(need.capacity),
      need.gap?.n ?? null,
      need.gap?.mean ?? null
    ])
  };
}

function ratingCells(figure: RatingFigure | null): Cell[] {
  if (figure === null) return [null, null, null, null, null, null, null];
  return [figure.n, figure.dontKnow, figure.notApplicable, figure.blank, figure.mean, figure.score, figure.topTwo];
}
