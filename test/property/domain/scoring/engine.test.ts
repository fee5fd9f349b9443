import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateMatrix, reweighed, scoreMatrix, type MatrixScores } from '#lib/domain/scoring/matrix.ts';
import type { Cell } from '#lib/domain/scoring/cells.ts';
import { compileIndex } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { restrictTo } from '#lib/domain/scoring/restrict.ts';
import { isNode, type IndexResult, type NodeResult } from '#lib/domain/scoring/result.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { isUnfit, scoreTable } from '#lib/domain/scoring/table.ts';
import { reasons } from '#lib/domain/scoring/tally.ts';
import { groupStatistics } from '#lib/domain/statistics/group-statistics.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { cells, randomIndex, withRows } from '../../../support/random-model.ts';
import { publishedWeights, referencePoints, referenceScores } from '../../../support/reference-index.ts';
import { answered, everythingAsked, withState } from '../../../support/scoring-model.ts';

const scaled = randomIndex({ unscaled: false });
const raw = withRows(scaled);
const any = withRows(randomIndex({ unscaled: true }));
const idsOf = (index: IndexModel) => compileIndex(index).indicators.map(({ id }) => id);
const whyOf = (scores: MatrixScores, cell: number) => reasons[scores.reasons[cell] ?? 0] ?? null;

