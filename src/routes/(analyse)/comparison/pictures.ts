/**
 * From the comparison's view to what its pictures draw: words, steps of the ramp, order. Pure; adds no number and decides
 * nothing: what is withheld in the view has no value here either.
 */
import type { ComparisonView, GroupCell, GroupRow, Tile as ViewTile } from '#lib/domain/comparison/comparison-view.ts';
import type { FigureRef, Withheld } from '#lib/domain/comparison/figure.ts';
import { textIn, type Language, type Text } from '#lib/domain/languages.ts';
import type { Score } from '#lib/domain/scoring/result.ts';
import { formatCount, formatNumber } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { bandName, bandStep } from '#lib/i18n/terms.ts';
import type { BoxRow, DotRow, HeatGroup, HeatRow, Tile, TileLegend } from '#lib/ui/charts/pictures.ts';
import { sortRows, type Sort } from '#lib/ui/tables/sort.ts';

export interface Words {
  readonly language: Language;
  readonly nameOf: (iso3: string) => string;
}

const whyNot: Readonly<Record<Exclude<Score['why'], null>, () => string>> = {
  missing: m.compare_why_missing,
  not_applicable: m.compare_why_not_applicable,
  coverage: m.compare_why_coverage,
  too_few_members: m.compare_why_too_few_dimensions,
  not_positive: m.compare_why_zero,
  zero: m.compare_why_zero,
  overflow: m.compare_why_overflow
};

export function words(text: Text, language: Language): string {
  return textIn(text, language).text;
}

/** Why an aggregate is not shown, in words. */
export function withheldWords(cell: Withheld, smallest: number): string {
  switch (cell.why) {
    case 'too_few':
      return m.compare_suppressed_small({ count: smallest });
    case 'complementary':
      return m.compare_suppressed_complement();
    case 'no_data':
      return m.compare_no_data_here();
  }
}

/** The most frequent band of all countries as a sentence, or the question where none is most frequent or none may be shown. */
export function finding(view: ComparisonView, language: Language): string {
  const { tileFigure, all, round } = view;
  if (tileFigure === null)
    return m.compare_finding_response({
      n: formatCount(round.approved, language),
      total: formatCount(round.asked, language),
      campaign: isolate(round.title)
    });
  const measure = words(tileFigure.title, language);
  const cell = cellOf(all, tileFigure);
  if (!cell.shown) return m.compare_question_measure({ measure });
  const [first, second] = [...cell.bands].sort((a, b) => b.count - a.count);
  if (first === undefined || first.count === second?.count) return m.compare_question_measure({ measure });
  return m.compare_finding_band({
    measure,
    band: bandName(first.band),
    n: formatCount(first.count, language),
    total: formatCount(cell.n, language)
  });
}

export function cellOf(row: GroupRow, figure: FigureRef): GroupCell {
  const found = row.cells.find((cell) => cell.figure === figure.id);
  return found ?? { figure: figure.id, shown: false, of: row.of, why: 'no_data' };
}

export function tiles(view: ComparisonView, { language, nameOf }: Words): readonly Tile[] {
  const scored = view.tileFigure !== null;
  const gapWords = (tile: ViewTile) => {
    switch (tile.state) {
      case 'withheld':
        return m.compare_legend_withheld();
      case 'not_approved':
        return m.compare_why_no_file();
      case 'not_asked':
        return m.compare_legend_not_asked();
      default:
        return scored ? (tile.why === null ? m.compare_why_missing() : whyNot[tile.why]()) : m.compare_why_approved();
    }
  };
  const columns = view.tiles.map((tile) => tile.column);
  const rows = view.tiles.map((tile) => tile.row);
  const origin = { column: Math.min(...columns), row: Math.min(...rows) };
  return view.tiles.map((tile) => {
    const country = nameOf(tile.iso3);
    const named = tile.state === 'band' || tile.state === 'no_score';
    return {
      iso3: tile.iso3,
      column: tile.column - origin.column,
      row: tile.row - origin.row,
      href: named ? profileHref(view, tile.iso3) : null,
      band: bandStep(tile.band),
      gap: tile.state === 'band' ? null : tile.state === 'no_score' && !scored ? 'approved' : tile.state,
      label:
        tile.band !== null && tile.score !== null
          ? m.compare_tile_band({
              iso3: tile.iso3,
              country,
              band: bandName(tile.band),
              score: formatNumber(tile.score, language)
            })
          : m.compare_tile_gap({ iso3: tile.iso3, country, reason: gapWords(tile) })
    };
  });
}

