/**
 * `soundings score` as an analyst meets it: real files in a folder of the test's. Most cases call the command as the program
 * does, in this process; that it starts, prints, ends with its code and takes little memory is shown by processes of their own.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { captured, type Outcome } from '../support/captured.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'soundings-score-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Little memory: what is not streamed would end the process. */
function ownProcess(...args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const env = { PATH: process.env['PATH'] };
    const child = spawn(process.execPath, ['--max-old-space-size=160', 'src/cli.ts', 'score', ...args], { env });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (piece: Buffer) => (printed.out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (printed.err += piece.toString()));
    child.on('close', (code) => done({ code, ...printed }));
  });
}
const score = (...args: readonly string[]): Promise<Outcome> => captured((to) => runCommand(['score', ...args], to));

function file(name: string, content: string | Uint8Array): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}
const modelJson = (index: object = {}) => ({
  format: 2,
  method: 'test',
  index: {
    id: 'X',
    indicators: [{ id: 'gdp' }, { id: 'schools' }],
    members: ['gdp', 'schools'],
    weights: { published: 'equal', sets: [{ id: 'expert', values: { gdp: 3 } }] },
    steps: { normalise: { kind: 'min_max', from: 0, to: 100 } },
    levels: [{ aggregate: 'arithmetic' }],
    ...index
  }
});
const model = (name: string, index: object = {}) => file(`${name}.json`, JSON.stringify(modelJson(index)));
const plain = 'unit,gdp,schools\nA,1,2\nB,3,4\nC,2,4\n';
const records = (text: string) => parse(text, { columns: true });
const refusal = async (...args: readonly string[]): Promise<string> => {
  const { code, out, err } = await score(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).not.toMatch(/^\s+at /m);
  return err;
};

describe('the example of the documentation', () => {
  const folder = 'docs/examples/schools';
  const files = [`${folder}/model.json`, `${folder}/districts.csv`, '--groups', `${folder}/regions.csv`];

  it('prints what README shows, which is what a pencil gives', async () => {
    const { code, out, err } = await ownProcess(...files);
    expect([code, err]).toEqual([0, '6 units: 5 with a score, 1 without, 0 screened out\n']);
    const block = /<!-- example[^>]*-->\n+```\n([^]*?)```\n/.exec(readFileSync('README.md', 'utf8'))?.[1];
    expect(block, 'put what the command prints between the fences after <!-- example --> in README.md').toBe(out);
    const [ardale, , , dunmere] = records(out) as Record<string, string>[];
    // electricity 100; log10(100) of 3 decades; 36 of 40 pupils less. 80 % trained; level 4 of 1–5.
    expect(Number(ardale?.['score:ACCESS'])).toBeCloseTo((100 + 200 / 3 + 90) / 3, 12);
    expect(Number(ardale?.['score'])).toBeCloseTo(((100 + 200 / 3 + 90) / 3 + (80 + 75) / 2) / 2, 12);
    expect(dunmere).toMatchObject({ score: '', rank: '', 'reason:PEOPLE': 'fewer values than the model asks for' });
    expect([dunmere?.['answered'], dunmere?.['applicable'], dunmere?.['coverage']]).toEqual(['4', '5', '0.8']);
  });

  it('--weights chooses the set', async () => {
    const { out } = await score(...files, '--weights', 'expert');
    const [ardale] = records(out) as Record<string, string>[];
    expect(Number(ardale?.['score'])).toBeCloseTo(((3 * 100 + 200 / 3 + 90) / 5 + 2 * 77.5) / 3, 12);
  });
});

describe('in a process of its own, as in this one', () => {
  it.each<[string, () => readonly string[], number]>([
    ['a table in JSON', () => [model('m'), file('plain.csv', plain), '--format', 'json'], 0],
    ['a refusal', () => [model('m'), file('header.csv', 'unit,gdp,schools\n')], 1],
    ['a wrong call', () => ['model.json'], 2]
  ])('%s', async (_, args, code) => {
    const own = await ownProcess(...args());
    expect(own.code).toBe(code);
    expect(await score(...args())).toEqual(own);
  });
});