/** Equal but for the rounding of sums in another order. */
function near(got: number, expected: number): void {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

const submitted = (ids: readonly string[], row: readonly Cell[]) =>
  Object.fromEntries(
    ids.flatMap((id, at) => {
      const cell = row[at] ?? null;
      if (cell === 'not_applicable') return [[id, withState('not_applicable')]];
      return cell === null ? [] : [[id, answered(cell)]];
    })
  );
function result(index: IndexModel, row: readonly Cell[]): IndexResult {
  const scored = scoreSubmission({ index }, submitted(idsOf(index), row), everythingAsked);
  if (scored === null) throw new Error('there is an index');
  return scored;
}
type AnyNode = Pick<NodeResult, 'id' | 'score' | 'coverage' | 'answered' | 'applicable' | 'members'>;
/** In the engine's order: each after its members. */
const nodesIn = (node: AnyNode): AnyNode[] => [...node.members.filter(isNode).flatMap(nodesIn), node];

describe('any model', () => {
  it('gives what the slow, obvious reading of it gives', () => {
    fc.assert(
      fc.property(any, ({ index, rows }) => {
        const scores = aggregateMatrix(compileIndex(index), cells(rows));
        rows.forEach((row, at) => {
          const points = new Map(idsOf(index).map((id, slot) => [id, row[slot] ?? null]));
          referenceScores(index, points).forEach(({ value, why }, node) => {
            const cell = at * scores.nodes + node;
            expect(whyOf(scores, cell)).toBe(why);
            near(scores.scores[cell] ?? NaN, value ?? 0);
          });
        });
      }),
      { numRuns: 400 }
    );
  });

  it('gives it within goalposts too, counts included, one by one, in bulk and as a table, to the last digit', () => {
    fc.assert(
      fc.property(raw, ({ index, rows }) => {
        const ids = idsOf(index);
        const bulk = scoreMatrix(compileIndex(index), cells(rows));
        const column = (at: number) => rows.map((row) => (typeof row[at] === 'number' ? row[at] : null));
        const plain = rows.every((row) => !row.includes('not_applicable'));
        const table = scoreTable(index, {
          units: rows.map((_, at) => `u${at}`),
          columns: new Map(ids.map((id, at) => [id, column(at)])),
          groups: new Map()
        });
        if (isUnfit(table)) throw new Error('every column is there');
        rows.forEach((row, at) => {
          const scored = nodesIn(result(index, row));
          const expected = referenceScores(index, referencePoints(index, ids, row));
          scored.forEach(({ id, score, answered: given, applicable }, node) => {
            expect({ id, why: score.why, answered: given, applicable }).toEqual({
              ...{ id: expected[node]?.id, why: expected[node]?.why },
              ...{ answered: expected[node]?.answered, applicable: expected[node]?.applicable }
            });
            near(score.value ?? 0, expected[node]?.value ?? 0);
            expect(bulk.scores[at * bulk.nodes + node]).toBe(score.value ?? 0);
            // A table has no "not applicable".
            if (plain) expect(table.nodes[node]?.scores[at]).toBe(score.value);
          });
        });
      }),
      { numRuns: 200 }
    );
  });

  it('has the same digits when weights are drawn anew over what was counted before', () => {
    const factors = fc.array(fc.double({ min: 0.75, max: 1.25, noNaN: true }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(any, factors, ({ index, rows }, drawn) => {
        const compiled = compileIndex(index);
        const again = reweighed(compiled, cells(rows));
        const weights = compiled.weights.map((weight, at) => weight * (drawn[at % drawn.length] ?? 1));
        again(compiled.weights.map((weight) => weight * 1.1));
        expect(again(weights)).toEqual(aggregateMatrix(compiled, cells(rows), weights));
      }),
      { numRuns: 200 }
    );
  });

  it('does not depend on the order of units, nor on the scale of weights', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(0.25, 8), ({ index, rows }, scale) => {
        const compiled = compileIndex(index);
        const { nodes, ...straight } = aggregateMatrix(compiled, cells(rows));
        const turned = aggregateMatrix(compiled, cells(rows.toReversed()), compiled.weights.map((weight) => weight * scale)); // prettier-ignore
        rows.forEach((_, at) => {
          const [from, to] = [at * nodes, (rows.length - 1 - at) * nodes];
          expect(turned.scores.slice(to, to + nodes)).toEqual(straight.scores.slice(from, from + nodes));
          expect(turned.reasons.slice(to, to + nodes)).toEqual(straight.reasons.slice(from, from + nodes));
        });
      })
    );
  });

  it('does not depend on the order of indicators and groups', () => {
    fc.assert(
      fc.property(raw, ({ index, rows }) => {
        const turned: IndexModel = {
          ...index,
          members: index.members.toReversed(),
          groups: index.groups.toReversed().map((one) => ({ ...one, members: one.members.toReversed() })),
          indicators: index.indicators.toReversed()
        };
        for (const row of rows) {
          const answers = submitted(idsOf(index), row);
          const [one, other] = [index, turned].map((model) =>
            scoreSubmission({ index: model }, answers, everythingAsked)
          );
          expect(other?.score.why).toBe(one?.score.why);
          expect(other?.coverage).toBe(one?.coverage);
          near(other?.score.value ?? 0, one?.score.value ?? 0);
        }
      })
    );
  });

  it('lets no NaN and no infinity out, whatever the size of the numbers', () => {
    fc.assert(
      fc.property(withRows(randomIndex({ unscaled: true }), Number.MAX_VALUE), ({ index, rows }) => {
        const { scores } = aggregateMatrix(compileIndex(index), cells(rows));
        expect(scores.every(Number.isFinite)).toBe(true);
      })
    );
  });
});

/** A group that loses its deepest members may come to stand on a lower level, where other rules hold. */
function keepsLevels(whole: IndexModel, part: IndexModel): boolean {
  const levels = new Map(compileIndex(whole).nodes.map(({ id, level }) => [id, level]));
  return compileIndex(part).nodes.every(({ id, level }) => levels.get(id) === level);
}

