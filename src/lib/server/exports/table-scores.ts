/**
 * The scores of a table, for other programs: rows for a CSV with a line per unit, or pieces of one JSON document with every
 * step. Written piece by piece; numbers unrounded, so that reading them back gives the same ones; a gap is empty (null).
 */
import type { NoScore } from '#lib/domain/scoring/result.ts';
import type { Table } from '#lib/domain/scoring/table-fit.ts';
import type { Stage, TableScores } from '#lib/domain/scoring/table.ts';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';

export interface TableReport {
  /** Where it comes from: model and data with their digests, versions, weights, steps. Plain JSON. */
  readonly recipe: Readonly<Record<string, unknown>>;
  readonly table: Table;
  readonly scores: TableScores;
  /** null: was not asked for. */
  readonly uncertainty: UncertaintyResult | null;
}

type Cell = string | number | null;

const reasonWords: Readonly<Record<NoScore, string>> = {
  missing: 'no value below it',
  not_applicable: 'nothing below it applies',
  coverage: 'fewer values than the model asks for',
  too_few_members: 'fewer members with a score than the model asks for',
  not_positive: 'a geometric mean met a value of 0 or less',
  zero: 'a harmonic mean met 0',
  overflow: 'values too large to add up'
};
const screenedOut = 'left out: fewer values than the screening asks for';

/** First the names of the columns, then one row per unit of the table, in its order. */
export function* csvRecords({ table, scores, uncertainty }: TableReport): Generator<readonly Cell[]> {
  const index = scores.nodes.at(-1);
  if (index === undefined) return;
  const groups = scores.nodes.slice(0, -1);
  const groupings = [...table.groups];
  yield [
    'unit',
    ...groupings.map(([name]) => `group:${name}`),
    ...['score', 'rank', 'reason', 'answered', 'applicable', 'coverage'],
    ...(uncertainty === null ? [] : intervalColumns),
    ...groups.flatMap(({ id }) => [`score:${id}`, `reason:${id}`])
  ];
  let at = 0;
  for (const [row, unit] of table.units.entries()) {
    const lead = [unit, ...groupings.map(([, names]) => names[row] ?? null)];
    if (scores.units[at] !== unit) {
      const empty = [...(uncertainty === null ? [] : intervalColumns), ...groups.flatMap(() => [0, 0])].map(() => null);
      yield [...lead, null, null, screenedOut, null, null, null, ...empty];
      continue;
    }
    const answered = index.answered[at] ?? 0;
    yield [
      ...lead,
      index.scores[at] ?? null,
      index.ranks[at] ?? null,
      words(index.why[at] ?? null),
      answered,
      index.applicable,
      answered / index.applicable,
      ...(uncertainty === null ? [] : interval(uncertainty, at)),
      ...groups.flatMap((group) => [group.scores[at] ?? null, words(group.why[at] ?? null)])
    ];
    at += 1;
  }
}

const intervalColumns = ['score_5', 'score_median', 'score_95', 'rank_5', 'rank_median', 'rank_95'];

function interval({ score, rank }: UncertaintyResult, at: number): readonly Cell[] {
  return [score.low, score.median, score.high, rank.low, rank.median, rank.high].map((values) => values[at] ?? null);
}

function words(why: NoScore | null): string | null {
  return why === null ? null : reasonWords[why];
}

/** One JSON object; each column of each step is a piece of its own. */
export function* jsonPieces({ recipe, table, scores, uncertainty }: TableReport): Generator<string> {
  const { raw, denominated, imputed, screened, transformed, treated, normalised, unscaled, nodes } = scores;
  yield `{\n"recipe": ${JSON.stringify(recipe, null, 2)}`;
  yield `,\n"units": ${JSON.stringify(table.units)},\n"screenedOut": ${JSON.stringify(scores.screenedOut)}`;
  yield* byName('groups', table.groups);
  yield* byName('columns', table.columns);
  yield* byName('denominated', denominated);
  yield* byName('imputed', imputed === null ? null : marked(imputed, denominated ?? raw));
  yield* byName('screened', screened);
  yield* byName('transformed', transformed);
  yield* byName('treated', treated);
  yield* byName('normalised', normalised);
  yield* byName('unscaled', unscaled);
  yield* byName('scores', new Map(nodes.map(({ id, ...node }) => [id, node])));
  yield `,\n"uncertainty": ${JSON.stringify(uncertainty)}\n}\n`;
}

function* byName(step: string, columns: ReadonlyMap<string, unknown> | null): Generator<string> {
  yield `,\n"${step}": `;
  if (columns === null) {
    yield 'null';
    return;
  }
  yield '{';
  let between = '\n  ';
  for (const [name, column] of columns) {
    yield `${between}${JSON.stringify(name)}: ${JSON.stringify(column)}`;
    between = ',\n  ';
  }
  yield '}';
}

/** Which cells were gaps before. */
function marked(imputed: Stage, before: Stage): ReadonlyMap<string, { values: Column; filled: readonly boolean[] }> {
  return new Map(
    [...imputed].map(([id, values]) => {
      const had = before.get(id) ?? [];
      return [id, { values, filled: values.map((value, unit) => value !== null && had[unit] == null) }];
    })
  );
}
