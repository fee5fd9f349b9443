import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { planImport, type ImportPlan } from '#lib/server/imports/gert/plan-import.ts';
import { readTracker } from '#lib/server/imports/gert/read-tracker.ts';
import { kenyaRow, trackerFile, trackerHeader } from '../../support/tracker-file.ts';

let questionnaire: Questionnaire;
beforeAll(() => {
  const read = (name: string) => JSON.parse(readFileSync(`surveys/gert/1.0.0/${name}.json`, 'utf8')) as unknown;
  const parsed = parseQuestionnaire('gert', '1.0.0', read('survey'), read('lineage'));
  if (!('sections' in parsed)) throw new Error(JSON.stringify(parsed));
  questionnaire = parsed;
});

function plan(...rows: Record<string, string>[]): ImportPlan {
  const read = readTracker(trackerFile(...rows));
  if (isProblem(read)) throw new Error(read.problem);
  return planImport(read, questionnaire, new Set(['KEN', 'NAM', 'MRT']));
}

describe('a row of the tracker', () => {
  it('becomes answers by question, multi-select cells in the order of the list', () => {
    const [row] = plan({ ...kenyaRow, remoteEducationModalitiesPrimaryCode: '4,1,2', extendedBreakCode: '2' }).taken;
    expect(row).toMatchObject({ row: 1, iso3: 'KEN', round: 14, respondedOn: '2021-08-18', superseded: false });
    expect(row?.answers['remote_modalities_primary']).toMatchObject({ state: 'answered', value: [1, 2, 4] });
    expect(row?.answers['extended_break']).toMatchObject({ state: 'answered', value: 2 });
    expect(row?.answers['round_id']).toMatchObject({ value: 14 });
    expect(row?.answers).not.toHaveProperty('education_status');
  });

  it('with a line break in its ISO code is mended, and says so', () => {
    const { taken, refused } = plan({ ...kenyaRow, iso3166Alpha3Code: 'MRT\n' });
    expect(refused).toEqual([]);
    expect(taken[0]?.iso3).toBe('MRT');
    expect(taken[0]?.remarks).toEqual([
      { kind: 'mended', reason: 'white space around the ISO code', column: 'iso3166Alpha3Code', found: 'MRT\n' }
    ]);
  });

  it.each([
    [{ iso3166Alpha3Code: '' }, 'no ISO code'],
    [{ iso3166Alpha3Code: 'GRL' }, 'neither a Member State'],
    [{ roundId: '27' }, 'no round'],
    [{ roundId: '' }, 'no round'],
    [{ responseDate: '8 June 2021' }, 'no date'],
    [{ responseDate: '2021-13-45' }, 'no date']
  ])('with %o is refused with the reason', (cells, reason) => {
    const { taken, refused } = plan({ ...kenyaRow, ...cells });
    expect(taken).toEqual([]);
    expect(refused[0]?.remarks[0]?.reason).toContain(reason);
  });

  it('of Namibia is a country, not a gap', () => {
    expect(plan({ ...kenyaRow, countryName: 'Namibia', iso3166Alpha3Code: 'NAM' }).taken[0]?.iso3).toBe('NAM');
  });

  it('keeps the codes that are in the list and names the one that is not', () => {
    const [row] = plan({
      ...kenyaRow,
      remoteEducationModalitiesPrimaryCode: '2,9',
      inPersonLearningCoveragePrimaryCode: '6'
    }).taken;
    expect(row?.answers['remote_modalities_primary']).toMatchObject({ state: 'answered', value: [2] });
    expect(row?.answers['remote_modalities_primary']?.comment).toContain('9');
    expect(row?.answers['in_person_coverage_primary']).toMatchObject({ state: 'blank', value: null });
    expect(row?.remarks.map((remark) => [remark.column, remark.reason])).toEqual([
      ['remoteEducationModalitiesPrimaryCode', 'code outside the list: 9'],
      ['inPersonLearningCoveragePrimaryCode', 'code outside the list: 6']
    ]);
  });
});

describe('a country that answered a round twice', () => {
  it('counts with the later date, wherever it stands in the file; the earlier one is merged into the log', () => {
    const { taken } = plan({ ...kenyaRow, __id: 'late', responseDate: '2021-08-31' }, { ...kenyaRow, __id: 'early' });
    expect(taken.map((row) => [row.id, row.superseded])).toEqual([
      ['early', true],
      ['late', false]
    ]);
    expect(taken[0]?.remarks[0]).toMatchObject({ kind: 'merged', found: '2021-08-18' });
  });

  it('counts with the later row where both have one date', () => {
    const { taken } = plan({ ...kenyaRow, __id: 'first' }, { ...kenyaRow, __id: 'second' });
    expect(taken.map((row) => [row.id, row.superseded])).toEqual([
      ['first', true],
      ['second', false]
    ]);
  });
});

describe('a file that is not the tracker', () => {
  it.each([
    ['is empty', '', 'import.unreadable'],
    ['has a header only', trackerHeader.join(','), 'import.unreadable'],
    ['misses columns', 'countryName,roundId\nKenya,1', 'import.not_the_tracker'],
    ['has a row that is too short', `${trackerHeader.join(',')}\na,b`, 'import.unreadable'],
    ['has an open quote', `${trackerHeader.join(',')}\n"a`, 'import.unreadable']
  ])('%s: nothing of it is taken', (_what, text, code) => {
    expect(readTracker(new TextEncoder().encode(text))).toMatchObject({ problem: code });
  });
  it('is not UTF-8', () => {
    expect(readTracker(Uint8Array.of(0xff, 0xfe, 0x41))).toMatchObject({ problem: 'import.unreadable' });
  });
});
