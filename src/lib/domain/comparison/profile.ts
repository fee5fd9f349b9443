/**
 * Builds ProfileView for a country that lets its answers be published under its name; every other country gets a Problem
 * and nothing of its answers. Peers come as quartiles of a group, under the same suppression as everywhere.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { levelOf } from '#lib/domain/scoring/level-findings.ts';
import type { IndexResult } from '#lib/domain/scoring/result.ts';
import { changeBetween, type Change } from './change.ts';
import type { GroupRef, QuartilesFigure } from './figure.ts';
import { needsOf } from './profile-needs.ts';
import type { ProfileDimension, ProfileIndex, ProfileInput, ProfileView } from './profile-view.ts';
import { bandRef, bandRefs, everyoneRef, figureOf, groupRef, quartilesOf } from './references.ts';
import { isNamed, roundRef, usableOf, type Round, type ScoredSubmission } from './round.ts';
import { evidenceOf, levelsOf, missingOf, strengthsAndGaps, supportFor } from './standing.ts';
import { decider } from './suppression.ts';

/**
 * Failures: 'analysis.not_found' (not asked, or nothing approved), 'analysis.not_published' (approved, and not to be shown
 * under the country's name), 'analysis.unknown_group' (a peer group it is not in, or that does not exist).
 */
export function buildProfile(input: ProfileInput): ProfileView | Problem {
  const { round, iso3 } = input;
  const found = namedOf(round, iso3);
  if ('problem' in found) return found;
  const { submission, result } = found;
  const peers = peersOf(input);
  const asked = input.peer;
  const peer = asked === null ? peers[1] : peers.find((one) => one.scheme === asked.scheme && one.id === asked.group);
  if (asked !== null && peer === undefined) return problem('analysis.unknown_group', { group: asked.group }, 'peer');
  const behind = peer ?? everyoneRef;
  const decide = decider(input.schemes, round.campaign.smallestGroup);
  const quartiles = (figure: string) => peerQuartiles(input, decide, behind, figure);
  const { index } = round.model;
  const previous = input.previous === null ? null : namedOf(input.previous, iso3);
  const change =
    input.previous === null || previous === null || 'problem' in previous
      ? null
      : changeBetween({ round: input.previous, scored: previous }, { round, scored: found });
  const needs = input.needs === null ? null : namedOf(input.needs, iso3);
  const scored = index === null || result === null ? null : { index, result };
  return {
    round: roundRef(round),
    iso3,
    fileId: submission.fileId,
    number: submission.number,
    receipt: submission.receipt,
    sha256: submission.sha256,
    approvedAt: submission.decidedAt,
    signedAt: submission.content.signedAt,
    origin: submission.origin,
    bands: bandRefs(round.model),
    index: scored === null ? null : indexView(round, scored.index, scored.result, quartiles('index')),
    dimensions: scored === null ? [] : dimensionViews(round, scored.index, scored.result, quartiles, change),
    peer: behind,
    peers,
    ...(scored === null
      ? { strengths: [], gaps: [], missing: [], support: [], evidence: { documented: 0, selfReported: 0, answered: 0 } }
      : {
          ...strengthsAndGaps(scored.index, scored.result, round.questionnaire),
          missing: missingOf(scored.index, scored.result, round.questionnaire),
          support: supportFor(scored.index, scored.result),
          evidence: evidenceOf(scored.index, scored.result, found)
        }),
    needs: input.needs === null || needs === null || 'problem' in needs ? null : needsOf(input.needs, needs),
    change: change?.view ?? null
  };
}

function namedOf(round: Round, iso3: string): ScoredSubmission | Problem {
  const found = usableOf(round).find((scored) => scored.submission.iso3 === iso3);
  if (found !== undefined && isNamed(found)) return found;
  const approved = round.submissions.some(
    ({ submission }) => submission.iso3 === iso3 && submission.status === 'approved'
  );
  return problem(approved ? 'analysis.not_published' : 'analysis.not_found', {}, 'iso3');
}

/** All countries asked, then the country's own groups, scheme by scheme. */
function peersOf({ schemes, iso3 }: ProfileInput): readonly GroupRef[] {
  const own = schemes.flatMap((scheme) =>
    scheme.groups.filter((group) => group.members.includes(iso3)).map((group) => groupRef(scheme, group))
  );
  return [everyoneRef, ...own];
}

function peerQuartiles(
  { round, schemes }: ProfileInput,
  decide: ReturnType<typeof decider>,
  peer: GroupRef,
  figure: string
): QuartilesFigure {
  const contributors = usableOf(round).flatMap((scored) => {
    const value = figureOf(scored, figure)?.score.value ?? null;
    return value === null ? [] : [{ iso3: scored.submission.iso3, named: isNamed(scored), value }];
  });
  const members = schemes
    .find((scheme) => scheme.id === peer.scheme)
    ?.groups.find((group) => group.id === peer.id)?.members;
  const of = round.campaign.countries.filter((iso3) => members === undefined || members.includes(iso3)).length;
  const decision = decide(contributors)(peer.scheme, peer.id);
  if (!decision.shown) return { shown: false, of, why: decision.why };
  const quartiles = quartilesOf(contributors.filter((one) => decision.members.has(one.iso3)).map((one) => one.value));
  if (quartiles === null) return { shown: false, of, why: 'no_data' };
  return { shown: true, n: decision.members.size, of, leftOut: decision.leftOut, ...quartiles };
}

function indexView(round: Round, index: IndexModel, result: IndexResult, peer: QuartilesFigure): ProfileIndex {
  return {
    title: index.title,
    score: result.score,
    band: bandRef(round.model, result.band),
    geometric: result.geometric,
    answered: result.answered,
    applicable: result.applicable,
    coverage: result.coverage,
    coverageNeeded: levelOf(index.levels, result.level).indicators,
    dimensionsScored: result.dimensionsScored,
    dimensionsNeeded: levelOf(index.levels, result.level).atLeast,
    dimensionsTotal: index.dimensions.length,
    peer
  };
}

function dimensionViews(
  round: Round,
  index: IndexModel,
  result: IndexResult,
  quartiles: (figure: string) => QuartilesFigure,
  change: Change | null
): readonly ProfileDimension[] {
  return index.dimensions.flatMap((dimension) => {
    const scored = result.dimensions.find((one) => one.id === dimension.id);
    if (scored === undefined) return [];
    const { score, band, answered, applicable, total, coverage } = scored;
    return [
      {
        id: dimension.id,
        title: dimension.title,
        framework: dimension.framework,
        score,
        band: bandRef(round.model, band),
        answered,
        applicable,
        total,
        coverage,
        coverageNeeded: levelOf(index.levels, scored.level).coverage,
        peer: quartiles(dimension.id),
        levels: levelsOf(dimension.indicators, scored),
        change: change?.dimensions.get(dimension.id) ?? null
      }
    ];
  });
}
