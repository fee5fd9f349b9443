/**
 * Builds ComparisonView. Only approved submissions enter; consent and suppression are applied here: countries that are in
 * aggregates only have no row, no point and no coloured tile.
 */
import { membersOn } from '#lib/domain/countries/country.ts';
import type { CountryGroup, GroupScheme } from '#lib/domain/countries/group.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { ComparisonInput, ComparisonRow, ComparisonView, GroupCell, GroupRow, Tile } from './comparison-view.ts';
import type { GroupRef, OverlapCount } from './figure.ts';
import { bandRefs, everyoneRef, figureOf, figureRefs, groupRef, quartilesOf, schemeRef } from './references.ts';
import { isNamed, roundRef, usableOf, type Round, type ScoredSubmission } from './round.ts';
import { decider, type Decisions } from './suppression.ts';

/** Failures: 'analysis.unknown_group' (no such scheme), 'analysis.unknown_question' (no such figure). */
export function buildComparison(input: ComparisonInput): ComparisonView | Problem {
  const { round, schemes } = input;
  const scheme = schemes.find((one) => one.id === input.scheme);
  if (scheme === undefined) return problem('analysis.unknown_group', { group: input.scheme }, 'scheme');
  const figures = figureRefs(round.model);
  const tileFigure = figures.find((figure) => figure.id === input.figure) ?? null;
  if (tileFigure === null && figures.length > 0)
    return problem('analysis.unknown_question', { question: input.figure }, 'figure');
  const usable = usableOf(round);
  const decide = decider(schemes, round.campaign.smallestGroup);
  const decisions = new Map(figures.map(({ id }) => [id, decide(contributorsTo(usable, id))]));
  const row = (group: GroupRef, members: readonly string[]) => groupRow(round, usable, decisions, group, members);
  const grouped = new Set(scheme.groups.flatMap((group) => group.members));
  return {
    round: roundRef(round),
    figures,
    bands: bandRefs(round.model),
    scheme: schemeRef(scheme),
    schemes: schemes.map(schemeRef),
    rows: usable.filter(isNamed).map((scored) =>
      countryRow(
        scored,
        scheme,
        figures.map((figure) => figure.id)
      )
    ),
    unnamed: usable.filter((scored) => !isNamed(scored)).length,
    all: row(everyoneRef, round.campaign.countries),
    groups: scheme.groups.map((group) => row(groupRef(scheme, group), group.members)),
    ungrouped: round.campaign.countries.filter((iso3) => !grouped.has(iso3)).length,
    tiles: tilesOf(round, tileFigure?.id ?? null),
    tileFigure,
    overlaps: overlapsOf(scheme, round.campaign.countries),
    crossings: crossingsOf(scheme, schemes, round.campaign.countries)
  };
}

function contributorsTo(usable: readonly ScoredSubmission[], figure: string) {
  return usable
    .filter((scored) => (figureOf(scored, figure)?.score.value ?? null) !== null)
    .map((scored) => ({ iso3: scored.submission.iso3, named: isNamed(scored) }));
}

function countryRow(scored: ScoredSubmission, scheme: GroupScheme, figures: readonly string[]): ComparisonRow {
  const { iso3, fileId, number } = scored.submission;
  return {
    iso3,
    fileId,
    number,
    groups: scheme.groups.filter((group) => group.members.includes(iso3)).map((group) => group.id),
    cells: figures.map((figure) => {
      const found = figureOf(scored, figure);
      return {
        figure,
        score: found?.score ?? { value: null, why: 'missing' },
        band: found?.band ?? null,
        coverage: found?.coverage ?? 0
      };
    })
  };
}

