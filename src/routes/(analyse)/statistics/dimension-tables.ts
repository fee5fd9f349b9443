/** Tables of dimensions and groups: reliability, correlation, components, figures by group, the index without one dimension. */
import type { GroupRow } from '#lib/domain/comparison/comparison-view.ts';
import { formatCount, formatNumber, formatShare } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { member, muted, text, type FigureCell, type FigureTable } from '#lib/ui/analysis/table.ts';
import { withheldWords } from '../comparison/pictures.ts';
import { basis, cellsOf, correlationCells, counted, kindName, number, ofRound, outcome, words, type Reader } from './figure-cells.ts'; // prettier-ignore

export function dimensionsTable(reader: Reader): FigureTable {
  const { view, language } = reader;
  return {
    caption: m.analysis_dimensions_caption({ ...basis(reader), kind: kindName[view.correlation]() }),
    columns: [
      { key: 'dimension', label: m.profile_dimension() },
      number('items', m.analysis_col_items()),
      number('alpha', m.analysis_col_alpha()),
      number('alpha_n', m.analysis_col_n()),
      number('pairs', m.analysis_col_pairs()),
      number('weight', m.analysis_col_in_index()),
      number('with_index', m.analysis_col_with_index()),
      number('n', m.analysis_col_n())
    ],
    rows: view.dimensions.map((row) => ({
      id: row.id,
      cells: [
        member(row.id, row.title, language),
        text(formatCount(row.indicators, language)),
        ...cellsOf(reader, row.alpha, 3, (shown) => [
          {
            ...outcome(shown.alpha, language),
            ...(shown.alpha.value !== null && shown.alpha.value < alphaFrom ? { flag: m.analysis_flag_alpha() } : {})
          },
          counted(shown, language),
          text(formatCount(shown.pairs, language))
        ]),
        text(formatShare(row.weight, language, 1)),
        ...correlationCells(reader, row.withIndex)
      ]
    }))
  };
}

/** Nunnally 1978; OECD/JRC handbook 2008: 0.7 as an acceptable reliability. */
export const alphaFrom = 0.7;

/** The lower triangle: each pair once. */
export function matrixTable(reader: Reader): FigureTable {
  const { view, language } = reader;
  const members = view.dimensions;
  return {
    caption: m.analysis_matrix_caption({ ...basis(reader), kind: kindName[view.correlation]() }),
    columns: [
      { key: 'dimension', label: m.profile_dimension() },
      ...members.slice(0, -1).map(({ id }) => number(id, id))
    ],
    rows: members.slice(1).map((row, at) => ({
      id: row.id,
      cells: [
        member(row.id, row.title, language),
        ...members.slice(0, -1).map((other, column): FigureCell => {
          if (column > at) return text('');
          const cell = view.matrix.find(({ a, b }) => a.id === other.id && b.id === row.id)?.correlation;
          const [first] = cell === undefined ? [] : correlationCells(reader, cell);
          return first ?? text('');
        })
      ]
    }))
  };
}

/** On how many countries the pairs rest; each pair's n is in the CSV. */
export function matrixPairs({ view, language }: Reader): string {
  const counts = view.matrix.flatMap(({ correlation }) => (correlation.shown ? [correlation.n] : []));
  if (counts.length === 0) return '';
  const [low, high] = [Math.min(...counts), Math.max(...counts)].map((count) => formatCount(count, language));
  return m.analysis_matrix_pairs({ low: low ?? '', high: high ?? '' });
}

export function componentsTables(reader: Reader): readonly FigureTable[] {
  const { view, language } = reader;
  const { components } = view;
  if (!components.shown || components.why !== null) return [];
  const { explained, eigenvalues, loadings, members, n, of } = components;
  const basisOf = { n: formatCount(n, language), of: formatCount(of, language) };
  const name = (at: number) => m.analysis_component({ number: formatCount(at + 1, language) });
  const together = explained.map((_, at) => explained.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
  return [
    {
      caption: ofRound(m.analysis_components_caption(basisOf), view.round),
      columns: [
        { key: 'component', label: m.analysis_col_component() },
        number('eigenvalue', m.analysis_col_eigenvalue()),
        number('explained', m.analysis_col_explained()),
        number('together', m.analysis_col_together())
      ],
      rows: explained.map((value, at) => ({
        id: String(at),
        cells: [
          text(name(at)),
          text(formatNumber(eigenvalues[at] ?? 0, language, 2)),
          text(formatShare(value, language, 1)),
          text(formatShare(together[at] ?? 0, language, 1))
        ]
      }))
    },
    {
      caption: ofRound(m.analysis_loadings_caption(basisOf), view.round),
      columns: [
        { key: 'dimension', label: m.profile_dimension() },
        ...loadings.map((_, at) => number(String(at), formatCount(at + 1, language)))
      ],
      rows: members.map(({ id, title }, at) => ({
        id,
        cells: [
          member(id, title, language),
          ...loadings.map((component) => text(formatNumber(component[at] ?? 0, language, 2)))
        ]
      }))
    }
  ];
}

export function groupsTable(reader: Reader, figure: string): FigureTable {
  const { view, language } = reader;
  const { groups, all, scheme, figures } = view.groups;
  const chosen = figures.find(({ id }) => id === figure) ?? figures[0];
  const value = (one: number) => text(formatNumber(one, language));
  return {
    caption: ofRound(
      m.analysis_groups_caption({
        figure: chosen === undefined ? '' : words(chosen.title, language),
        scheme: words(scheme.title, language)
      }),
      view.round
    ),
    columns: [
      { key: 'group', label: m.compare_col_group() },
      number('n', m.analysis_col_n()),
      number('mean', m.compare_col_mean()),
      number('q1', m.compare_col_q1()),
      number('median', m.compare_col_median()),
      number('q3', m.compare_col_q3())
    ],
    rows: [all, ...groups].map((row: GroupRow) => ({
      id: `${row.group.scheme}.${row.group.id}`,
      cells: [
        text(words(row.group.title, language)),
        ...row.cells
          .filter((cell) => cell.figure === chosen?.id)
          .flatMap((cell) =>
            cell.shown
              ? [counted(cell, language), value(cell.mean), value(cell.q1), value(cell.median), value(cell.q3)]
              : [muted(withheldWords(cell, view.round.smallestGroup))]
          )
      ]
    }))
  };
}

export function withoutTable(reader: Reader): FigureTable {
  const { view, language } = reader;
  return {
    caption: m.analysis_without_caption(basis(reader)),
    columns: [
      { key: 'dimension', label: m.analysis_col_without() },
      number('n', m.analysis_col_n()),
      number('mean', m.analysis_col_mean_index()),
      number('without', m.analysis_col_mean_without()),
      number('largest', m.analysis_col_largest()),
      number('ranks', m.analysis_col_rank_change())
    ],
    rows: view.without.map((row) => ({
      id: row.id,
      cells: [
        member(row.id, row.title, language),
        ...cellsOf(reader, row.change, 5, (shown) => [
          counted(shown, language),
          outcome(shown.mean, language, 1),
          outcome(shown.meanWithout, language, 1),
          text(formatNumber(shown.largest, language)),
          outcome(shown.ranks, language, 1)
        ])
      ]
    }))
  };
}