describe('a file as offices send it', () => {
  it('byte order mark, CRLF, semicolons, tabs, quotes, blank lines and rows of nothing change no figure', async () => {
    const files = {
      plain,
      marked: `\uFEFF${plain.replaceAll('\n', '\r\n')}`,
      semicolons: plain.replaceAll(',', ';'),
      tabs: `\uFEFF${plain.replaceAll(',', '\t')}`,
      quoted: '"unit","gdp","schools"\r\n"A","1","2"\r\n\r\n"B","3","4"\n"C",2,4\r\n,,\r\n',
      spaced: 'unit , gdp,schools \n A ,1 , 2\nB,3,4\nC,2,4'
    };
    const outcomes: Outcome[] = [];
    for (const [name, text] of Object.entries(files)) outcomes.push(await score(model('m'), file(`${name}.csv`, text)));
    expect(outcomes[0]?.out).toBe(
      'unit,score,rank,reason,answered,applicable,coverage\nA,0,3,,2,2,1\nB,100,1,,2,2,1\nC,75,2,,2,2,1\n'
    );
    for (const { code, out } of outcomes) expect([code, out]).toEqual([0, outcomes[0]?.out]);
  });

  it('--na names the codes for gaps; an id may look like one', async () => {
    const data = file('gaps.csv', 'iso2,gdp,schools\nNA,1,..\nB,NA,4\nC,3,-999\nD,,8\n');
    const err = await refusal(model('m'), data);
    expect(err).toContain(
      'gaps.csv:2: Column “schools”: “..” is no number. If it stands for a gap, say so with --na ".."'
    );
    expect(err).toContain('gaps.csv:3: Column “gdp”: “NA” is no number.');
    const { code, out } = await score(model('m'), data, '--na', 'NA, ..,-999');
    expect(code).toBe(0);
    const rows = records(out) as Record<string, string>[];
    expect(rows.map((row) => [row['unit'], row['answered'], row['score']])).toEqual([
      ['NA', '1', '0'],
      ['B', '1', '0'],
      ['C', '1', '100'],
      ['D', '1', '100']
    ]);
  });
});

