import { afterAll, expect, it } from 'vitest';
import { goldenFolder, sequence } from '../support/golden-folder.ts';
import { Folder } from './runner/folder.ts';
import { runCase } from './runner/run-folder.ts';

/** Importance on other items, groups and respondents than the reference case, worked out here in plain loops. */
const folder = goldenFolder();
afterAll(() => folder.remove());

it('importance of other items in other groups is met to 1e-9', () => {
  const next = sequence(23);
  const units = Array.from({ length: 31 }, (_, at) => `0${at}-land`);
  const zones = units.map((_, at) => ['north', 'south', 'east'][at % 3] ?? '');
  const items = ['boats', 'kites'];
  const answers = units.map(() => items.map(() => [1, 2, 3, 4, 5, 97, 98, null][Math.floor(next() * 8)] ?? null));
  folder.writeTable('wishes', [
    ['uCode', 'zone', ...items.map((item) => `imp_${item}`), ...items.map((item) => `rank_${item}`)],
    ...units.map((unit, at) => [unit, zones[at] ?? '', ...(answers[at] ?? []), 1, 2])
  ]);
  const wished = (members: readonly number[]) => {
    const of = (item: number) => members.map((at) => answers[at]?.[item] ?? null);
    const valid = (item: number) =>
      of(item)
        .filter((x) => x !== null && x <= 5)
        .map(Number);
    const count = (item: number, code: number | null) => of(item).filter((x) => x === code).length;
    return {
      item: items.toReversed(),
      n_valid: [1, 0].map((item) => valid(item).length),
      n_dontknow: [1, 0].map((item) => count(item, 97)),
      n_noanswer: [1, 0].map((item) => count(item, null)),
      mean: [1, 0].map((item) => valid(item).reduce((sum, x) => sum + x, 0) / valid(item).length),
      top2box_pct: [1, 0].map((item) => (100 * valid(item).filter((x) => x >= 4).length) / valid(item).length)
    };
  };
  const all = units.map((_, at) => at);
  folder.writeCase('wishes', {
    input: 'data/wishes.csv',
    outputs: {
      global: wished(all),
      ...Object.fromEntries(
        ['south', 'east', 'north'].map((zone) => [zone, wished(all.filter((at) => zones[at] === zone))])
      )
    }
  });

  const result = runCase(new Folder(folder.path), 'wishes');
  expect(result.check.problems).toEqual([]);
  expect(result).toMatchObject({ kind: 'importance', verdict: 'ok' });
  expect(result.check.outputs).toHaveLength(4);
});
