/**
 * The published tracker (2,441 rows that nobody here wrote). The expected figures were counted over the CSV by another
 * program (a Python script on the csv module alone), not by our code. The file is not part of the project: where
 * ../shared is absent, these tests skip and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countries } from '#lib/domain/countries/country.ts';
import { parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { planImport, type ImportPlan } from '#lib/server/imports/gert/plan-import.ts';
import { readTracker } from '#lib/server/imports/gert/read-tracker.ts';

const path = '../shared/third_party/gert/global.v2.csv';
const there = existsSync(path);
if (!there) console.warn(`${path} is not here: the tests of the published tracker skip.`);

function planned(): ImportPlan {
  const read = (name: string) => JSON.parse(readFileSync(`surveys/gert/1.0.0/${name}.json`, 'utf8')) as unknown;
  const questionnaire = parseQuestionnaire('gert', '1.0.0', read('survey'), read('lineage'));
  const rows = readTracker(readFileSync(path));
  if (isProblem(rows) || !('sections' in questionnaire)) throw new Error('unreadable');
  return planImport(rows, questionnaire, new Set(countries.map((country) => country.iso3)));
}

describe.skipIf(!there)('the published tracker', () => {
  const plan = there ? planned() : { taken: [], refused: [] };

  it('has 2,117 rows of Member States and Associate Members, 2,094 of which count', () => {
    expect(plan.taken).toHaveLength(2117);
    expect(plan.taken.filter((row) => !row.superseded)).toHaveLength(2094);
    expect(plan.refused).toHaveLength(324);
  });

  it('refuses for two reasons only: no ISO code, or no member', () => {
    const reasons = plan.refused.map((row) => row.remarks.at(-1)?.reason);
    expect(reasons.filter((reason) => reason?.startsWith('no ISO code'))).toHaveLength(32);
    expect(reasons.filter((reason) => reason?.startsWith('neither a Member State'))).toHaveLength(292);
  });

  it('mends the ten rows of Mauritania', () => {
    const mended = plan.taken.filter((row) => row.remarks.some((remark) => remark.kind === 'mended'));
    expect(mended.map((row) => row.iso3)).toEqual(Array.from({ length: 10 }, () => 'MRT'));
  });

  it('has five rounds of Namibia', () => {
    expect(plan.taken.filter((row) => row.iso3 === 'NAM')).toHaveLength(5);
  });

  it('names the 265 coverage codes and the one need that are outside their lists', () => {
    const cells = plan.taken.flatMap((row) => row.remarks.filter((remark) => remark.kind === 'refused'));
    expect(cells.filter((cell) => cell.column.startsWith('inPersonLearningCoverage'))).toHaveLength(265);
    expect(cells.filter((cell) => cell.column === 'inPersonPrioritizationStudentNeedCode')).toHaveLength(1);
    expect(cells).toHaveLength(266);
  });

  it('has so many countries a round', () => {
    const counts = Array.from(
      { length: 26 },
      (_, index) => plan.taken.filter((row) => row.round === index + 1 && !row.superseded).length
    );
    expect(counts).toEqual([
      152, 146, 50, 86, 73, 114, 47, 126, 64, 57, 42, 42, 64, 79, 135, 48, 61, 78, 57, 133, 70, 71, 62, 63, 159, 15
    ]);
  });
});
