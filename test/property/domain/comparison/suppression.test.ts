import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '#lib/domain/comparison/suppression.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import { countries } from '#lib/domain/countries/country.ts';
import { schemeOf } from '../../../support/analysis-round.ts';

const letters = 'a b c d e f g h i j k l m n o p'.split(' ');
const membership = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: letters.length, maxLength: letters.length });

/** The slow, obvious attacker: every sum and difference of up to three published sets. */
function smallestRest(sets: readonly ReadonlySet<string>[]): number {
  const coefficients = [-1, 0, 1];
  let smallest = Infinity;
  for (const a of sets)
    for (const b of sets)
      for (const c of sets)
        for (const x of coefficients)
          for (const y of coefficients) {
            const support = letters.filter(
              (one) => Number(a.has(one)) + x * Number(b.has(one)) + y * Number(c.has(one)) !== 0
            ).length;
            if (support > 0) smallest = Math.min(smallest, support);
          }
  return smallest;
}

it('no sum or difference of up to three shown groups rests on fewer than the limit, for all and for the unnamed alone', () => {
  fc.assert(
    fc.property(
      membership,
      membership,
      fc.array(fc.boolean(), { minLength: letters.length, maxLength: letters.length }),
      fc.integer({ min: 2, max: 5 }),
      (first, second, isNamed, limit) => {
        const scheme = (id: string, groups: readonly number[]) =>
          schemeOf(
            id,
            Object.fromEntries([0, 1, 2, 3].map((g) => [`g${g}`, letters.filter((_, at) => groups[at] === g)]))
          );
        const schemes = [scheme('first', first), scheme('second', second)];
        const contributors = letters.map((iso3, at) => ({ iso3, named: isNamed[at] ?? true }));
        const decisionOf = decide(contributors, schemes, limit);
        const shown = [
          decisionOf('all', 'all'),
          ...schemes.flatMap((one) => one.groups.map((group) => decisionOf(one.id, group.id)))
        ].flatMap((decision) => (decision.shown ? [decision.members] : []));
        expect(smallestRest(shown)).toBeGreaterThanOrEqual(limit);
        const hidden = new Set(contributors.filter((one) => !one.named).map((one) => one.iso3));
        expect(smallestRest(shown.map((members) => members.intersection(hidden)))).toBeGreaterThanOrEqual(limit);
      }
    ),
    { numRuns: 300 }
  );
});

it('is decided for 206 countries and every scheme, and the total is always shown where it is large enough', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...countries.map((country) => country.iso3)), { minLength: 5 }),
      (answering) => {
        const decisionOf = decide(
          answering.map((iso3) => ({ iso3, named: true })),
          groupsOn('2026-11-21'),
          5
        );
        expect(decisionOf('all', 'all')).toMatchObject({ shown: true, leftOut: 0 });
      }
    ),
    { numRuns: 30 }
  );
});
