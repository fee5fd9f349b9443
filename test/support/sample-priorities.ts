/** Priorities of one group on one theme as domain/comparison would return them: two needs tied, one not ranked. Written by hand. */
import type { PrioritiesView, RatingFigure } from '#lib/domain/comparison/priorities-view.ts';

const rating = (mean: number, score: number): RatingFigure => ({
  n: 6,
  dontKnow: 1,
  notApplicable: 0,
  blank: 0,
  mean,
  median: 4,
  sd: 0.8,
  score,
  topTwo: 0.5
});
const ranking = (points: number, pointsShare: number, firstChoice: number, selected: number) => ({
  n: 6,
  points,
  pointsShare,
  meanPoints: points / 6,
  firstChoice,
  selected,
  meanRank: 3
});
const africa = { scheme: 'unesco_region', id: 'africa', title: { en: 'Africa' } };

export const samplePriorities: PrioritiesView = {
  round: {
    campaignId: 'msn-2026',
    title: 'Needs survey 2026',
    version: { instrument: 'msn', version: '1.0.0', sha256: 'cd34' },
    method: 'msn-1',
    origin: 'asked',
    groupsAsOf: '2026-01-15',
    smallestGroup: 5,
    approved: 20,
    asked: 47,
    unnamed: 0
  },
  theme: { id: 'priorities', title: { en: 'Priorities' }, top: 5 },
  themes: [{ id: 'priorities', title: { en: 'Priorities' } }],
  group: africa,
  groups: [{ scheme: { id: 'unesco_region', title: { en: 'UNESCO region' }, disjoint: true }, groups: [africa] }],
  order: 'points',
  orders: ['points', 'importance'],
  result: {
    shown: true,
    n: 7,
    of: 12,
    leftOut: 0,
    rankers: 6,
    agreement: { w: 0.62, rankers: 6, items: 15, words: 'good', chiSquare: 52.08, degrees: 14, p: 2.6e-6 },
    priorities: [
      {
        id: 'P01',
        title: { en: 'Teachers' },
        place: 1,
        tied: true,
        importance: rating(4.5, 87.5),
        capacity: rating(2, 25),
        gap: { n: 5, mean: 2.5 },
        ranking: ranking(27, 0.3, 0.5, 1)
      },
      {
        id: 'P04',
        title: { en: 'Digital divide' },
        place: 1,
        tied: true,
        importance: rating(4, 75),
        capacity: rating(3, 50),
        gap: { n: 5, mean: 1 },
        ranking: ranking(27, 0.3, 0.25, 0.75)
      },
      {
        id: 'P15',
        title: { en: 'Financing' },
        place: 3,
        tied: false,
        importance: rating(3, 50),
        capacity: rating(4, 75),
        gap: { n: 5, mean: -1 },
        ranking: ranking(18, 0.2, 0.25, 0.5)
      }
    ]
  }
};