describe('a table with faults', () => {
  it('all of them, each with line, column and what to do; nothing is written', async () => {
    const data = file(
      'many.csv',
      'unit,note,gdp,schools\nA,"two\nlines",1,2\n\nB,,"3,5",4\nA,,x,1 234\n,,4,5\nC,4\nD,,-,1e999\nE,,"1,234,567",\u001b[2J\n'
    );
    const out = join(home, 'never.csv');
    expect((await refusal(model('m'), data, '--out', out)).split('\n')).toEqual([
      'Nothing was scored: faults in many.csv: 10.',
      '  many.csv:5: Column “gdp”: “3,5” has a comma in it. If it is a decimal comma, write a point (1.5); if it separates thousands, leave it out (1500).',
      '  many.csv:6: The unit “A” is on line 2 already. Each unit has one row.',
      '  many.csv:6: Column “gdp”: “x” is no number. If it stands for a gap, say so with --na "x", or leave the cell empty.',
      '  many.csv:6: Column “schools”: “1 234” has separators between the thousands. Leave them out (1500000) and use a decimal point.',
      '  many.csv:7: Column “unit”: the id of the unit is missing.',
      '  many.csv:8: This row has 2 cells; the first line names 4 columns.',
      '  many.csv:9: Column “gdp”: “-” is no number. If it stands for a gap, say so with --na "-", or leave the cell empty.',
      '  many.csv:9: Column “schools”: “1e999” is too large to compute with.',
      '  many.csv:10: Column “gdp”: “1,234,567” has separators between the thousands. Leave them out (1500000) and use a decimal point.',
      '  many.csv:10: Column “schools”: “\uFFFD[2J” is text where a number belongs.',
      ''
    ]);
    expect(existsSync(out)).toBe(false);
  });

  it('stops after twenty', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `u${at},text,1\n`).join('');
    const err = await refusal(model('m'), file('wrong.csv', `unit,gdp,schools\n${rows}`));
    expect(err.split('\n')).toHaveLength(23);
    expect(err).toContain('Reading stopped after the first faults (20).');
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'empty.csv is empty. A first line with the names of the columns was expected.'],
    ['blank', '\uFEFF\r\n \r\n', 'blank.csv is empty.'],
    ['header', 'unit,gdp,schools\n', 'header.csv has the names of the columns and no row below them.'],
    [
      'typo',
      'unit,gdp,shools\nA,1,2\n',
      'typo.csv:1: There is no column “schools”, which the indicator schools of the model reads. The nearest name is “shools”.'
    ],
    [
      'twice',
      'unit,gdp,schools,gdp\nA,1,2,3\n',
      'Two columns are called “gdp”. Give each a name of its own. [twice.csv:1]'
    ],
    ['unclear', 'unit;gdp,schools\nA;1,2\n', 'it is unclear which of them separates the columns'],
    ['bars', 'unit|gdp|schools\nA|1|2\n', 'The nearest name is “unit|gdp|schools”.'],
    [
      'open',
      'unit,gdp,schools\nA,1,2\nB,"3,4\nC,5,6\n',
      'A quotation mark is out of place: it must open and close the whole cell, and be doubled inside. [open.csv:3]'
    ],
    [
      'latin',
      Buffer.concat([Buffer.from('unit,gdp,schools\nA,1,2\nC'), Buffer.from([0xf4]), Buffer.from('te,3,4\n')]),
      'This line is not in UTF-8. Save the table again as “CSV UTF-8”. [latin.csv:3]'
    ],
    ['utf16', Buffer.from('\uFEFFunit,gdp,schools\nA,1,2\n', 'utf16le'), 'utf16.csv is no text table.'],
    ['sheet', Buffer.from('PK\x03\x04 a spreadsheet'), 'Save it from the spreadsheet program as “CSV UTF-8”']
  ])('%s', async (name, content, says) => {
    expect(await refusal(model('m'), file(`${name}.csv`, content))).toContain(says);
  });

  it('no such file, a folder, no such column of ids, a place that cannot be written', async () => {
    const data = file('plain.csv', plain);
    expect(await refusal(model('m'), join(home, 'nowhere.csv'))).toMatch(
      /^The file nowhere\.csv cannot be read: ENOENT/
    );
    expect(await refusal(model('m'), home)).toMatch(/ cannot be read: EISDIR/);
    expect(await refusal(join(home, 'nowhere.json'), data)).toMatch(/^The file nowhere\.json cannot be read: ENOENT/);
    expect(await refusal(model('m'), data, '--units', 'Unit')).toBe(
      'There is no column “Unit” for the ids of the units. The nearest name is “unit”. [plain.csv:1]\n'
    );
    expect(await refusal(model('m'), data, '--out', join(home, 'no', 'such', 'place.csv'))).toMatch(
      /The file place\.csv cannot be written: ENOENT/
    );
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a value without a logarithm, a reference that is not there, groups nobody has', async () => {
    const data = file('zero.csv', 'unit,gdp,schools\nA,1,2\nB,0,4\n');
    const logged = model('log', { indicators: [{ id: 'gdp', transform: 'log' }, { id: 'schools' }] });
    expect(await refusal(logged, data)).toContain(
      'zero.csv:3: The indicator gdp is taken as its logarithm; the value of “B” must be above 0.'
    );
    const reference = { normalise: { kind: 'distance_to_reference', unit: 'AA' } };
    expect(await refusal(model('ref', { steps: reference }), data)).toContain('The nearest name is “A”.');
    const impute = { impute: { kind: 'column', estimate: 'mean', by: 'region' }, normalise: { kind: 'none' } };
    expect(await refusal(model('by', { steps: impute }), data)).toContain('within the groups of “region”');
  });
});