export function tileLegend(view: ComparisonView, language: Language): readonly TileLegend[] {
  const bands = view.bands.map((band) => ({
    band: bandStep(band.id),
    gap: null,
    text: m.compare_legend_band({
      band: bandName(band.id),
      from: formatCount(band.from, language),
      to: formatCount(band.to, language)
    })
  }));
  const scored = view.tileFigure !== null;
  return [
    ...(scored ? bands : []),
    scored
      ? { band: null, gap: 'no_score', text: m.compare_legend_no_score() }
      : { band: null, gap: 'approved', text: m.compare_legend_approved() },
    { band: null, gap: 'withheld', text: m.compare_legend_withheld() },
    { band: null, gap: 'not_approved', text: m.compare_legend_not_approved() },
    { band: null, gap: 'not_asked', text: m.compare_legend_not_asked() }
  ];
}

export function boxes(view: ComparisonView, figure: FigureRef, { language, nameOf }: Words): readonly BoxRow[] {
  const number = (value: number) => formatNumber(value, language);
  return [view.all, ...view.groups].map((row): BoxRow => {
    const cell = cellOf(row, figure);
    const label = words(row.group.title, language);
    const base = { id: `${row.group.scheme}.${row.group.id}`, label };
    if (!cell.shown)
      return { ...base, note: '', box: null, points: [], words: withheldWords(cell, view.round.smallestGroup) };
    const counts = { n: formatCount(cell.n, language), total: formatCount(cell.of, language) };
    return {
      ...base,
      note: m.compare_n_of(counts),
      box: { q1: cell.q1, median: cell.median, q3: cell.q3 },
      points: cell.points.map(({ iso3, score }) => ({
        id: iso3,
        value: score,
        label: m.compare_point({ country: nameOf(iso3), score: number(score) })
      })),
      words: m.compare_box_words({
        group: label,
        median: number(cell.median),
        q1: number(cell.q1),
        q3: number(cell.q3),
        ...counts
      })
    };
  });
}

/** Countries under each of their groups, those in none last; sorted within the group. */
export function heat(view: ComparisonView, sort: Sort, { language, nameOf }: Words): readonly HeatGroup[] {
  const sorted = sortRows(
    view.rows,
    sort,
    (row, key) =>
      key === 'country' ? nameOf(row.iso3) : (row.cells.find((cell) => cell.figure === key)?.score.value ?? null),
    language
  );
  const drawn = (row: (typeof sorted)[number]): HeatRow => ({
    id: row.iso3,
    label: nameOf(row.iso3),
    href: profileHref(view, row.iso3),
    cells: row.cells.map(({ score, band }) =>
      score.value === null
        ? { text: whyNot[score.why](), band: null }
        : { text: formatNumber(score.value, language), band: bandStep(band) }
    )
  });
  const groups = view.groups.map(({ group, n, of }) => ({
    id: group.id,
    label: words(group.title, language),
    note: m.compare_n_of({ n: formatCount(n, language), total: formatCount(of, language) }),
    rows: sorted.filter((row) => row.groups.includes(group.id)).map(drawn)
  }));
  const loose = sorted.filter((row) => row.groups.length === 0).map(drawn);
  return [...groups, { id: '', label: m.compare_no_group(), note: '', rows: loose }].filter(
    ({ rows }) => rows.length > 0
  );
}

/** Named countries with a score on the figure, by name: dot and interval. */
export function intervalRows(
  view: ComparisonView,
  figure: FigureRef,
  intervals: readonly { readonly iso3: string; readonly low: number; readonly high: number }[],
  { language, nameOf }: Words
): readonly DotRow[] {
  const known = new Map(intervals.map((one) => [one.iso3, one]));
  const rows = view.rows.flatMap((row): DotRow[] => {
    const value = row.cells.find((cell) => cell.figure === figure.id)?.score.value ?? null;
    if (value === null) return [];
    const interval = known.get(row.iso3) ?? null;
    return [{ id: row.iso3, label: nameOf(row.iso3), value, reason: '', peers: null, interval }];
  });
  return sortRows(rows, { key: 'country', descending: false }, ({ label }) => label, language);
}

function profileHref(view: ComparisonView, iso3: string): string {
  return `/profiles/${iso3}?campaign=${encodeURIComponent(view.round.campaignId)}`;
}
