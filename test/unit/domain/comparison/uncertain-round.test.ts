import { describe, expect, it } from 'vitest';
import { uncertainRound } from '#lib/domain/comparison/uncertain-round.ts';
import type { Consent } from '#lib/domain/country-file/submission.ts';
import { codes, dtrAtLevel, roundOf } from '../../../support/analysis-round.ts';

const level = (at: number) => ((at % 5) + 1) as 1 | 2 | 3 | 4 | 5;
const countries = (consents: readonly Consent[]) =>
  consents.map((consent, at) => ({ iso3: codes[at] ?? '', consent, answers: dtrAtLevel(level(at)) }));
const named = (count: number): Consent[] => Array.from({ length: count }, () => 'named');
const unnamed = (count: number): Consent[] => Array.from({ length: count }, () => 'aggregate');

describe('a round as the uncertainty takes it', () => {
  it('leaves unnamed countries out where they are fewer than an aggregate needs', () => {
    const taken = uncertainRound(roundOf('dtr', countries([...named(6), ...unnamed(4)])));
    expect(taken?.units).toEqual(codes.slice(0, 6).toSorted());
    expect(taken?.named.every(Boolean)).toBe(true);
  });

  it('lets as many as an aggregate needs take their places, without their names', () => {
    const taken = uncertainRound(roundOf('dtr', countries([...named(6), ...unnamed(5)])));
    expect(taken?.units).toHaveLength(11);
    expect(taken?.named.filter((one) => !one)).toHaveLength(5);
    expect(taken?.fewest).toBe(5);
  });

  it('counts only those of them that have a score', () => {
    const submitted = countries([...named(6), ...unnamed(5)]).map((one, at) =>
      at === 10 ? { ...one, answers: {} } : one
    );
    expect(uncertainRound(roundOf('dtr', submitted))?.units).toHaveLength(6);
  });

  it('never takes a country that keeps its answers to itself, or that is not approved', () => {
    const submitted = [
      ...countries([...named(3), 'internal']),
      { iso3: codes[9] ?? '', status: 'submitted' as const, answers: dtrAtLevel(3) }
    ];
    expect(uncertainRound(roundOf('dtr', submitted))?.units).toEqual(codes.slice(0, 3).toSorted());
  });

  it('has the points of the published scores, and UNESCO regions to fill gaps from', () => {
    const taken = uncertainRound(roundOf('dtr', countries(['named', 'named']))); // Angola at level 1, Burundi at level 2
    const all = [...(taken?.points.values ?? [])];
    const there = [...(taken?.points.states ?? [])].map((state) => state === 1);
    const columns = taken?.points.columns ?? 0;
    const of = (row: number) => new Set(all.filter((_, at) => Math.floor(at / columns) === row && there[at] === true));
    expect([of(0), of(1)]).toEqual([new Set([0]), new Set([25])]);
    expect(taken?.groups).toEqual(['africa', 'africa']);
  });

  it('is nothing where nothing is scored', () => {
    expect(uncertainRound(roundOf('msn', [{ iso3: 'KEN' }]))).toBeNull();
    expect(uncertainRound(roundOf('dtr', [{ iso3: 'KEN' }]))).toBeNull();
  });
});
