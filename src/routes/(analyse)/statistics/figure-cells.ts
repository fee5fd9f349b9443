/**
 * The small parts of the statistics' tables: a figure as a cell, n of N, why there is none, what a caption says. Pure; what is
 * withheld in the view has no value here either.
 */
import type { CorrelationCell, Measured, StatisticsView } from '#lib/domain/analysis/statistics-view.ts';
import type { CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import type { NoFigure, Outcome } from '#lib/domain/statistics/outcome.ts';
import { textIn, type Language, type Text } from '#lib/domain/languages.ts';
import { formatCount, formatNumber, formatShare } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { muted, text, type FigureCell, type FigureColumn } from '#lib/ui/analysis/table.ts';
import { withheldWords } from '../comparison/pictures.ts';

export interface Reader {
  readonly view: StatisticsView;
  readonly language: Language;
}

const whyNone: Readonly<Record<NoFigure, () => string>> = {
  no_data: m.analysis_none_no_data,
  too_few: m.analysis_none_too_few,
  constant: m.analysis_none_constant,
  not_positive: m.analysis_none_not_positive,
  zero: m.analysis_none_not_positive,
  overflow: m.analysis_none_overflow
};
export const noFigureWords = (why: NoFigure): string => whyNone[why]();

export const kindName: Readonly<Record<CorrelationKind, () => string>> = {
  pearson: m.analysis_correlation_pearson,
  spearman: m.analysis_correlation_spearman,
  kendall: m.analysis_correlation_kendall
};

export function words(title: Text, language: Language): string {
  return textIn(title, language).text;
}
export const number = (key: string, label: string): FigureColumn => ({ key, label, number: true });
/** A column that the order of the rows does not follow. */
export const fixed = (column: FigureColumn): FigureColumn => ({ ...column, sorts: false });

export function outcome({ value, why }: Outcome, language: Language, digits = 2): FigureCell {
  return value === null ? muted(noFigureWords(why)) : text(formatNumber(value, language, digits));
}
export function share({ value, why }: Outcome, language: Language): FigureCell {
  return value === null ? muted(noFigureWords(why)) : text(formatShare(value, language));
}

/** `of` cells from a figure that is shown; else the reason once, and nothing after it. */
export function cellsOf<T>(
  { view }: Reader,
  figure: Measured<T>,
  many: number,
  make: (shown: Extract<Measured<T>, { shown: true }>) => readonly FigureCell[]
): readonly FigureCell[] {
  if (figure.shown) return make(figure);
  return [muted(withheldWords(figure, view.round.smallestGroup)), ...Array.from({ length: many - 1 }, () => text(''))];
}

/** n of N, as every figure is given. */
export function counted({ n, of }: { readonly n: number; readonly of: number }, language: Language): FigureCell {
  return text(m.analysis_n_of({ n: formatCount(n, language), of: formatCount(of, language) }));
}

export function correlationCells(reader: Reader, cell: CorrelationCell): readonly FigureCell[] {
  return cellsOf(reader, cell, 2, (shown) => [
    {
      ...outcome(shown.r, reader.language),
      ...(shown.r.value !== null && shown.r.value < 0 ? { flag: m.analysis_flag_negative() } : {})
    },
    counted(shown, reader.language)
  ]);
}

/** Round and n of N in every caption: a table that is printed alone still says what it is of. */
export function basis({ view: { round }, language }: Reader) {
  return {
    campaign: isolate(round.title),
    version: isolate(`${round.version.instrument} ${round.version.version}`),
    n: formatCount(round.approved, language),
    of: formatCount(round.asked, language)
  };
}

/** A caption that says no more than its figure gets the round and the version. */
export function ofRound(caption: string, { title, version }: StatisticsView['round']): string {
  return `${caption} (${isolate(title)}, ${isolate(`${version.instrument} ${version.version}`)})`;
}
