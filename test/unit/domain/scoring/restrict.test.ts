import { expect, it } from 'vitest';
import { restrictTo } from '#lib/domain/scoring/restrict.ts';
import { parsed } from '../../../support/scoring-model.ts';

/** The index stands above a group of groups (a, b) and a group of indicators (c, d); only its own mean is geometric. */
const { index } = parsed({
  format: 2,
  method: 'test',
  index: {
    id: 'X',
    members: ['deep', 'flat'],
    groups: [
      { id: 'deep', members: ['inner'] },
      { id: 'inner', members: ['a', 'b'] },
      { id: 'flat', members: ['c', 'd'] }
    ],
    indicators: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    steps: { normalise: { kind: 'min_max', from: 1, to: 100 } },
    levels: [
      { aggregate: 'arithmetic', coverage: 0.5 },
      { aggregate: 'harmonic', coverage: 0.1 },
      { aggregate: 'geometric', atLeast: 2 }
    ]
  }
});

it('the index keeps its own rule when its deepest member goes, and asks for no more than is left', () => {
  if (index === null) throw new Error('the model has an index');
  expect(restrictTo(index, new Set(['c', 'd']))?.levels).toMatchObject([
    { aggregate: 'arithmetic', coverage: 0.5 },
    { aggregate: 'geometric', atLeast: 1 }
  ]);
});

it('nothing left is no index', () => {
  if (index === null) throw new Error('the model has an index');
  expect(restrictTo(index, new Set())).toBeNull();
});
