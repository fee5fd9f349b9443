/**
 * The index under weights of the reader's own, over points that are published: the arithmetic of the published scores with
 * another weight set. Runs in the browser; what comes out is never the published figure, and says so wherever it is shown.
 */
import { cellsOf, type Cell, type Cells } from '#lib/domain/scoring/cells.ts';
import { compileIndex } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { aggregateMatrix } from '#lib/domain/scoring/matrix.ts';
import { SCORED } from '#lib/domain/scoring/tally.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';

/** Rows of countries; columns in the slot order of the compiled model. */
export function publishedPoints(rows: readonly (readonly Cell[])[], columns: number): Cells {
  return cellsOf(rows.length, columns, (row, at) => rows[row]?.[at] ?? null);
}

/** The weights of the members of the index, as published. */
export function publishedWeights(model: IndexModel): ReadonlyMap<string, number> {
  const values = valuesOf(model);
  return new Map(model.members.map((id) => [id, Object.hasOwn(values, id) ? (values[id] ?? 1) : 1]));
}

/**
 * Scores of the index, one for each row. `own`: weights of members of the index, relative to each other, ≥ 0; what it leaves out
 * keeps its published weight. All weights 0: nobody has a score.
 */
export function scoresUnder(model: IndexModel, points: Cells, own: ReadonlyMap<string, number>): Column {
  const values = { ...valuesOf(model), ...Object.fromEntries(own) };
  const weights = { published: 'own', sets: [{ id: 'own', source: null, values }] };
  const { scores, reasons, nodes } = aggregateMatrix(compileIndex({ ...model, weights }), points);
  return Array.from({ length: points.rows }, (_, row) => {
    const cell = (row + 1) * nodes - 1;
    return reasons[cell] === SCORED ? (scores[cell] ?? null) : null;
  });
}

function valuesOf({ weights }: IndexModel): Readonly<Record<string, number>> {
  return weights.sets.find(({ id }) => id === weights.published)?.values ?? {};
}
