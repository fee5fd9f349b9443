/** Views are kept with their round and choice; a Problem is not, and neither is more than so many. */
import { expect, it } from 'vitest';
import type { Round } from '#lib/domain/comparison/round.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { keepViews } from '#lib/server/kept-views.ts';
import { roundOf } from '../../support/analysis-round.ts';

it('makes a view once for a round and a choice', () => {
  const kept = keepViews<string>(2);
  const one = roundOf('dtr', []);
  const other = roundOf('dtr', []);
  const made: string[] = [];
  const view = (round: Round, choice: readonly (string | null)[], text: string) =>
    kept(round, choice, () => {
      made.push(text);
      return text;
    });
  expect(view(one, ['a', null], 'first')).toBe('first');
  expect(view(one, ['a', null], 'again')).toBe('first');
  expect(view(one, ['a', 'null'], 'second')).toBe('second');
  expect(view(other, ['a', null], 'other round')).toBe('other round');
  expect(view(one, [null, 'a'], 'third')).toBe('third');
  expect(view(one, ['a', null], 'made again')).toBe('made again');
  expect(made).toEqual(['first', 'second', 'other round', 'third', 'made again']);
});

it('keeps no problem', () => {
  const kept = keepViews<string>();
  const round = roundOf('dtr', []);
  const refused: Problem = problem('analysis.not_found');
  expect(kept(round, ['a'], () => refused)).toBe(refused);
  expect(kept(round, ['a'], () => 'there now')).toBe('there now');
});
