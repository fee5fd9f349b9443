import { describe, expect, it } from 'vitest';
import { rateItem, ratingOf } from '#lib/domain/needs/rating.ts';
import { tallyRankings } from '#lib/domain/needs/ranking.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { expectClose, goldenCase, goldenTable, numberIn } from '../support/golden-case.ts';

type Table = Readonly<Record<string, readonly (number | string)[]>>;
const respondents = goldenTable('needs160_raw');
const items = Array.from({ length: 10 }, (_, item) => `P${String(item + 1).padStart(2, '0')}`);
const survey = { scale: { min: 1, max: 5, topBoxFrom: 4 }, codes: { dontKnow: 97, notApplicable: 98 } };
const groups = ['global', 'AFR', 'ARB', 'APA', 'EUR1', 'EUR2', 'LAC'];
const rowsOf = (group: string) => respondents.filter((row) => group === 'global' || row['Region'] === group);

describe.each(groups)('N01 importance, %s', (group) => {
  const expected = goldenCase<{ outputs: Record<string, Table> }>('N01_importance').outputs[group];
  it.each(items)('%s', (item) => {
    const at = expected?.['item']?.indexOf(item) ?? -1;
    const cell = (name: string) => expected?.[name]?.[at];
    const rows = rowsOf(group);
    const figure = rateItem(
      rows.map((row) => ratingOf(numberIn(row, `imp_${item}`), survey)),
      survey
    );
    expect(cell('n_eligible')).toBe(rows.length);
    expect([figure.n, figure.dontKnow, figure.notApplicable, figure.blank]).toEqual(
      ['n_valid', 'n_dontknow', 'n_na', 'n_noanswer'].map(cell)
    );
    expectClose(figure.mean, cell('mean'), 'mean');
    expectClose(figure.sd, cell('sd'), 'sd');
    expectClose(figure.median, cell('median'), 'median');
    expectClose((figure.topTwo ?? NaN) * 100, cell('top2box_pct'), 'top two');
    expectClose(figure.score, cell('mean_0_100'), '0-100');
  });
});

describe.each(groups)('N02 top three, %s', (group) => {
  const expected = goldenCase<{ outputs: Record<string, Table> }>('N02_top3_ranking').outputs[group];
  const rankings = rowsOf(group).map((row) =>
    items
      .map((item) => ({ item, place: numberIn(row, `rank_${item}`) }))
      .filter((one) => one.place !== null)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .map((one) => one.item)
  );
  const { figures } = tallyRankings(items, rankings, 3);
  const order = rank(
    items.map((item) => figures.get(item)?.points ?? null),
    { first: 'highest', ties: 'min' }
  );
  it.each(items)('%s', (item) => {
    const at = expected?.['item']?.indexOf(item) ?? -1;
    const cell = (name: string) => expected?.[name]?.[at];
    const figure = figures.get(item);
    expect(figure?.n).toBe(cell('n_respondents'));
    expect(figure?.points).toBe(cell('points_321'));
    expectClose((figure?.firstChoice ?? NaN) * 100, cell('first_pct'), 'first choice');
    expectClose((figure?.selected ?? NaN) * 100, cell('top3_pct'), 'among the top three');
    expectClose((figure?.pointsShare ?? NaN) * 100, cell('points_share_pct'), 'share of points');
    expectClose(figure?.meanPoints, cell('mean_points'), 'mean points');
    expect(order[items.indexOf(item)]).toBe(cell('order'));
  });
});
