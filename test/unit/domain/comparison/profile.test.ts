import { describe, expect, it } from 'vitest';
import { buildProfile } from '#lib/domain/comparison/profile.ts';
import type { ProfileInput, ProfileView } from '#lib/domain/comparison/profile-view.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { codes, dtrAtLevel, roundOf, schemeOf } from '../../../support/analysis-round.ts';
import { answered, withState } from '../../../support/scoring-model.ts';

const iso3 = codes[0] ?? '';
const own = {
  ...dtrAtLevel(3),
  gov1: answered(5),
  gov1_ev: answered('A law, 2025'),
  fin1: answered(1),
  inc6: answered(['c1', 'c2']), // 40 points
  tch1: withState('dont_know'),
  aie1: withState('dont_know'),
  aie2: withState('dont_know'),
  llr1: withState('not_applicable')
};
const others = codes.slice(1, 8).map((code, at) => ({ iso3: code, answers: dtrAtLevel(at < 3 ? 2 : 4) }));
const schemes = [schemeOf('region', { west: codes.slice(0, 8) }), schemeOf('far', { far: ['FRA'] })];
const round = roundOf('dtr', [
  { iso3, answers: own },
  ...others,
  { iso3: 'KEN', answers: dtrAtLevel(3), consent: 'aggregate' },
  { iso3: 'MLI', answers: dtrAtLevel(3), status: 'submitted' }
]);
const previous = roundOf('dtr', [{ iso3, answers: { ...own, gov1: answered(3), fin1: answered(2) } }], {
  id: 'dtr-2024'
});
const needs = roundOf('msn', [
  {
    iso3,
    answers: {
      msn_b1: answered({ P01: 5, P02: 4, P03: 2 }),
      msn_b2: answered({ P01: 2, P02: 4, P03: 1 }),
      msn_b3: answered(['P02'])
    }
  }
]);
const input: ProfileInput = { round, previous, needs, iso3, schemes, peer: null };
const build = (over: Partial<ProfileInput> = {}): ProfileView => {
  const view = buildProfile({ ...input, ...over });
  if (isProblem(view)) throw new Error(view.problem);
  return view;
};

