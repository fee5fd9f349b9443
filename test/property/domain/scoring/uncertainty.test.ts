import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#lib/domain/scoring/cells.ts';
import { compileIndex } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { aggregateMatrix } from '#lib/domain/scoring/matrix.ts';
import { reasons } from '#lib/domain/scoring/tally.ts';
import { replication } from '#lib/domain/scoring/uncertainty/draws.ts';
import { mostPlaces, pairsOf } from '#lib/domain/scoring/uncertainty/pairs.ts';
import { quantilesOf } from '#lib/domain/scoring/uncertainty/quantiles.ts';
import { replicator } from '#lib/domain/scoring/uncertainty/replicate.ts';
import { pairPosition, type Choices } from '#lib/domain/scoring/uncertainty/result.ts';
import { spreadsOf } from '#lib/domain/scoring/uncertainty/spread.ts';
import { uncertaintyOf } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import { quantile } from '#lib/domain/statistics/describe.ts';
import { rank, toNineDecimals } from '#lib/domain/statistics/rank.ts';
import { cells, randomIndex, withRows } from '../../../support/random-model.ts';
import { referencePoints, referenceScores } from '../../../support/reference-index.ts';

const choices: Choices = {
  weights: 0.25,
  aggregate: ['arithmetic', 'geometric'],
  floor: 1,
  missing: ['skip', 'group_median'],
  normalise: ['goalposts', 'min_max']
};

function observed(index: IndexModel, rows: readonly (readonly Cell[])[]) {
  const compiled = compileIndex(index);
  const ids = compiled.indicators.map(({ id }) => id);
  const points = rows.map((row) => {
    const made = referencePoints(index, ids, row);
    return ids.map((id) => made.get(id) ?? null);
  });
  return {
    ...{ compiled, ids, raw: cells(rows), points: cells(points), choices, fewest: 1, seed: 3, replications: 100 },
    units: rows.map((_, at) => `u${at}`),
    named: rows.map((_, at) => at % 2 === 0),
    groups: rows.map(() => 'all')
  };
}
const draws = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a replication', () => {
  it('has the digits of the slow, obvious reading with its weights and its mean at the top', () => {
    fc.assert(
      fc.property(withRows(randomIndex({ unscaled: false })), draws, ({ index, rows }, stream) => {
        const input = observed(index, rows);
        const { compiled, ids } = input;
        const published = aggregateMatrix(compiled, input.points);
        const draw = { ...replication(compiled, choices, 7, stream), missing: 'skip', normalise: 'goalposts' } as const;
        const scores = replicator(input, published, choices)(0, rows.length)(draw);
        const weights = new Map([...compiled.members].map((slot, edge) => [slot, draw.weights[edge] ?? 0]));
        const slots = new Map([...ids, ...compiled.nodes.map(({ id }) => id)].map((id, slot) => [id, slot]));
        const weightOf = (id: string) => weights.get(slots.get(id) ?? -1) ?? NaN;
        rows.forEach((row, at) => {
          const points = referencePoints(index, ids, row);
          const top = { aggregate: draw.aggregate, floor: choices.floor };
          referenceScores(index, points, weightOf, top).forEach(({ value, why }, node) => {
            const cell = at * scores.nodes + node;
            expect(reasons[scores.reasons[cell] ?? 0] ?? null).toBe(why);
            expect(Math.abs((scores.scores[cell] ?? NaN) - (value ?? 0))).toBeLessThanOrEqual(1e-9);
          });
        });
      })
    );
  });

  it('scores what is published to have a score, and nothing else, whatever is drawn', () => {
    fc.assert(
      fc.property(withRows(randomIndex({ unscaled: false })), draws, ({ index, rows }, stream) => {
        const input = observed(index, rows);
        const published = aggregateMatrix(input.compiled, input.points);
        const scores = replicator(input, published, choices)(0, rows.length)(
          replication(input.compiled, choices, 7, stream)
        );
        expect(scores.reasons.map((why) => (why === 0 ? 0 : 1))).toEqual(
          published.reasons.map((why) => (why === 0 ? 0 : 1))
        );
        expect(scores.scores.every(Number.isFinite)).toBe(true);
      })
    );
  });

  it('is the same in pieces as in one', () => {
    fc.assert(
      fc.property(withRows(randomIndex({ unscaled: false })), draws, ({ index, rows }, stream) => {
        const input = observed(index, rows);
        const rowsOf = replicator(input, aggregateMatrix(input.compiled, input.points), choices);
        const draw = replication(input.compiled, choices, 7, stream);
        const { nodes, scores } = rowsOf(0, rows.length)(draw);
        const last = rows.length - 1;
        expect(rowsOf(last, rows.length)(draw).scores).toEqual(scores.slice(last * nodes));
      })
    );
  });
});

