/** The method of a version as its page shows it, against what the version says. */
import { expect, test } from 'vitest';
import { describeMethod } from '#lib/domain/analysis/methodology.ts';
import { questionnaireOf } from '../../../support/analysis-round.ts';
import { modelOf, parsed, smallModelJson } from '../../../support/scoring-model.ts';

const ref = { instrument: 'dtr', version: '1.0.0', sha256: 'a'.repeat(64) };
const dtr = describeMethod({ ref, questionnaire: questionnaireOf('dtr'), scoring: modelOf('dtr') });

test('every indicator of dtr stands there with its levels, points, goalposts and source', () => {
  const indicators = dtr.index?.dimensions.flatMap((one) => one.indicators) ?? [];
  expect([dtr.index?.dimensions.length, indicators.length]).toEqual([9, 50]);
  expect(indicators[0]).toMatchObject({ id: 'GOV1', core: true, direction: 1, goalposts: [1, 5] });
  expect(indicators[0]?.levels.map(({ value, points }) => [value, points])).toEqual([[1, 0], [2, 25], [3, 50], [4, 75], [5, 100]]); // prettier-ignore
  expect(indicators[0]?.levels[2]?.text.en).toBe('Adopted sector policy');
  expect(indicators[0]?.sources[0]?.quote).toBe('Developing national ICT and AI in education strategies');
  expect(indicators.find(({ id }) => id === 'CON1')?.items).toHaveLength(3);
  expect(indicators.find(({ rule }) => rule.kind === 'checklist')?.boxes.length).toBeGreaterThan(2);
  expect(indicators.filter(({ rule, levels }) => rule.kind === 'rubric' && levels.length !== 5)).toEqual([]);
});

test('an indicator of five weighs more in the index than one of six', () => {
  const [equal] = dtr.index?.weightSets ?? [];
  expect(equal).toMatchObject({ id: 'equal', published: true });
  expect(equal?.shares.get('GOV1')?.nominal).toBeCloseTo(1 / 6, 12);
  expect(equal?.shares.get('GOV1')?.inIndex).toBeCloseTo(1 / 54, 12);
  expect(equal?.shares.get('FIN1')?.inIndex).toBeCloseTo(1 / 45, 12);
  expect(equal?.shares.get('GOV')).toEqual({ nominal: 1 / 9, inIndex: 1 / 9 });
});

test('each weight set is there, the published one is marked', () => {
  const { index } = describeMethod({ ref, questionnaire: questionnaireOf('dtr'), scoring: parsed(smallModelJson()) });
  expect(index?.weightSets.map(({ id, published }) => [id, published])).toEqual([['equal', false], ['nominal', true]]); // prettier-ignore
  // B weighs 3 of 4, B1 weighs 2 of 4 within it.
  expect(index?.weightSets[1]?.shares.get('B1')).toEqual({ nominal: 0.5, inIndex: 0.375 });
  expect(index?.weightSets[0]?.shares.get('B1')?.inIndex).toBeCloseTo(1 / 6, 12);
});

test('needs are described where the version has them, an index where it has one', () => {
  expect(dtr.needs).toBeNull();
  const msn = describeMethod({ ref, questionnaire: questionnaireOf('msn'), scoring: modelOf('msn') });
  expect(msn.index).toBeNull();
  expect(msn.needs).toMatchObject({ scale: { min: 1, max: 5, topBoxFrom: 4 } });
  expect(msn.needs?.questions.get('msn_b1')?.en).toBeTruthy();
});
