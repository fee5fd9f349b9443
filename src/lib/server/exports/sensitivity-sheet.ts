/** The uncertainty of a round as rows, one sheet for each table of its page, unrounded. A rank stands beside its interval. */
import type { SensitivityView } from '#lib/domain/analysis/sensitivity.ts';
import type { Sheet } from './csv.ts';

export const sensitivityTables = ['scores', 'drivers', 'alone', 'without'] as const;
export type SensitivityTable = (typeof sensitivityTables)[number];

export function sensitivitySheet(view: SensitivityView, table: SensitivityTable): Sheet {
  const sheet = sheetOf(view, table);
  const { seed, replications } = view;
  return {
    columns: ['seed', 'replications', ...sheet.columns],
    rows: sheet.rows.map((row) => [seed, replications, ...row])
  };
}

function sheetOf(view: SensitivityView, table: SensitivityTable): Sheet {
  switch (table) {
    case 'scores':
      return {
        columns: [
          ...['iso3', 'figure', 'score', 'median', 'p05', 'p95'],
          ...['rank_median', 'rank_p05', 'rank_p95', 'ranked', 'ranked_unnamed']
        ],
        rows: view.countries.flatMap(({ iso3, score, median, low, high, rank, dimensions }) => [
          [iso3, 'index', score, median, low, high, rank.median, rank.low, rank.high, view.ranked, view.unnamed],
          ...dimensions.map((one) => [
            ...[iso3, one.id, one.score, one.median, one.low, one.high],
            ...[null, null, null, null, null]
          ])
        ])
      };
    case 'drivers':
      return {
        columns: ['choice', 'level', 'first_order', 'total'],
        rows: view.drivers.map(({ choice, level, first, total }) => [choice, level, first, total])
      };
    case 'alone':
      return {
        columns: ['choice', 'level', 'option', 'mean_rank_change', 'largest_rank_change'],
        rows: view.drivers.flatMap(({ choice, level, alone }) =>
          alone.map(({ option, mean, largest }) => [choice, level, option, mean, largest])
        )
      };
    case 'without':
      return {
        columns: ['dimension', 'mean_rank_change', 'largest_rank_change'],
        rows: view.without.map(({ id, shift }) => [id, shift.mean, shift.largest])
      };
  }
}