describe('buildProfile', () => {
  const view = build();
  const dimension = (id: string) => view.dimensions.find((one) => one.id === id);

  it('gives score, band and coverage of each dimension', () => {
    expect(dimension('GOV')).toMatchObject({
      answered: 6,
      applicable: 6,
      band: { id: 'established' },
      levels: [0, 0, 5, 0, 1]
    });
    expect(dimension('GOV')?.score.value).toBeCloseTo(350 / 6, 9); // 100 and five times 50
    expect(dimension('AIE')).toMatchObject({
      score: { value: null, why: 'coverage' },
      answered: 3,
      applicable: 5,
      band: null
    });
    expect(dimension('LLR')).toMatchObject({ answered: 3, applicable: 4, score: { value: 50 } });
    expect(view.index).toMatchObject({
      dimensionsScored: 8,
      dimensionsNeeded: 7,
      dimensionsTotal: 9,
      coverageNeeded: 0.65
    });
  });

  it('puts the quartiles of its group behind, and offers its own groups', () => {
    expect(view.peer).toMatchObject({ scheme: 'region', id: 'west' });
    expect(view.peers.map((peer) => peer.id)).toEqual(['all', 'west']);
    // FIN of the eight: 40 (its own), 25 25 25, 75 75 75 75
    expect(dimension('FIN')?.peer).toMatchObject({
      shown: true,
      n: 8,
      of: 8,
      mean: 51.875,
      q1: 25,
      median: 57.5,
      q3: 75
    });
    expect(dimension('AIE')?.peer).toMatchObject({ shown: true, n: 7 });
    expect(build({ peer: { scheme: 'all', group: 'all' } }).peer.id).toBe('all');
  });

  it('says strengths and gaps in the words of the rubric', () => {
    expect(view.strengths[0]).toMatchObject({
      indicator: 'GOV1',
      points: 100,
      standing: {
        kind: 'level',
        level: 5,
        of: 5,
        now: { en: 'In implementation with a published review in the last 24 months' },
        next: null
      }
    });
    expect(view.gaps[0]).toMatchObject({
      indicator: 'FIN1',
      points: 0,
      dimension: { id: 'FIN' },
      standing: { level: 1, now: { en: 'No identifiable budget' }, next: { en: 'Project funds only' } }
    });
    const inc6 = view.gaps.find((gap) => gap.indicator === 'INC6')?.standing;
    expect(inc6).toMatchObject({ kind: 'count', count: 2, of: 5 });
    expect(inc6?.kind === 'count' ? inc6.lack : []).toHaveLength(3);
    const named = view.strengths.map((one) => one.indicator);
    expect(view.gaps.some((gap) => named.includes(gap.indicator))).toBe(false);
  });

  it('says what is missing and what that did', () => {
    const effect = (id: string) => view.missing.find((one) => one.indicator === id);
    expect(effect('TCH1')).toMatchObject({ state: 'dont_know', effect: 'lowers_coverage' });
    expect(effect('AIE1')).toMatchObject({ effect: 'no_score' });
    expect(effect('LLR1')).toMatchObject({ state: 'not_applicable', effect: 'left_denominator' });
    expect(effect('DAT4')).toMatchObject({ state: 'blank', effect: 'lowers_coverage' });
  });

  it('counts evidence and ends with the support that fits the weakest dimensions', () => {
    expect(view.evidence).toMatchObject({ documented: 1, answered: view.index?.answered });
    expect(view.support[0]).toMatchObject({
      id: 'W08',
      dimensions: [
        { id: 'FIN', score: 40 },
        { id: 'CON', score: 50 }
      ]
    });
  });

  it('tells the change since the earlier round, indicator by indicator', () => {
    expect(view.change).toMatchObject({ previous: { campaignId: 'dtr-2024' }, comparable: 50, indicators: 50 });
    expect(view.change?.moved.map(({ indicator, from, to }) => [indicator, from, to])).toEqual([
      ['GOV1', 50, 100],
      ['FIN1', 25, 0]
    ]);
    expect(dimension('FIN')?.change).toEqual({ from: 45, to: 40 });
    expect(dimension('AIE')?.change).toBeNull();
    expect(build({ previous: null }).change).toBeNull();
  });

  it('compares only indicators with the same rule, and scores both rounds over them', () => {
    const { index } = previous.model;
    if (index === null) throw new Error('dtr has an index');
    const indicators = index.indicators.map((one) =>
      one.id === 'GOV1' ? { ...one, goalposts: [1, 4] as [number, number] } : one
    );
    const changed = { ...previous, model: { ...previous.model, index: { ...index, indicators } } };
    const other = build({ previous: changed });
    expect(other.change).toMatchObject({ comparable: 49, moved: [{ indicator: 'FIN1' }] });
    expect(other.dimensions.find((one) => one.id === 'GOV')?.change).toEqual({ from: 50, to: 50 });
  });

  it('lists its needs: what it ranked first, then by importance', () => {
    const theme = view.needs?.themes[0];
    expect(theme?.needs.slice(0, 3)).toMatchObject([
      { id: 'P02', rank: 1, importance: 4, capacity: 4, gap: 0, quadrant: 'keep' },
      { id: 'P01', rank: null, importance: 5, capacity: 2, gap: 3, quadrant: 'act' },
      { id: 'P03', importance: 2, capacity: 1, quadrant: 'watch' }
    ]);
    expect(build({ needs: null }).needs).toBeNull();
  });

  it.each([
    ['KEN', 'analysis.not_published'],
    ['MLI', 'analysis.not_found'],
    ['FRA', 'analysis.not_found']
  ])('shows nothing of %s: %s', (code, expected) => {
    expect(buildProfile({ ...input, iso3: code })).toMatchObject({ problem: expected });
  });

  it('refuses a peer group the country is not in', () => {
    expect(buildProfile({ ...input, peer: { scheme: 'far', group: 'far' } })).toMatchObject({
      problem: 'analysis.unknown_group'
    });
  });
});