it('a unit that is not named moves no score of the others but by the medians', () => {
  fc.assert(
    fc.property(
      withRows(randomIndex({ unscaled: false })),
      fc.double({ min: -99, max: 99, noNaN: true }),
      ({ index, rows }, other) => {
        fc.pre(rows.length > 1);
        const open: Choices = { ...choices, missing: ['skip'] };
        const run = (all: readonly (readonly Cell[])[]) =>
          uncertaintyOf({ ...observed(index, all), choices: open }).score;
        expect(
          run(
            rows.with(
              1,
              (rows[1] ?? []).map((cell) => (typeof cell === 'number' ? other : cell))
            )
          )
        ).toEqual(run(rows));
      }
    ),
    { numRuns: 20 }
  );
});

it('spreads, ranks and pairs are those of the plain statistics', () => {
  fc.assert(
    fc.property(withRows(randomIndex({ unscaled: false })), ({ index, rows }) => {
      const input = observed(index, rows);
      const { compiled } = input;
      const published = aggregateMatrix(compiled, input.points);
      const rowsOf = replicator(input, published, choices);
      const drawn = Array.from({ length: 40 }, (_, stream) => replication(compiled, choices, 1, stream));
      const root = compiled.nodes.length - 1;
      const columns = drawn.map((draw) => {
        const { nodes, scores, reasons: why } = rowsOf(0, rows.length)(draw);
        return rows.map((_, at) => (why[at * nodes + root] === 0 ? (scores[at * nodes + root] ?? null) : null));
      });
      const ranks = columns.map((column) => rank(column, { first: 'highest', ties: 'min' }));
      const { nodes, rank: places, places: all } = spreadsOf(published, rowsOf, drawn, [root], () => undefined);
      const nine = (value: number | null) => (value === null ? null : toNineDecimals(value));
      rows.forEach((_, at) => {
        for (const [part, p] of [
          ['low', 0.05],
          ['median', 0.5],
          ['high', 0.95]
        ] as const) {
          // prettier-ignore
          expect(nodes[0]?.[part][at]).toBe(nine(quantile(columns.map((column) => column[at] ?? null), p).value)); // prettier-ignore
          expect(places[part][at]).toBe(
            nine(
              quantile(
                ranks.map((one) => one[at] ?? null),
                p
              ).value
            )
          );
        }
      });
      const units = rows.map((_, at) => at);
      const pairs = pairsOf(all, units, drawn.length);
      for (const a of units)
        for (const b of units.slice(a + 1)) {
          const both = ranks.map((one) => [one[a] ?? null, one[b] ?? null] as const);
          const at = pairPosition(rows.length, a, b);
          expect(pairs.ahead[at]).toBe(both.filter(([x, y]) => x !== null && y !== null && x < y).length);
          expect(pairs.level[at]).toBe(both.filter(([x, y]) => x !== null && x === y).length);
        }
    }),
    { numRuns: 60 }
  );
});

it('pairs are counted as one by one, whatever the places and however many replications', () => {
  const place = fc.oneof(fc.constantFrom(0, 1, 2, mostPlaces - 1, mostPlaces), fc.integer({ min: 0, max: mostPlaces }));
  const tables = fc
    .integer({ min: 1, max: 7 })
    .chain((draws) =>
      fc.array(fc.array(place, { minLength: draws, maxLength: draws }), { minLength: 2, maxLength: 4 })
    );
  fc.assert(
    fc.property(tables, (rows) => {
      const draws = rows[0]?.length ?? 0;
      const pairs = rows.flatMap((a, at) =>
        rows
          .slice(at + 1)
          .map((b) => a.map((mine, draw) => [mine, b[draw] ?? 0]).filter(([x, y]) => x !== 0 && y !== 0))
      );
      expect(pairsOf(Int32Array.from(rows.flat()), [...rows.keys()], draws)).toEqual({
        ahead: pairs.map((both) => both.filter(([x = 0, y = 0]) => x < y).length),
        level: pairs.map((both) => both.filter(([x, y]) => x === y).length)
      });
    }),
    { numRuns: 1_000 }
  );
});

it('pairs are counted over more replications than a half can count', () => {
  const draws = 200_001;
  const places = new Int32Array(3 * draws)
    .fill(1, 0, draws)
    .fill(2, draws, 2 * draws)
    .fill(2, 2 * draws);
  expect(pairsOf(places, [0, 1, 2], draws)).toEqual({ ahead: [draws, draws, 0], level: [0, 0, draws] });
});

it('selected quantiles are those of a sorted copy', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (list) => {
      const shares = [0, 0.05, 0.25, 0.5, 0.95, 1];
      expect(quantilesOf(Float64Array.from(list), shares)).toEqual(shares.map((share) => quantile(list, share).value));
    })
  );
});
