/** One question of an imported round as domain/comparison would return it: all countries, one region, one too small. By hand. */
import type { DistributionGroup, DistributionView } from '#lib/domain/comparison/distribution-view.ts';

const region = (id: string, en: string) => ({ scheme: 'unesco_region', id, title: { en } });
const choice = (value: string, en: string, count: number, share: number) => ({ value, text: { en }, count, share });
const shown = (
  group: DistributionGroup['group'],
  answered: number,
  asked: number,
  counts: readonly [number, number]
): DistributionGroup => ({
  group,
  shown: true,
  n: asked + 2,
  of: asked + 3,
  leftOut: 0,
  asked,
  answered,
  states: { dont_know: 1, not_applicable: 2, refused: 0, skipped: 0, blank: asked - answered - 3 },
  notAsked: 2,
  choices: [
    choice('1', 'Online platforms', counts[0], counts[0] / answered),
    choice('2', 'Television', counts[1], counts[1] / answered)
  ],
  numbers: null
});

export const sampleDistribution: DistributionView = {
  round: {
    campaignId: 'gert-15',
    title: 'Recovery tracker, round 15',
    version: { instrument: 'gert', version: '1.0.0', sha256: 'ef56' },
    method: 'gert-1',
    origin: 'imported',
    groupsAsOf: '2021-11-01',
    smallestGroup: 5,
    approved: 27,
    asked: 28,
    unnamed: 0
  },
  question: {
    name: 'remote_modalities_primary',
    type: 'choices',
    title: { en: 'Remote learning modalities, primary' },
    section: 'remote'
  },
  parts: [],
  part: null,
  scheme: { id: 'unesco_region', title: { en: 'UNESCO region' }, disjoint: true },
  schemes: [{ id: 'unesco_region', title: { en: 'UNESCO region' }, disjoint: true }],
  all: shown({ scheme: 'all', id: 'all', title: { en: 'All countries' } }, 20, 25, [15, 5]),
  groups: [
    shown(region('africa', 'Africa'), 8, 12, [6, 2]),
    { group: region('arab_states', 'Arab States'), shown: false, of: 4, why: 'too_few' }
  ]
};
