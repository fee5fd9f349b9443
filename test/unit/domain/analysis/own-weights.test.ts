/** Weights tried by hand: the same arithmetic as the published score, on points worked out by hand. */
import { expect, test } from 'vitest';
import { publishedPoints, publishedWeights, scoresUnder } from '#lib/domain/analysis/own-weights.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { parsed, smallModelJson } from '../../../support/scoring-model.ts';

function model(): IndexModel {
  const { index } = parsed(smallModelJson());
  if (index === null) throw new Error('the small model has an index');
  return index;
}
/** A at 40 and B at 80; then A alone, which is too little for an index. */
const rows = [
  [40, 40, 40, 40, 80, 80, 80],
  [40, 40, 40, 40, null, null, null]
];
const under = (own: Record<string, number>) =>
  scoresUnder(model(), publishedPoints(rows, 7), new Map(Object.entries(own)));

test('the published weights give the published score', () => {
  expect([...publishedWeights(model())]).toEqual([['A', 1], ['B', 3]]); // prettier-ignore
  expect(under({ A: 1, B: 3 })).toEqual([70, null]);
  expect(under({})).toEqual([70, null]);
});

test('other weights move the score, and only their proportion counts', () => {
  expect(under({ A: 1, B: 1 })).toEqual([60, null]);
  expect(under({ A: 5, B: 5 })).toEqual([60, null]);
  expect(under({ A: 0, B: 1 })).toEqual([80, null]);
  expect(under({ A: 1, B: 0 })).toEqual([40, null]);
});

test('no weight at all is no score, not zero', () => {
  expect(under({ A: 0, B: 0 })).toEqual([null, null]);
});
