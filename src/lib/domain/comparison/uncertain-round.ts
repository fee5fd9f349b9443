/**
 * A round as the method's uncertainty takes it: the same answers and points as the published scores, gaps estimated within
 * UNESCO regions. Countries that are not named take their places in ranks and medians only where so many of them are
 * ranked as an aggregate needs (the campaign's smallest group). What the ranks of named countries then tell, beside their
 * scores, is how many unnamed ones stand between two of them: never which. Where they are fewer, that would come near to
 * telling a score, and they are left out altogether.
 */
import { groupsOf } from '#lib/domain/countries/groups.ts';
import { cellsOf, type Cell } from '#lib/domain/scoring/cells.ts';
import { compiledOnce } from '#lib/domain/scoring/compile.ts';
import type { IndexResult, IndicatorResult } from '#lib/domain/scoring/result.ts';
import type { UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import { isNamed, usableOf, type Round, type ScoredSubmission } from './round.ts';

/** null: the version scores nothing, publishes no open choices, or no country has a score. */
export function uncertainRound(round: Round): Omit<UncertaintyInput, 'seed' | 'replications'> | null {
  const { index } = round.model;
  if (index === null || index.uncertainty === null) return null;
  const { smallestGroup, groupsAsOf } = round.campaign;
  const compiled = compiledOnce(index);
  const taking = takingPart(round, smallestGroup);
  if (taking.every(({ result }) => result?.score.value == null)) return null;
  const rows = taking.map(({ result }) => byId(result));
  const slots = compiled.indicators.map(({ id }) => id);
  const cells = (cell: (one: IndicatorResult) => number | null) =>
    cellsOf(rows.length, slots.length, (row, slot): Cell => {
      const one = rows[row]?.get(slots[slot] ?? '');
      return one === undefined ? null : one.state === 'not_applicable' ? 'not_applicable' : cell(one);
    });
  return {
    compiled,
    choices: index.uncertainty,
    raw: cells(({ raw }) => raw),
    points: cells(({ points }) => points.value),
    units: taking.map(({ submission }) => submission.iso3),
    named: taking.map(isNamed),
    groups: taking.map(({ submission: { iso3 } }) => regionOf(iso3, groupsAsOf)),
    fewest: smallestGroup
  };
}

function takingPart(round: Round, fewest: number): readonly ScoredSubmission[] {
  const usable = usableOf(round);
  const unnamed = usable.filter((scored) => !isNamed(scored) && scored.result?.score.value != null);
  return unnamed.length >= fewest ? usable : usable.filter(isNamed);
}

function byId(result: IndexResult | null): ReadonlyMap<string, IndicatorResult> {
  return new Map(result?.dimensions.flatMap(({ indicators }) => indicators.map((one) => [one.id, one] as const)));
}

function regionOf(iso3: string, date: string): string | null {
  return groupsOf(iso3, date).find(({ scheme }) => scheme === 'unesco_region')?.group ?? null;
}
