/** From the sensitivity view to its tables: words, digits, order. A rank is never written without its interval. Pure. */
import type { SensitivityView } from '#lib/domain/analysis/sensitivity.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Driver } from '#lib/domain/scoring/uncertainty/result.ts';
import { formatAmount, formatCount, formatNumber } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { member, muted, text, type FigureCell, type FigureTable } from '#lib/ui/analysis/table.ts';
import { sortRows, type Sort } from '#lib/ui/tables/sort.ts';
import { number, ofRound } from '../figure-cells.ts';

export interface Reader {
  readonly view: SensitivityView;
  readonly language: Language;
  readonly nameOf: (iso3: string) => string;
}

export const scoreKeys = ['country', 'score', 'median', 'low', 'high'] as const;

export function scoresTable({ view, language, nameOf }: Reader, sort: Sort, ranks: boolean): FigureTable {
  const figure = (value: number) => text(formatNumber(value, language));
  const place = (value: number) => formatAmount(value, language);
  const rows = sortRows(
    view.countries,
    sort,
    (row, key) =>
      key === 'score' || key === 'median' || key === 'low' || key === 'high' ? row[key] : nameOf(row.iso3),
    language
  );
  const { round } = view;
  return {
    caption: m.analysis_uncertainty_scores_caption({
      campaign: isolate(round.title),
      version: isolate(`${round.version.instrument} ${round.version.version}`),
      n: formatCount(view.countries.length, language),
      of: formatCount(round.asked, language)
    }),
    columns: [
      { key: 'country', label: m.profile_country() },
      number('score', m.analysis_weights_published_score()),
      number('median', m.analysis_col_median_drawn()),
      number('low', m.analysis_col_low()),
      number('high', m.analysis_col_high()),
      ...(ranks ? [{ ...number('rank', m.analysis_col_rank()), sorts: false }] : [])
    ],
    rows: rows.map((row) => ({
      id: row.iso3,
      cells: [
        text(nameOf(row.iso3)),
        figure(row.score),
        figure(row.median),
        figure(row.low),
        figure(row.high),
        ...(ranks
          ? [
              text(
                m.analysis_rank_range({
                  median: place(row.rank.median),
                  low: place(row.rank.low),
                  high: place(row.rank.high)
                })
              )
            ]
          : [])
      ]
    }))
  };
}

export function driversTable({ view, language }: Reader): FigureTable {
  const index = (value: number | null): FigureCell =>
    value === null ? muted(m.analysis_none_constant()) : text(formatNumber(value, language, 2));
  return {
    caption: ofRound(m.analysis_drivers_caption(), view.round),
    columns: [
      { key: 'choice', label: m.analysis_col_choice() },
      number('first', m.analysis_col_first_order()),
      number('total', m.analysis_col_total_order())
    ],
    rows: view.drivers.map((driver) => ({
      id: `${driver.choice}${driver.level ?? ''}`,
      cells: [text(choiceName(driver, language)), index(driver.first), index(driver.total)]
    }))
  };
}

export function aloneTable({ view, language }: Reader): FigureTable {
  return {
    caption: ofRound(m.analysis_alone_caption(), view.round),
    columns: [
      { key: 'choice', label: m.analysis_col_choice() },
      { key: 'option', label: m.analysis_col_option() },
      number('mean', m.analysis_col_rank_change()),
      number('largest', m.analysis_col_largest_rank())
    ],
    rows: view.drivers.flatMap((driver) =>
      driver.alone.map((shift) => ({
        id: `${driver.choice}${driver.level ?? ''}${shift.option ?? ''}`,
        cells: [
          text(choiceName(driver, language)),
          text(optionName(shift.option)),
          text(formatNumber(shift.mean, language, 2)),
          text(formatAmount(shift.largest, language))
        ]
      }))
    )
  };
}

export function withoutTable({ view, language }: Reader): FigureTable {
  return {
    caption: ofRound(m.analysis_uncertainty_without_caption(), view.round),
    columns: [
      { key: 'dimension', label: m.analysis_col_without() },
      number('mean', m.analysis_col_rank_change()),
      number('largest', m.analysis_col_largest_rank())
    ],
    rows: view.without.map(({ id, title, shift }) => ({
      id,
      cells: [
        member(id, title, language),
        text(formatNumber(shift.mean, language, 2)),
        text(formatAmount(shift.largest, language))
      ]
    }))
  };
}

function choiceName({ choice, level }: Driver, language: Language): string {
  switch (choice) {
    case 'weights':
      return m.analysis_choice_name_weights({ level: formatCount(level ?? 1, language) });
    case 'aggregate':
      return m.analysis_choice_name_aggregate();
    case 'missing':
      return m.analysis_choice_name_missing();
    case 'normalise':
      return m.analysis_choice_name_normalise();
  }
}

const options: Readonly<Record<string, () => string>> = {
  arithmetic: m.analysis_mean_arithmetic,
  geometric: m.analysis_mean_geometric,
  skip: m.analysis_gap_skip,
  group_median: m.analysis_gap_median,
  goalposts: m.analysis_points_goalposts,
  min_max: m.analysis_points_min_max
};
/** null: weights, which are drawn. */
function optionName(option: string | null): string {
  return option === null ? m.analysis_option_weights() : (options[option]?.() ?? option);
}
