import { describe, expect, it } from 'vitest';
import { availability, screen } from '#lib/domain/tables/availability.ts';
import { denominate } from '#lib/domain/tables/denominate.ts';
import { imputeColumn, imputeFromRow, imputeWithinGroups } from '#lib/domain/tables/impute.ts';

it('denominates, and a gap or a zero below is a gap', () =>
  expect(denominate([10, null, 6, 4], [5, 2, 0, null], 100)).toEqual([200, null, null, null]));

describe('imputation', () => {
  it('by the column', () => {
    expect(imputeColumn([1, null, 8], 'mean')).toEqual([1, 4.5, 8]);
    expect(imputeColumn([1, null, 8, 3, NaN], 'median')).toEqual([1, 3, 8, 3, 3]);
    expect(imputeColumn([null], 'mean')).toEqual([null]);
  });
  it('within groups; a group of gaps and a unit of no group stay', () =>
    expect(imputeWithinGroups([1, null, 3, null, null], ['a', 'a', 'a', 'b', null], 'mean')).toEqual([
      1,
      2,
      3,
      null,
      null
    ]));
  it('from the row: the mean place in the members there, mapped back with the sign', () => {
    const members = [
      { column: [0, 10, 5, null, null], direction: 1 },
      // Less is better: 20 is place 0, 0 is place 1.
      { column: [0, 20, null, 5, null], direction: -1 },
      { column: [7, 7, 7, null, null], direction: 1 }
    ] as const;
    expect(imputeFromRow(members, 'mean')).toEqual([
      [0, 10, 5, 7.5, null],
      [0, 20, 10, 5, null],
      [7, 7, 7, null, null]
    ]);
  });
});

it('availability and screening: a unit exactly at the share stays', () => {
  const units = availability([
    [1, 0, null],
    [0, 2, null],
    [3, null, null],
    [4, null, NaN]
  ]);
  expect(units).toEqual([
    { missing: 0, zeros: 1, available: { value: 1, why: null }, nonZero: { value: 0.75, why: null } },
    { missing: 2, zeros: 1, available: { value: 0.5, why: null }, nonZero: { value: 0.5, why: null } },
    { missing: 4, zeros: 0, available: { value: 0, why: null }, nonZero: { value: null, why: 'no_data' } }
  ]);
  expect(screen(units, { available: 0.5, nonZero: null })).toEqual([true, true, false]);
  expect(screen(units, { available: null, nonZero: 0.75 })).toEqual([true, false, true]);
  expect(screen(units, { available: 0.5, nonZero: 0.6 })).toEqual([true, false, false]);
});
