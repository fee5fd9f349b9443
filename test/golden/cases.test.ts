import { describe, expect, it } from 'vitest';
import { Folder } from './runner/folder.ts';
import { runCase } from './runner/run-folder.ts';

/** The synthetic cases live in the project; how each is told and compared is the runner's business. */
const folder = new Folder('test/golden');

describe('reference cases of the project, to 1e-9', () => {
  it('are the survey, edge and needs cases', () => {
    expect(folder.caseNames()).toEqual([
      'E01_edge_cases',
      'N01_importance',
      'N02_top3_ranking',
      'S01_goalposts_amean',
      'S02_goalposts_amean_thresh60',
      'S03_goalposts_amean_thresh_50_70',
      'S04_minmax1_100_amean_gmean'
    ]);
  });

  // How many numbers each holds, so that nothing falls out of the comparison unseen.
  it.each([
    ['E01_edge_cases', 'single calls', 32, 109],
    ['N01_importance', 'importance', 7, 776],
    ['N02_top3_ranking', 'top-k ranking', 7, 566],
    ['S01_goalposts_amean', 'pipeline', 3, 14_670],
    ['S02_goalposts_amean_thresh60', 'pipeline', 3, 14_670],
    ['S03_goalposts_amean_thresh_50_70', 'pipeline', 3, 14_670],
    ['S04_minmax1_100_amean_gmean', 'pipeline', 3, 14_670]
  ])('%s', (name, kind, outputs, values) => {
    const result = runCase(folder, name);
    expect(result.check.problems).toEqual([]);
    expect(result).toMatchObject({ verdict: 'ok', kind });
    expect([result.check.outputs.length, result.check.values]).toEqual([outputs, values]);
  });
});
