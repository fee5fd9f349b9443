/** What a statistician should look at first, as sentences: one for each rule that finds something. Pure. */
import type { Titled } from '#lib/domain/analysis/statistics-view.ts';
import { textIn } from '#lib/domain/languages.ts';
import { formatShare } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { alphaFrom } from './dimension-tables.ts';
import type { Reader } from './figure-cells.ts';

export function lookAt({ view, language }: Reader): readonly string[] {
  const list = (items: readonly string[]) => new Intl.ListFormat(language).format(items);
  const named = ({ title }: Titled) => `“${isolate(textIn(title, language).text)}”`;
  const said = (items: readonly string[], sentence: (values: { items: string }) => string): readonly string[] =>
    items.length === 0 ? [] : [sentence({ items: list(items) })];
  const negative = (cell: (typeof view.matrix)[number]['correlation']) =>
    cell.shown && cell.r.value !== null && cell.r.value < 0;
  const [doubt] = view.indicators
    .flatMap(({ id, statistics }) =>
      statistics.shown && statistics.figures.dontKnow.value !== null
        ? [{ id, share: statistics.figures.dontKnow.value }]
        : []
    )
    .sort((a, b) => b.share - a.share);
  return [
    ...said(
      view.indicators
        .filter(({ statistics }) => statistics.shown && statistics.concentrated)
        .map(({ id }) => isolate(id)),
      m.analysis_look_concentrated
    ),
    ...said(
      view.matrix.filter((pair) => negative(pair.correlation)).map(({ a, b }) => isolate(`${a.id}–${b.id}`)),
      m.analysis_look_negative
    ),
    ...said(
      view.indicators.filter(({ withDimension }) => negative(withDimension)).map(({ id }) => isolate(id)),
      m.analysis_look_against
    ),
    ...said(
      view.dimensions
        .filter(({ alpha }) => alpha.shown && alpha.alpha.value !== null && alpha.alpha.value < alphaFrom)
        .map(named),
      m.analysis_look_alpha
    ),
    ...(doubt === undefined || doubt.share === 0
      ? []
      : [m.analysis_look_dont_know({ item: isolate(doubt.id), share: formatShare(doubt.share, language) })])
  ];
}