describe('any model within goalposts', () => {
  it('has scores between the lowest and the highest of its points, raised to the floors', () => {
    fc.assert(
      fc.property(raw, ({ index, rows }) => {
        const floors = index.levels.map(({ floor }) => floor ?? 0);
        for (const row of rows)
          for (const { score } of nodesIn(result(index, row))) {
            const points = [...referencePoints(index, idsOf(index), row).values()].filter(
              (cell) => typeof cell === 'number'
            );
            if (score.value === null) continue;
            expect(score.value).toBeGreaterThanOrEqual(Math.min(...points) - 1e-9);
            expect(score.value).toBeLessThanOrEqual(Math.max(...points, ...floors) + 1e-9);
          }
      })
    );
  });

  it('never falls when one indicator gets better', () => {
    fc.assert(
      fc.property(raw, fc.nat(), fc.double({ min: 0, max: 9, noNaN: true }), ({ index, rows }, which, more) => {
        const compiled = compileIndex(index);
        const slot = which % compiled.indicators.length;
        for (const row of rows) {
          const cell = row[slot];
          if (typeof cell !== 'number' || !Number.isFinite(cell)) continue;
          const better = row.with(slot, cell + more * (compiled.indicators[slot]?.direction ?? 1));
          const [before, after] = [result(index, row), result(index, better)];
          expect(after.score.why).toBe(before.score.why);
          expect((after.score.value ?? 0) - (before.score.value ?? 0)).toBeGreaterThanOrEqual(-1e-9);
        }
      })
    );
  });

  it('never gains coverage by a don’t know, and a not applicable leaves the denominator as far as its group allows', () => {
    fc.assert(
      fc.property(raw, fc.nat(), ({ index, rows }, which) => {
        const slot = which % idsOf(index).length;
        for (const row of rows) {
          if (row[slot] === 'not_applicable') continue;
          const before = nodesIn(result(index, row));
          nodesIn(result(index, row.with(slot, null))).forEach((node, at) => {
            expect(node.coverage).toBeLessThanOrEqual(before[at]?.coverage ?? -1);
            expect(node.applicable).toBe(before[at]?.applicable);
          });
          const without = result(index, row.with(slot, 'not_applicable'));
          expect([before.at(-1)?.applicable, (before.at(-1)?.applicable ?? 0) - 1]).toContain(without.applicable);
        }
      })
    );
  });

  it('without coverage rules scores what is left as if the rest had never been in the model', () => {
    fc.assert(
      fc.property(raw, fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }), ({ index, rows }, kept) => {
        const open = {
          ...index,
          levels: index.levels.map((level) => ({ ...level, coverage: 0, atLeast: 0, indicators: 0 }))
        };
        const ids = idsOf(open);
        const keep = new Set(ids.filter((_, at) => kept[at % kept.length]));
        const fewer = restrictTo(open, keep);
        fc.pre(fewer !== null && keepsLevels(open, fewer));
        for (const row of rows) {
          const part = scoreSubmission({ index: fewer }, submitted(ids, row), everythingAsked);
          const silenced = result(
            open,
            row.map((cell, at) => (keep.has(ids[at] ?? '') ? cell : null))
          );
          expect(part?.score.value ?? null).toBe(silenced.score.value);
        }
      })
    );
  });
});

it('a group’s figures without some units are those of the others alone', () => {
  const column = fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(column, fc.func(fc.boolean()), (values, hides) => {
      const all = values.map((_, unit) => unit);
      const silenced = groupStatistics(
        values.map((value, unit) => (hides(unit) ? null : value)),
        all
      );
      const { of: _of, ...rest } = groupStatistics(
        values,
        all.filter((unit) => !hides(unit))
      );
      expect(silenced).toMatchObject(rest);
    })
  );
});

it('ranks do not see noise of the last digit', () => {
  const score = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, fc.double({ min: -1e-15, max: 1e-15, noNaN: true })), { minLength: 1 }),
      (list) => {
        const options = { first: 'highest', ties: 'min' } as const;
        expect(rank(list.map(([value, noise]) => value * (1 + noise)), options)).toEqual(rank(list.map(([value]) => value), options)); // prettier-ignore
      }
    )
  );
});

it('only cells that were sorted reach the sums: anything else does not compile', () => {
  const index = fc.sample(scaled, 1)[0];
  if (index === undefined) throw new Error('a model');
  const compiled = compileIndex(index);
  const columns = compiled.indicators.length;
  const made = {
    rows: 1,
    columns,
    values: new Float64Array(columns).fill(NaN),
    states: new Uint8Array(columns).fill(1)
  };
  // @ts-expect-error -- arrays that nobody looked through
  const loose = (): MatrixScores => scoreMatrix(compiled, made);
  // @ts-expect-error -- null is no number
  const gap = (): MatrixScores => aggregateMatrix(compiled, [[null]]);
  expect([loose, gap]).toHaveLength(2);
  expect(publishedWeights(index)('none')).toBe(1);
});