describe('groups', () => {
  const data = () => file('plain.csv', plain);
  it.each<[string, string, string]>([
    ['a unit that the data lack', 'unit,region\nA,n\nB,n\nC,s\nZ,s\n', 'groups.csv:5: The data have no unit “Z”.'],
    ['a unit left out', 'unit,region\nA,n\nC,s\n', 'groups.csv: The unit “B” of the data has no row here.'],
    ['a unit twice', 'unit,region\nA,n\nB,n\nB,s\nC,s\n', 'groups.csv:4: The unit “B” is on line 3 already.'],
    ['a row too short', 'unit,region\nA,n\nB\nC,s\n', 'groups.csv:3: This row has 1 cells'],
    ['no rows', 'unit,region\n', 'groups.csv has the names of the columns and no row below them.']
  ])('%s is refused', async (_, text, says) => {
    expect(await refusal(model('m'), data(), '--groups', file('groups.csv', text))).toContain(says);
  });

  it('a gap is filled within the group, from the groups file or a column of the data', async () => {
    const steps = { impute: { kind: 'column', estimate: 'mean', by: 'region' }, normalise: { kind: 'none' } };
    const by = model('by', { steps });
    const groups = file('regions.csv', 'code;region;income\nC;s;low\nB;n;high\nD;;high\nA;n;low\n');
    const four = 'unit,gdp,schools\nA,1,2\nB,,4\nC,2,\nD,5,5\n';
    const apart = await score(by, file('four.csv', four), '--groups', groups);
    expect(apart.out.split('\n').slice(0, 5)).toEqual([
      'unit,group:region,group:income,score,rank,reason,answered,applicable,coverage',
      'A,n,low,1.5,4,,2,2,1',
      'B,n,high,2.5,2,,2,2,1',
      'C,s,low,2,3,,1,2,0.5',
      'D,,high,5,1,,2,2,1'
    ]);
    const own = file('own.csv', 'unit,gdp,schools,region\nA,1,2,n\nB,,4,n\nC,2,,s\nD,5,5,\n');
    const together = await score(by, own, '--format', 'json');
    const json = JSON.parse(together.out) as { imputed: unknown; groups: unknown };
    expect(json.groups).toEqual({ region: ['n', 'n', 's', null] });
    expect(json.imputed).toEqual({
      gdp: { values: [1, 1, 2, 5], filled: [false, true, false, false] },
      schools: { values: [2, 4, null, 5], filled: [false, false, false, false] }
    });
  });
});

describe('a model with mistakes', () => {
  it('says each with its path and what was expected', async () => {
    const wrong = model('wrong', { members: ['gdp', 'shools'], levels: [{ aggregate: 'geometric' }] });
    const err = await refusal(wrong, file('plain.csv', plain));
    expect(err.split('\n')).toEqual([
      'error: wrong.json index.members[1]: no indicator or group is called "shools" (scoring/unknown)',
      ''
    ]);
    const empty = file('empty.json', '{}');
    expect(await refusal(empty, file('plain.csv', plain))).toContain('error: empty.json format: format 2');
  });

  it('no JSON, no index, no such weights, a rule that reads answers', async () => {
    const data = file('plain.csv', plain);
    expect(await refusal(file('half.json', '{"format": 2,'), data)).toMatch(/^half\.json is not JSON: /);
    expect(await refusal(file('deep.json', '['.repeat(1e5) + ']'.repeat(1e5)), data)).toMatch(/deep\.json/);
    const none = file('none.json', JSON.stringify({ format: 2, method: 'test', index: null }));
    expect(await refusal(none, data)).toBe('none.json has no index: there is nothing to score a table by.\n');
    expect(await refusal(model('m'), data, '--weights', 'exprt')).toBe(
      'The model has no weight set “exprt”. It has: equal, expert.\n'
    );
    const ticks = model('ticks', { indicators: [{ id: 'gdp', rule: { kind: 'checklist' } }, { id: 'schools' }] });
    expect(await refusal(ticks, data)).toContain('index.indicators[0].rule: number or rubric was expected');
  });

  it.each([
    [['model.json'], 'Two files are needed: a model and a table.'],
    [['a', 'b', 'c'], 'Two files are needed'],
    [['a', 'b', '--format', 'xlsx'], '--format is csv or json, not xlsx.'],
    [['a', 'b', '--colour'], "Unknown option '--colour'"]
  ])('a wrong call: %j', async (args, says) => {
    const { code, out, err } = await score(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).toContain('soundings score <model.json> <data.csv>');
  });
});

