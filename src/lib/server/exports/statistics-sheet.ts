/**
 * The statistics of a round as rows, one sheet for each table of the page, with its numbers unrounded. A figure that is not
 * shown has its reason in the last column and no number.
 */
import type { Language } from '#lib/domain/languages.ts';
import type { CorrelationCell, Measured, StatisticsView } from '#lib/domain/analysis/statistics-view.ts';
import { groupsSheet } from './comparison-sheet.ts';
import type { Cell, Sheet } from './csv.ts';

export const statisticsTables = ['indicators', 'levels', 'dimensions', 'items', 'matrix', 'components', 'loadings', 'groups', 'without'] as const; // prettier-ignore
export type StatisticsTable = (typeof statisticsTables)[number];

/** Cells of a figure, and why there are none. */
function cells<T>(
  figure: Measured<T>,
  many: number,
  make: (shown: Extract<Measured<T>, { shown: true }>) => readonly Cell[]
): readonly Cell[] {
  return figure.shown
    ? [figure.n, figure.of, figure.leftOut, ...make(figure), null]
    : [null, figure.of, null, ...Array.from({ length: many }, () => null), figure.why];
}
const counts = ['n', 'of', 'left_out'] as const;
const why = 'why_not_shown';

const correlated = (cell: CorrelationCell): readonly Cell[] => cells(cell, 2, ({ r }) => [r.value, r.why]);
const correlatedColumns = [...counts, 'r', 'why_no_r', why] as const;

export function statisticsSheet(view: StatisticsView, table: StatisticsTable, language: Language): Sheet {
  switch (table) {
    case 'indicators':
      return indicators(view);
    case 'levels':
      return levels(view);
    case 'dimensions':
      return {
        columns: [
          'dimension',
          'indicators',
          'weight_in_index',
          ...counts,
          'alpha',
          'why_no_alpha',
          'smallest_pair',
          why
        ],
        rows: view.dimensions.map((row) => [
          row.id,
          row.indicators,
          row.weight,
          ...cells(row.alpha, 3, ({ alpha, pairs }) => [alpha.value, alpha.why, pairs])
        ])
      };
    case 'items':
      return {
        columns: ['member', 'group', 'kind', ...correlatedColumns],
        rows: [
          ...view.indicators.flatMap((row) => [
            [row.id, row.dimension.id, view.correlation, ...correlated(row.withDimension)],
            [row.id, 'index', view.correlation, ...correlated(row.withIndex)]
          ]),
          ...view.dimensions.map((row) => [row.id, 'index', view.correlation, ...correlated(row.withIndex)])
        ]
      };
    case 'matrix':
      return {
        columns: ['a', 'b', 'kind', ...correlatedColumns],
        rows: view.matrix.map(({ a, b, correlation }) => [a.id, b.id, view.correlation, ...correlated(correlation)])
      };
    case 'components':
    case 'loadings':
      return components(view, table);
    case 'groups':
      return groupsSheet(view.groups, { language });
    case 'without':
      return {
        columns: ['dimension', ...counts, 'mean_index', 'mean_without', 'largest_change', 'mean_rank_change', why],
        rows: view.without.map(({ id, change }) => [
          id,
          ...cells(change, 4, (shown) => [shown.mean.value, shown.meanWithout.value, shown.largest, shown.ranks.value])
        ])
      };
  }
}

const figures = ['min', 'max', 'mean', 'median', 'sd', 'q1', 'q3', 'skewness', 'kurtosis', 'atFloor', 'atCeiling', 'dontKnow'] as const; // prettier-ignore
const missing = ['dont_know', 'not_applicable', 'refused', 'skipped', 'blank', 'unknown'] as const;

function indicators(view: StatisticsView): Sheet {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    columns: [
      ...['indicator', 'question', 'dimension', 'module', 'rule', ...counts],
      ...missing.map((reason) => (reason === 'unknown' ? 'not_asked' : reason)),
      ...figures.map(snake),
      ...['unique', 'most_frequent', 'over_90_percent_the_same', why]
    ],
    rows: view.indicators.map((row) => [
      row.id,
      row.question,
      row.dimension.id,
      row.core ? 'core' : 'extended',
      row.rule,
      ...cells(row.statistics, missing.length + figures.length + 3, ({ figures: all, concentrated }) => [
        ...missing.map((reason) => all.missing[reason]),
        ...figures.map((name) => all[name].value),
        all.unique,
        all.mostFrequent,
        concentrated ? 'yes' : 'no'
      ])
    ])
  };
}

function levels(view: StatisticsView): Sheet {
  return {
    columns: ['indicator', 'level', ...counts, 'countries', why],
    rows: view.indicators
      .filter(({ rule }) => rule === 'rubric')
      .flatMap(({ id, statistics }): (readonly Cell[])[] =>
        statistics.shown
          ? (statistics.levels ?? []).map((count, at) => [id, at + 1, ...cells(statistics, 1, () => [count])])
          : [[id, null, ...cells(statistics, 1, () => [null])]]
      )
  };
}

function components({ components: found }: StatisticsView, table: 'components' | 'loadings'): Sheet {
  const many = 3;
  const columns =
    table === 'components'
      ? ['component', ...counts, 'eigenvalue', 'explained', 'why_none', why]
      : ['component', ...counts, 'dimension', 'loading', 'why_none', why];
  if (!found.shown) return { columns, rows: [[null, ...cells(found, many, () => [])]] };
  if (found.why !== null) return { columns, rows: [[null, ...cells(found, many, () => [null, null, found.why])]] };
  const { explained, eigenvalues, loadings, members } = found;
  const row = (component: number, values: readonly Cell[]) => [component, ...cells(found, many, () => values)];
  return {
    columns,
    rows:
      table === 'components'
        ? explained.map((share, at) => row(at + 1, [eigenvalues[at] ?? null, share, null]))
        : loadings.flatMap((one, at) => members.map(({ id }, member) => row(at + 1, [id, one[member] ?? null, null])))
  };
}
