/** What each dimension does to the index: the scores without it (its weight 0, as COINr's remove_elements), beside the published. */
import { isNamed, type Round } from '#lib/domain/comparison/round.ts';
import { cellsOf } from '#lib/domain/scoring/cells.ts';
import { compiledOnce, type CompiledIndex } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { aggregateMatrix } from '#lib/domain/scoring/matrix.ts';
import { SCORED } from '#lib/domain/scoring/tally.ts';
import { mean } from '#lib/domain/statistics/describe.ts';
import { dropOne } from '#lib/domain/statistics/drop-one.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { hasAll, indexScore, measured, type Unit } from './round-columns.ts';
import type { WithoutRow } from './statistics-view.ts';

/**
 * Over the countries with a published index; one that has none without the dimension is left out of that row. Where that is an
 * unnamed country, the row is of the named ones alone: the published mean less this one would be its score.
 */
export function withoutRows(round: Round, index: IndexModel, units: readonly Unit[]): readonly WithoutRow[] {
  const compiled = compiledOnce(index);
  return index.dimensions.map(({ id, title }) => {
    const scored = units.filter(hasAll(indexScore));
    const reduced = indexScores(compiled, scored, id);
    const both = new Set(scored.filter((_, at) => reduced[at] != null));
    const keepsUnnamed = scored.every((unit) => both.has(unit) || isNamed(unit.scored));
    const change = measured(
      round,
      units,
      (unit) => both.has(unit) && (keepsUnnamed || isNamed(unit.scored)),
      (counted) => {
        const { nominal, without } = dropOne([id], (element) => indexScores(compiled, counted, element));
        const [one] = without;
        const changes = nominal.scores.map((score, at) => Math.abs((one?.scores[at] ?? 0) - (score ?? 0)));
        return {
          mean: mean(nominal.scores),
          meanWithout: mean(one?.scores ?? []),
          largest: Math.max(...changes),
          ranks: one?.meanRankChange ?? { value: null, why: 'no_data' }
        };
      }
    );
    return { id, title, change };
  });
}

function indexScores(compiled: CompiledIndex, units: readonly Unit[], without: string | null): Column {
  const points = cellsOf(units.length, compiled.indicators.length, (row, at) => {
    const found = units[row]?.indicators.get(compiled.indicators[at]?.id ?? '');
    return found?.points.value ?? (found?.state === 'not_applicable' ? 'not_applicable' : null);
  });
  const slot = compiled.indicators.length + compiled.nodes.findIndex(({ id }) => id === without);
  const weights = compiled.weights.map((weight, edge) =>
    without !== null && compiled.members[edge] === slot ? 0 : weight
  );
  const { scores, reasons, nodes } = aggregateMatrix(compiled, points, weights);
  return units.map((_, row) => {
    const cell = (row + 1) * nodes - 1;
    return reasons[cell] === SCORED ? (scores[cell] ?? null) : null;
  });
}
