/** Models of any shape (trees up to four levels with indicators and groups side by side) and rows of any cells for them. */
import fc from 'fast-check';
import { cellsOf, type Cell, type Cells } from '#lib/domain/scoring/cells.ts';
import { compileIndex } from '#lib/domain/scoring/compile.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';

/** A group is the list of its members; a number is an indicator. */
type Shape = readonly (Shape | number)[];

const shape: fc.Arbitrary<Shape> = fc.letrec<{ node: Shape }>((tie) => ({
  node: fc.array(fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constant(0), tie('node')), {
    minLength: 1,
    maxLength: 4
  })
})).node;

const share = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(0.3, 0.5, 0.65, 1) }
);
const rule = (unscaled: boolean) =>
  fc.record({
    aggregate: fc.constantFrom('arithmetic', 'arithmetic', 'geometric', 'harmonic'),
    // Without a normalisation a mean may meet zero: then the score says so.
    floor: unscaled ? fc.constantFrom(null, 0.5, 1) : fc.constantFrom(0.5, 1, 10),
    coverage: share,
    atLeast: fc.constantFrom(0, 0, 1),
    indicators: share,
    notApplicable: fc.constantFrom(null, 0, 1, 2)
  });

/** `unscaled`: points are the columns as they are, of any sign; else goalposts of either direction, truncated or not. */
export function randomIndex({ unscaled }: { readonly unscaled: boolean }): fc.Arbitrary<IndexModel> {
  const steps = unscaled
    ? fc.constant({ kind: 'none' })
    : fc.record({ kind: fc.constant('goalposts'), truncate: fc.constant(true) });
  return fc
    .record({
      shape,
      steps,
      rules: fc.array(rule(unscaled), { minLength: 5, maxLength: 5 }),
      weights: fc.array(fc.constantFrom(1, 1, 0.5, 2, 3.7, 0), { minLength: 12, maxLength: 12 }),
      posts: fc.array(
        fc.record({
          from: fc.integer({ min: -5, max: 5 }),
          width: fc.integer({ min: 1, max: 9 }),
          direction: fc.constantFrom(1, -1)
        }),
        { minLength: 12, maxLength: 12 }
      )
    })
    .map(({ shape: tree, steps: normalise, rules, weights, posts }) => {
      const indicators: object[] = [];
      const groups: { id: string; members: string[] }[] = [];
      const values: Record<string, number> = {};
      const name = (id: string): string => {
        values[id] = weights[Object.keys(values).length % weights.length] ?? 1;
        return id;
      };
      const grow = (members: Shape): { ids: string[]; level: number } => {
        const grown = members.map((member) => {
          if (typeof member === 'number') {
            const id = name(`i${indicators.length}`);
            const { from, width, direction } = posts[indicators.length % posts.length] ?? {
              from: 0,
              width: 1,
              direction: 1
            };
            indicators.push({ id, direction, goalposts: [from, from + width] });
            return { id, level: 0 };
          }
          const below = grow(member);
          const id = name(`g${groups.length}`);
          groups.push({ id, members: below.ids });
          return { id, level: below.level };
        });
        return { ids: grown.map(({ id }) => id), level: 1 + Math.max(...grown.map(({ level }) => level)) };
      };
      const { ids, level } = grow(tree);
      return parseScoringModel({
        format: 2,
        method: 'random',
        index: {
          ...{ id: 'index', indicators, groups, members: ids, steps: { normalise } },
          weights: { published: 'random', sets: [{ id: 'random', values }] },
          levels: rules.slice(0, level)
        }
      });
    })
    .filter((model) => isScoringModel(model))
    .map((model) => model.index)
    .filter((index) => index !== null);
}

/** Nothing so small that it has fewer digits than other numbers. */
const number = (most: number) =>
  fc.oneof(
    fc.double({ min: -most, max: most, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0 : x)),
    fc.constantFrom(0, 1, -1, 2, NaN, Infinity)
  );

export const rowOf = (columns: number, most = 12): fc.Arbitrary<readonly Cell[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: number(most) },
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant('not_applicable' as const) }
    ),
    { minLength: columns, maxLength: columns }
  );

export function withRows(
  index: fc.Arbitrary<IndexModel>,
  most?: number
): fc.Arbitrary<{ readonly index: IndexModel; readonly rows: readonly (readonly Cell[])[] }> {
  return index.chain((model) =>
    fc
      .array(rowOf(compileIndex(model).indicators.length, most), { minLength: 1, maxLength: 5 })
      .map((rows) => ({ index: model, rows }))
  );
}

/** Columns in the tree's order. */
export function cells(rows: readonly (readonly Cell[])[]): Cells {
  return cellsOf(rows.length, rows[0]?.length ?? 0, (row, column) => rows[row]?.[column] ?? null);
}
