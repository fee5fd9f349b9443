/** Tables with one row for each indicator: distribution, what is missing, levels, correlation with dimension and index. */
import type { IndicatorRow } from '#lib/domain/analysis/statistics-view.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatCount, formatShare } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { answerStateName } from '#lib/i18n/terms.ts';
import { member, text, type FigureCell, type FigureColumn, type FigureTable } from '#lib/ui/analysis/table.ts';
import { sortRows, type Sort } from '#lib/ui/tables/sort.ts';
import { basis, cellsOf, correlationCells, counted, fixed, kindName, number, outcome, share, words, type Reader } from './figure-cells.ts'; // prettier-ignore

const indicatorCell = ({ id, title }: IndicatorRow, language: Language): FigureCell => member(id, title, language);
const indicatorColumn = (): FigureColumn => ({ key: 'indicator', label: m.profile_indicator() });

export const indicatorKeys = ['indicator', 'n', 'mean', 'median', 'sd', 'q1', 'q3', 'skewness', 'kurtosis', 'floor', 'ceiling', 'same', 'dont_know'] as const; // prettier-ignore

export function sortIndicators({ view, language }: Reader, sort: Sort): readonly IndicatorRow[] {
  if (sort.key === 'indicator' && !sort.descending) return view.indicators;
  const valueOf = ({ id, statistics }: IndicatorRow, key: string): number | string | null => {
    if (key === 'indicator') return id;
    if (!statistics.shown) return null;
    const { figures } = statistics;
    switch (key) {
      case 'n':
        return figures.n;
      case 'floor':
        return figures.atFloor.value;
      case 'ceiling':
        return figures.atCeiling.value;
      case 'same':
        return figures.mostFrequent / Math.max(1, figures.n);
      case 'dont_know':
        return figures.dontKnow.value;
      case 'mean':
      case 'median':
      case 'sd':
      case 'q1':
      case 'q3':
      case 'skewness':
      case 'kurtosis':
        return figures[key].value;
      default:
        return null;
    }
  };
  return sortRows(view.indicators, sort, valueOf, language);
}

export function indicatorsTable(reader: Reader, rows: readonly IndicatorRow[]): FigureTable {
  const { language } = reader;
  return {
    caption: m.analysis_indicators_caption(basis(reader)),
    columns: [
      indicatorColumn(),
      number('n', m.analysis_col_n()),
      number('mean', m.compare_col_mean()),
      number('sd', m.analysis_col_sd()),
      number('q1', m.compare_col_q1()),
      number('median', m.compare_col_median()),
      number('q3', m.compare_col_q3()),
      number('skewness', m.analysis_col_skewness()),
      number('kurtosis', m.analysis_col_kurtosis()),
      number('floor', m.analysis_col_floor()),
      number('ceiling', m.analysis_col_ceiling()),
      number('same', m.analysis_col_same())
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        indicatorCell(row, language),
        ...cellsOf(reader, row.statistics, 11, ({ figures, concentrated, ...shown }) => [
          counted({ n: figures.n, of: shown.of }, language),
          outcome(figures.mean, language),
          outcome(figures.sd, language),
          outcome(figures.q1, language),
          outcome(figures.median, language),
          outcome(figures.q3, language),
          outcome(figures.skewness, language),
          outcome(figures.kurtosis, language),
          share(figures.atFloor, language),
          share(figures.atCeiling, language),
          {
            text: formatShare(figures.mostFrequent / figures.n, language),
            ...(concentrated ? { flag: m.analysis_flag_concentrated() } : {})
          }
        ])
      ]
    }))
  };
}

const reasons = ['dont_know', 'not_applicable', 'refused', 'skipped', 'blank'] as const;

export function missingTable(reader: Reader, rows: readonly IndicatorRow[]): FigureTable {
  const { language } = reader;
  const count = (value: number) => text(formatCount(value, language));
  return {
    caption: m.analysis_missing_caption(basis(reader)),
    columns: [
      indicatorColumn(),
      number('n', answerStateName('answered')),
      ...reasons.map((reason) => fixed(number(`state_${reason}`, answerStateName(reason)))),
      fixed(number('not_asked', answerStateName('not_asked'))),
      number('dont_know', m.analysis_col_dont_know())
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        indicatorCell(row, language),
        ...cellsOf(reader, row.statistics, 8, ({ figures }) => [
          count(figures.n),
          ...reasons.map((reason) => count(figures.missing[reason])),
          count(figures.missing.unknown),
          share(figures.dontKnow, language)
        ])
      ]
    }))
  };
}

export function levelsTable(reader: Reader): FigureTable {
  const { view, language } = reader;
  const rubrics = view.indicators.filter(({ rule }) => rule === 'rubric');
  const steps = Math.max(0, ...rubrics.map(({ statistics }) => (statistics.shown ? (statistics.levels?.length ?? 0) : 0))); // prettier-ignore
  return {
    caption: m.analysis_levels_caption(basis(reader)),
    columns: [
      indicatorColumn(),
      number('n', m.analysis_col_n()),
      ...Array.from({ length: steps }, (_, at) =>
        number(`level_${at + 1}`, m.profile_level({ level: formatCount(at + 1, language) }))
      )
    ],
    rows: rubrics.map((row) => ({
      id: row.id,
      cells: [
        indicatorCell(row, language),
        ...cellsOf(reader, row.statistics, steps + 1, ({ levels, figures, of }) => [
          counted({ n: figures.n, of }, language),
          ...(levels ?? []).map((value) => text(formatCount(value, language)))
        ])
      ]
    }))
  };
}

export function itemsTable(reader: Reader): FigureTable {
  const { view, language } = reader;
  return {
    caption: m.analysis_items_caption({ ...basis(reader), kind: kindName[view.correlation]() }),
    columns: [
      indicatorColumn(),
      { key: 'dimension', label: m.profile_dimension() },
      number('with_dimension', m.analysis_col_with_dimension()),
      number('n', m.analysis_col_n()),
      number('with_index', m.analysis_col_with_index()),
      number('index_n', m.analysis_col_n())
    ],
    rows: view.indicators.map((row) => ({
      id: row.id,
      cells: [
        indicatorCell(row, language),
        text(words(row.dimension.title, language)),
        ...correlationCells(reader, row.withDimension),
        ...correlationCells(reader, row.withIndex)
      ]
    }))
  };
}