describe('JSON', () => {
  it('every step, to the last digit, with where it comes from', async () => {
    const steps = {
      screen: { available: 0.5 },
      treat: { winsoriseAtMost: 2, fallback: { kind: 'log' } },
      normalise: { kind: 'z_score', mean: 0, sd: 1 }
    };
    const values = [0.1, 1 / 3, 0.2, 0.7, 2 / 7, 0.30000000000000004];
    const rows = values.map((value, at) => `u${at},${value},${at * at}\n`).join('');
    const data = file('precise.csv', `unit,gdp,schools\n${rows}none,,\n`);
    const all = model('all', { steps });
    const target = join(home, 'result.json');
    const { code, out, err } = await score(all, data, '--format', 'json', '--out', target);
    expect([code, out]).toEqual([0, '']);
    expect(err).toBe('7 units: 6 with a score, 0 without, 1 screened out\n');
    const result = JSON.parse(readFileSync(target, 'utf8')) as {
      recipe: { model: { sha256: string }; weights: unknown; steps: { normalise: unknown } };
      units: string[];
      screenedOut: string[];
      columns: Record<string, (number | null)[]>;
      treated: Record<string, { checks: unknown[]; points: unknown[] }>;
      normalised: Record<string, number[]>;
      scores: Record<string, { scores: number[]; ranks: number[]; answered: number[]; applicable: number }>;
    };
    expect(result.columns['gdp']).toEqual([...values, null]);
    expect([result.units.length, result.screenedOut]).toEqual([7, ['none']]);
    expect(result.recipe).toMatchObject({ weights: { id: 'equal' }, steps, data: { units: 'unit', groups: null } });
    expect(result.treated['gdp']?.checks.length).toBeGreaterThan(0);
    const z = (column: readonly number[]): number[] => {
      const mean = column.reduce((a, b) => a + b, 0) / column.length;
      const sd = Math.sqrt(column.reduce((a, b) => a + (b - mean) ** 2, 0) / (column.length - 1));
      return column.map((x) => (x - mean) / sd);
    };
    const [gdp, schools] = [z(values), z(values.map((_, at) => at * at))];
    result.scores['X']?.scores.forEach((score, at) =>
      expect(score).toBeCloseTo(((gdp[at] ?? NaN) + (schools[at] ?? NaN)) / 2, 12)
    );
    expect(result.scores['X']?.applicable).toBe(2);

    const csv = records((await score(all, data)).out) as Record<string, string>[];
    expect(csv.slice(0, 6).map((row) => Number(row['score']))).toEqual(result.scores['X']?.scores);
    expect(csv[6]).toMatchObject({
      unit: 'none',
      score: '',
      reason: 'left out: fewer values than the screening asks for'
    });
    const { format, method, index } = modelJson({ steps });
    const turned = file('turned.json', JSON.stringify({ index, method, format }, null, 4));
    const again = JSON.parse((await score(turned, data, '--format', 'json')).out) as typeof result;
    expect(again.recipe.model.sha256).toBe(result.recipe.model.sha256);
  });

  it('two runs give the same bytes', async () => {
    const args = [model('m'), file('plain.csv', plain), '--format', 'json'] as const;
    expect((await score(...args)).out).toBe((await score(...args)).out);
  });
});