function groupRow(
  round: Round,
  usable: readonly ScoredSubmission[],
  decisions: ReadonlyMap<string, Decisions>,
  group: GroupRef,
  members: readonly string[]
): GroupRow {
  const inside = new Set(members);
  const of = round.campaign.countries.filter((iso3) => inside.has(iso3)).length;
  const cells = [...decisions].map(([figure, decisionOf]): GroupCell => {
    const decision = decisionOf(group.scheme, group.id);
    if (!decision.shown) return { figure, shown: false, of, why: decision.why };
    const counted = usable
      .filter((scored) => decision.members.has(scored.submission.iso3))
      .flatMap((scored) => {
        const found = figureOf(scored, figure);
        return found === null || found.score.value === null
          ? []
          : [{ iso3: scored.submission.iso3, named: isNamed(scored), score: found.score.value, band: found.band }];
      });
    const quartiles = quartilesOf(counted.map((one) => one.score));
    if (quartiles === null) return { figure, shown: false, of, why: 'no_data' };
    return {
      figure,
      shown: true,
      n: counted.length,
      of,
      leftOut: decision.leftOut,
      ...quartiles,
      bands: bandRefs(round.model).map(({ id }) => ({
        band: id,
        count: counted.filter((one) => one.band === id).length
      })),
      points: counted
        .filter((one) => one.named)
        .map(({ iso3, score }) => ({ iso3, score }))
        .sort((a, b) => a.score - b.score)
    };
  });
  return { group, n: usable.filter((scored) => inside.has(scored.submission.iso3)).length, of, cells };
}

/** A tile says of a country that keeps its answers to itself only that it does: nothing of its score. */
function tilesOf(round: Round, figure: string | null): readonly Tile[] {
  const asked = new Set(round.campaign.countries);
  const usable = new Map(usableOf(round).map((scored) => [scored.submission.iso3, scored]));
  const approved = new Set(
    round.submissions.filter((one) => one.submission.status === 'approved').map((one) => one.submission.iso3)
  );
  return membersOn(round.campaign.groupsAsOf).map(({ iso3, tile }): Tile => {
    const place = { iso3, column: tile.column, row: tile.row, band: null, score: null, why: null };
    if (!asked.has(iso3)) return { ...place, state: 'not_asked' };
    if (!approved.has(iso3)) return { ...place, state: 'not_approved' };
    const scored = usable.get(iso3);
    if (scored === undefined || !isNamed(scored)) return { ...place, state: 'withheld' };
    const found = figure === null ? null : figureOf(scored, figure);
    if (found === null) return { ...place, state: 'no_score', why: 'missing' };
    if (found.score.value === null) return { ...place, state: 'no_score', why: found.score.why };
    return { ...place, state: 'band', band: found.band, score: found.score.value };
  });
}

function overlapsOf(scheme: GroupScheme, countries: readonly string[]): readonly OverlapCount[] {
  return scheme.groups.flatMap((a, first) =>
    scheme.groups.slice(first + 1).flatMap((b) => overlapOf(scheme, a, scheme, b, countries))
  );
}

function crossingsOf(
  scheme: GroupScheme,
  schemes: readonly GroupScheme[],
  countries: readonly string[]
): readonly OverlapCount[] {
  const singles = schemes.filter((other) => other.id !== scheme.id && other.groups.length === 1);
  return scheme.groups.flatMap((a) =>
    singles.flatMap((other) => other.groups.flatMap((b) => overlapOf(scheme, a, other, b, countries)))
  );
}

function overlapOf(
  schemeA: GroupScheme,
  a: CountryGroup,
  schemeB: GroupScheme,
  b: CountryGroup,
  countries: readonly string[]
): readonly OverlapCount[] {
  const inA = countries.filter((iso3) => a.members.includes(iso3));
  const inB = countries.filter((iso3) => b.members.includes(iso3));
  const both = inA.filter((iso3) => inB.includes(iso3)).length;
  if (both === 0) return [];
  return [
    { a: groupRef(schemeA, a), b: groupRef(schemeB, b), both, onlyA: inA.length - both, onlyB: inB.length - both }
  ];
}