describe('uncertainty', () => {
  const choices = { weights: 0, aggregate: ['arithmetic'], floor: 1, missing: ['skip'], normalise: ['goalposts'] };
  const posts = (more: object = {}) => ({
    indicators: [
      { id: 'gdp', goalposts: [0, 100] },
      { id: 'schools', goalposts: [0, 100] }
    ],
    steps: { normalise: { kind: 'goalposts' } },
    uncertainty: { ...choices, ...more }
  });
  const data = () => file('drawn.csv', 'unit,gdp,schools\nA,80,20\nB,50,\nC,40,50\nD,,\n');
  const drawn = async (name: string, more: object, ...args: readonly string[]) => {
    const { code, out, err } = await score(model(name, posts(more)), data(), '--uncertainty', '50', ...args);
    expect(code, err).toBe(0);
    const rows = out.startsWith('{') ? [] : (records(out) as Record<string, string>[]);
    return { out, err, rows };
  };
  const figures = (row: Record<string, string> | undefined, what: 'score' | 'rank'): number[] =>
    [row?.[what], row?.[`${what}_5`], row?.[`${what}_median`], row?.[`${what}_95`]].map(Number);

  it('with nothing left open, every replication is the published score', async () => {
    const { rows, err } = await drawn('closed', {});
    expect(err).toMatch(/uncertainty of the method, not sampling error: 50 replications, seed \d+\n/);
    expect(rows.map((row) => figures(row, 'score')).slice(0, 3)).toEqual([50, 50, 45].map((x) => [x, x, x, x]));
    expect(rows.map((row) => figures(row, 'rank')).slice(0, 3)).toEqual([1, 1, 3].map((x) => [x, x, x, x]));
    expect(rows[3]).toMatchObject({ unit: 'D', score: '', score_5: '', score_median: '', score_95: '', rank_5: '' });
  });

  it('with one choice made otherwise, every replication is that one', async () => {
    const geometric = await drawn('geometric', { aggregate: ['geometric'] });
    expect(figures(geometric.rows[0], 'score')).toEqual([50, 40, 40, 40]); // √(80·20)
    expect(figures(geometric.rows[0], 'rank')).toEqual([1, 3, 3, 3]); // behind 50 and √(40·50)
    // The gap of B: the median of 20 and 50, so (50 + 35) / 2.
    const filled = await drawn('filled', { missing: ['group_median'] });
    expect(figures(filled.rows[1], 'score')).toEqual([50, 42.5, 42.5, 42.5]);
    // With groups: B is with C, whose 50 is the only value.
    const groups = file('of.csv', 'unit,region\nA,n\nB,s\nC,s\nD,s\n');
    const grouped = await drawn('filled', { missing: ['group_median'] }, '--groups', groups);
    expect(figures(grouped.rows[1], 'score')).toEqual([50, 50, 50, 50]);
    const stretched = await drawn('stretched', { normalise: ['min_max'] });
    expect(figures(stretched.rows[2], 'score')).toEqual([45, 50, 50, 50]); // 40 is the least of 40–80, 50 the most of 20–50
  });

  it('the logarithm of an indicator is redrawn between its own goalposts', async () => {
    const indicators = [
      { id: 'gdp', goalposts: [10, 1000], transform: 'log' },
      { id: 'schools', goalposts: [0, 100] }
    ];
    const logged = model('logged', { ...posts({ aggregate: ['geometric'] }), indicators });
    const rich = file('rich.csv', 'unit,gdp,schools\nA,100,98\nB,1000,64\n');
    const rows = records((await score(logged, rich, '--uncertainty', '5')).out) as Record<string, string>[];
    expect(rows.map((row) => figures(row, 'score').slice(0, 2))).toEqual([[74, 70], [82, 80]]); // prettier-ignore
  });

  it('a seed gives the same bytes again, another one others; without one it is the model’s', async () => {
    const open = { weights: 0.5, aggregate: ['arithmetic', 'geometric'] };
    const runs = [
      await drawn('open', open, '--seed', '7', '--format', 'json'),
      await drawn('open', open, '--seed', '7', '--format', 'json'),
      await drawn('open', open, '--seed', '8', '--format', 'json')
    ];
    expect(runs[0]?.out === runs[1]?.out).toBe(true);
    const [seven, , eight] = runs.map(({ out }) => JSON.parse(out) as { uncertainty: { seed: number; score: object } });
    expect([seven?.uncertainty.seed, eight?.uncertainty.seed]).toEqual([7, 8]);
    expect(seven?.uncertainty.score).not.toEqual(eight?.uncertainty.score);
    const own = [await drawn('open', open), await drawn('open', open)];
    expect(own[0]).toEqual(own[1]);
    const [low, median, high] = figures(own[0]?.rows[0], 'score').slice(1);
    expect((low ?? NaN) < (median ?? NaN) && (median ?? NaN) < (high ?? NaN)).toBe(true);
  });

  it('is refused where the model leaves nothing open, or has another scale', async () => {
    expect(await refusal(model('m'), data(), '--uncertainty', '10')).toMatch(
      /^m\.json has no block index\.uncertainty/
    );
    const steps = { normalise: { kind: 'z_score', mean: 0, sd: 1 } };
    expect(await refusal(model('z', { ...posts(), steps }), data(), '--uncertainty', '10')).toMatch(
      /^z\.json normalises by z_score; .* must be goalposts or min_max\.\n$/
    );
  });

  it.each([
    [['--seed', '7'], '--seed is of --uncertainty: without it nothing is drawn.'],
    [['--uncertainty', '0'], '--uncertainty is a number of replications from 1 to 100000, not 0.'],
    [['--uncertainty', '1e3'], 'not 1e3.'],
    [['--uncertainty', '10', '--seed', '-1'], "'--seed"],
    [['--uncertainty', '10', '--seed=1.5'], '--seed is a whole number']
  ])('a wrong call: %j', async (args, says) => {
    const { code, out, err } = await score('a', 'b', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});

describe('a large table', () => {
  const rows = 100_000;
  const value = (row: number, column: number): number | null => {
    if ((row * 31 + column) % 13 < 3) return null;
    return ((row * 7919 + column * 104_729) % 100_003) / 7;
  };

  it('100,000 rows, in 160 MB, equal a plain computation', async () => {
    const path = join(home, 'large.csv');
    const to = createWriteStream(path);
    to.write('unit,a,b,c,d,remark\n');
    for (let row = 0; row < rows; row += 1) {
      const cells = [0, 1, 2, 3].map((column) => value(row, column) ?? '');
      if (!to.write(`unit ${row},${cells.join(',')},"a remark, in quotes"\n`)) await once(to, 'drain');
    }
    to.end();
    await once(to, 'finish');
    const tree = model('tree', {
      indicators: [{ id: 'a' }, { id: 'b', direction: -1 }, { id: 'c' }, { id: 'd' }],
      groups: [{ id: 'P', members: ['a', 'b'] }, { id: 'Q', members: ['c', 'd'] }], // prettier-ignore
      members: ['P', 'Q'],
      weights: { published: 'w', sets: [{ id: 'w', values: { a: 3, Q: 2 } }] },
      steps: { normalise: { kind: 'min_max', from: 0, to: 100 } },
      levels: [{ aggregate: 'arithmetic', coverage: 0.5 }, { aggregate: 'arithmetic', coverage: 1 }] // prettier-ignore
    });
    const { code, out, err } = await ownProcess(tree, path);
    expect(code, err).toBe(0);
    expect(err).toContain('large.csv: 50,000 rows read');
    const lines = out.trimEnd().split('\n').slice(1);
    expect(lines).toHaveLength(rows);

    const columns = [0, 1, 2, 3].map((column) => Array.from({ length: rows }, (_, row) => value(row, column)));
    const points = columns.map((column, at) => {
      const there = column.filter((x) => x !== null);
      const [min, max] = [there.reduce((a, b) => Math.min(a, b)), there.reduce((a, b) => Math.max(a, b))];
      return column.map((x) => (x === null ? null : ((at === 1 ? max - x : x - min) / (max - min)) * 100));
    });
    const mean = (x: number | null, y: number | null, w: number): number | null =>
      x === null ? y : y === null ? x : (w * x + y) / (w + 1);
    let worst = 0;
    let without = 0;
    lines.forEach((line, row) => {
      const [unit, score] = line.split(',');
      const [a, b, c, d] = points.map((column) => column[row] ?? null);
      const p = mean(a ?? null, b ?? null, 3);
      const q = mean(c ?? null, d ?? null, 1);
      const expected = p === null || q === null ? null : (p + 2 * q) / 3;
      if (unit !== `unit ${row}` || (score === '') !== (expected === null)) throw new Error(`row ${row}: ${line}`);
      if (expected === null) without += 1;
      else worst = Math.max(worst, Math.abs(Number(score) - expected));
    });
    expect(worst).toBeLessThan(1e-9);
    expect(without).toBeGreaterThan(100);
  });
});
