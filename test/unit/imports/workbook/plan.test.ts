/** What a filled-in workbook would do, case by case: changes, conflicts, refusals, and what leaves a file alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { belongsTo } from '#lib/server/imports/workbook/plan.ts';
import type { ReadWorkbook } from '#lib/server/imports/workbook/rows.ts';
import { edited, number, savedByCalc, text } from '../../../support/edit-workbook.ts';
import { answered, person, readBack, workbookCase } from '../../../support/workbook-case.ts';

const file = workbookCase({
  body: answered('Ministry'),
  ratio: answered(12.5, { source: { text: 'Census', year: 2024 } }),
  gov1: answered(3, { comment: 'since 2021' }),
  gov2: answered(['c1', 'c2']),
  rated: answered({ P01: 5, P02: 4 }),
  power: answered({ primary: 40, source: 'EMIS' }),
  first: answered(['A02', 'A01']),
  wishes: answered([{ wish: 'Training', year: 2027, tier: 'policy' }]),
  useful: { state: 'dont_know', value: null, language: 'en', comment: null }
});
let filled: ReadWorkbook;
let blank: ReadWorkbook;
beforeAll(async () => {
  filled = await readBack(await writeWorkbook(file.copy('en')));
  blank = await readBack(await writeWorkbook(file.copy('fr', false)));
});
const plan = (edits: Parameters<typeof edited>[1], from = filled) => file.plan(edited(from, edits));
/** Question -> value of the planned change. */
const changes = (edits: Parameters<typeof edited>[1], from = filled) =>
  Object.fromEntries(
    plan(edits, from).changes.map(({ question, mine }) => [
      question,
      mine.state === 'answered' ? mine.value : mine.state
    ])
  );
const refusals = (edits: Parameters<typeof edited>[1], from = filled) =>
  Object.fromEntries(plan(edits, from).refused.map(({ question, cause }) => [question, cause.problem]));

describe('values', () => {
  it.each([
    ['a code as number', { gov1: { answer: number(4) } }, { gov1: 4 }],
    ['a code as text', { gov1: { answer: text(' 4 ') } }, { gov1: 4 }],
    ['code and label', { gov1: { answer: text('4 = Adopted with a costed action plan') } }, { gov1: 4 }],
    ['a label', { gov1: { answer: text('adopted  WITH a costed action plan') } }, { gov1: 4 }],
    [
      'a label of another language',
      { gov1: { answer: text('مسودة، أو معتمدة منذ أكثر من خمس سنوات وغير مطبقة') } },
      { gov1: 2 }
    ],
    ['a number with a decimal comma', { ratio: { answer: text('13,5') } }, { ratio: 13.5 }],
    ['a number with Arabic digits', { ratio: { answer: text('١٣٫٥') } }, { ratio: 13.5 }],
    ['yes in another language', { partner: { answer: text('да') } }, { partner: true }],
    ['one more tick', { 'gov2.c1': { answer: null }, 'gov2.c2': { answer: text('X') } }, { gov2: ['c2'] }],
    [
      'an expressly empty list',
      { 'gov2.c1': { answer: text('-') }, 'gov2.c2': { answer: text('-') } },
      { gov2: 'blank' }
    ],
    [
      'none of these alone',
      { 'gov2.none': { answer: text('x') }, 'gov2.c1': { answer: null }, 'gov2.c2': { answer: null } },
      { gov2: ['none'] }
    ],
    [
      'a row of a matrix, the others kept',
      { 'rated.P03': { answer: number(97) } },
      { rated: { P01: 5, P02: 4, P03: 97 } }
    ],
    [
      'a row of a matrix taken away',
      { 'rated.P01': { answer: null, state: text('Not answered') } },
      { rated: { P02: 4 } }
    ],
    [
      'an item, the other kept',
      { 'power.primary': { answer: number(45) } },
      { power: { primary: 45, source: 'EMIS' } }
    ],
    [
      'ranks changed round',
      { 'first.A01': { answer: number(1) }, 'first.A02': { answer: number(2) } },
      { first: ['A01', 'A02'] }
    ],
    [
      'a second row of a panel',
      { 'wishes.2.wish': { answer: text('Books') } },
      { wishes: [{ wish: 'Training', year: 2027, tier: 'policy' }, { wish: 'Books' }] }
    ],
    [
      'a panel field by label',
      { 'wishes.1.tier': { answer: text('Sector') } },
      { wishes: [{ wish: 'Training', year: 2027, tier: 'sector' }] }
    ],
    ['a state instead of the answer', { gov1: { state: text('Ne sait pas') } }, { gov1: 'dont_know' }],
    ['an answer cleared on purpose', { gov1: { answer: null, state: text('blank') } }, { gov1: 'blank' }],
    ['an answer where "do not know" stood', { useful: { answer: number(4) } }, { useful: 4 }]
  ])('%s', (_name, edits, expected) => {
    expect(changes(edits)).toEqual(expected);
    expect(refusals(edits)).toEqual({});
  });

  it('says what it understood', () => {
    const notes = plan({
      gov1: { answer: text('Adopted with a costed action plan') },
      ratio: { answer: text('7') },
      body: { answer: { ...number(7), formula: true } }
    }).changes;
    expect(Object.fromEntries(notes.map(({ question, notes: said }) => [question, said]))).toEqual({
      gov1: ['label'],
      ratio: ['text_as_number'],
      body: ['formula', 'number_as_text']
    });
  });

  it.each([
    ['a thousand or one and a bit', { ratio: { answer: text('1,234') } }, { ratio: 'answer.not_a_number' }],
    [
      'a date for a number',
      { ratio: { answer: { kind: 'date', date: '2026-05-03', formula: false } as const } },
      { ratio: 'workbook.date_cell' }
    ],
    [
      'an error',
      { body: { answer: { kind: 'error', error: '#REF!', formula: false } as const } },
      { body: 'workbook.error_cell' }
    ],
    [
      'a formula without result',
      { ratio: { answer: { kind: 'unresolved', formula: true } as const } },
      { ratio: 'workbook.formula_cell' }
    ],
    ['above the range, as on the page', { ratio: { answer: number(101) } }, { ratio: 'answer.out_of_range' }],
    ['too long, as on the page', { body: { answer: text('x'.repeat(41)) } }, { body: 'answer.too_long' }],
    ['an unknown code', { gov1: { answer: number(6) } }, { gov1: 'answer.unknown_choice' }],
    ['a mark that is not clear', { 'gov2.c1': { answer: text('perhaps') } }, { gov2: 'workbook.mark_unclear' }],
    ['one rank twice', { 'first.A03': { answer: number(1) } }, { first: 'workbook.rank_twice' }],
    ['half a rank', { 'first.A03': { answer: number(1.5) } }, { first: 'workbook.rank_unclear' }],
    [
      'more ranks than asked for',
      { 'first.A03': { answer: number(3) }, 'first.A04': { answer: number(4) } },
      { first: 'answer.too_many_choices' }
    ],
    [
      'a row too many',
      {
        'wishes.2.wish': { answer: text('a') },
        'wishes.3.wish': { answer: text('b') },
        'wishes.4.wish': { answer: text('c') }
      },
      { wishes: 'answer.too_many_rows' }
    ],
    ['a row that the matrix does not have', { 'rated.P99': { answer: number(1) } }, { rated: 'answer.unknown_choice' }],
    ['a state that is none', { gov1: { state: text('maybe') } }, { gov1: 'workbook.state_unknown' }],
    ['a state that is not offered', { body: { state: text("Don't know") } }, { body: 'answer.state_not_offered' }],
    [
      'a new answer and another state',
      { gov1: { answer: number(4), state: text("Don't know") } },
      { gov1: 'workbook.state_and_value' }
    ],
    [
      '"answered" without an answer',
      { useful: { state: text('Answered') } },
      { useful: 'workbook.state_without_value' }
    ],
    ['a state beside one row', { 'rated.P01': { state: text("Don't know") } }, { rated: 'workbook.state_of_part' }]
  ])('refuses %s', (_name, edits, expected) => {
    expect(refusals(edits)).toEqual(expected);
    expect(changes(edits)).toEqual({});
  });

  it('refuses a row that stands twice with two answers, and names the cell', () => {
    const again = filled.rows
      .filter(({ question }) => question === 'gov1')
      .map((row) => ({ ...row, place: 'G40', answer: number(5) }));
    const refused = file.plan({ ...filled, rows: [...filled.rows, ...again] }).refused;
    expect(refused.map(({ question, cause, place }) => [question, cause.problem, cause.params['cell'], place])).toEqual(
      [['gov1', 'workbook.row_twice', 'G40', 'G40']]
    );
  });
});

describe('what leaves the file alone', () => {
  it('empty cells: nothing is ever deleted by them, and the preview says so', () => {
    const emptied = Object.fromEntries(
      filled.rows.map(({ question, part }) => [
        part === null ? question : `${question}.${part}`,
        { answer: null, state: null, comment: null, source: null, year: null }
      ])
    );
    expect(plan(emptied)).toMatchObject({
      changes: [],
      conflicts: [],
      refused: [],
      emptied: ['body', 'ratio', 'gov1', 'gov2', 'rated', 'power', 'first', 'wishes']
    });
  });
  it('removed rows, and rows in another order', () => {
    const rows = filled.rows.filter(({ question }) => question !== 'gov1').toReversed();
    expect(file.plan({ ...filled, rows })).toMatchObject({
      changes: [],
      conflicts: [],
      refused: [],
      emptied: [],
      missing: []
    });
  });
  it('a sheet that was copied inside the workbook', () => {
    expect(file.plan({ ...filled, rows: [...filled.rows, ...filled.rows] })).toMatchObject({
      changes: [],
      refused: []
    });
  });
  it('rows of questions that are not there, and sections left out, are named', () => {
    const section = new Set(
      filled.rows.filter(({ sheet }) => sheet === filled.sheets[0]).map(({ question }) => question)
    );
    const planned = file.plan(
      edited(
        { ...filled, rows: filled.rows.filter(({ question }) => section.has(question)) },
        { other_one: { answer: text('x') } }
      )
    );
    expect(planned.unknown).toEqual(['other_one']);
    expect(planned.missing).toEqual(['more']);
  });
  it('LibreOffice Calc, which writes line ends in a way of its own, runs of letters and empty rows', async () => {
    const lines = 'one\r\ntwo\rthree';
    const written = workbookCase({
      context: answered(lines),
      gov1: answered(3, { comment: lines, confidential: { reason: 'law', words: lines } }),
      power: answered({ primary: 40, source: lines }),
      ratio: answered(1, { explanation: { figure_without_source: lines } }),
      wishes: answered([{ wish: lines }])
    });
    for (const language of ['en', 'ar'] as const) {
      const saved = await readBack(savedByCalc(await writeWorkbook(written.copy(language))));
      const nothing = { changes: [], conflicts: [], refused: [], emptied: [], unknown: [], missing: [] };
      expect(written.plan(saved)).toMatchObject(nothing);
      const edit = edited(saved, { context: { answer: text('one\ntwo') } });
      expect(written.plan(edit).changes.map(({ question, mine }) => [question, mine.value])).toEqual([
        ['context', 'one\ntwo']
      ]);
    }
  });
  it('a blank workbook says only what is written in it', () => {
    expect(changes({ gov1: { answer: number(5) } }, blank)).toEqual({ gov1: 5 });
    expect(plan({ gov1: { answer: number(3) } }, blank)).toMatchObject({ changes: [], emptied: [] });
  });
  it('a blank workbook adds a row to a table and takes none away', () => {
    expect(changes({ 'rated.P03': { answer: number(97) }, 'power.primary': { answer: number(45) } }, blank)).toEqual({
      rated: { P01: 5, P02: 4, P03: 97 },
      power: { primary: 45, source: 'EMIS' }
    });
  });
  it('comment, source and year: empty stays, "-" takes away', () => {
    expect(plan({ gov1: { comment: null }, ratio: { source: null, year: null } }).changes).toEqual([]);
    const [change] = plan({ gov1: { comment: text('-') } }).changes;
    expect(change?.mine).toMatchObject({ value: 3, comment: null });
    const [year] = plan({ ratio: { year: number(2025) } }).changes;
    expect(year?.mine).toMatchObject({ value: 12.5, source: { text: 'Census', year: 2025 } });
    const [none] = plan({ ratio: { source: text('-') } }).changes;
    expect(none?.mine).not.toHaveProperty('source');
  });
});

describe('what others did meanwhile', () => {
  const later = file.after({ gov1: answered(5, { comment: 'since 2021' }), body: answered('Commission') });
  it('stays where the workbook was not touched', () => {
    expect(later.plan(filled)).toMatchObject({ changes: [], conflicts: [], refused: [] });
  });
  it('is a conflict where the workbook was touched too, with both answers', () => {
    const planned = later.plan(edited(filled, { gov1: { answer: number(4) }, ratio: { answer: number(14) } }));
    expect(planned.changes.map(({ question }) => question)).toEqual(['ratio']);
    expect(
      planned.conflicts.map(({ question, mine, standing }) => [question, mine.value, standing.value, standing.by.name])
    ).toEqual([['gov1', 4, 5, 'Brian']]);
  });
  it('is no conflict where both say the same', () => {
    expect(later.plan(edited(filled, { gov1: { answer: number(5) } }))).toMatchObject({
      changes: [],
      conflicts: [],
      same: ['gov1']
    });
  });
  it('is a conflict too where the base was tampered with to look ahead', () => {
    const planned = later.plan(edited(filled, { gov1: { answer: number(4), base: 9999 } }));
    expect([planned.changes.length, planned.conflicts.length]).toEqual([0, 1]);
  });
});

describe('whose workbook it is', () => {
  it('a contributor changes what is his and is refused the rest', () => {
    const his = { ...person, role: 'contributor', sections: ['more'] } as const;
    const planned = file.plan(edited(filled, { gov1: { answer: number(4) }, 'rated.P03': { answer: number(1) } }), his);
    expect(planned.changes.map(({ question }) => question)).toEqual(['rated']);
    expect(planned.refused.map(({ question, cause }) => [question, cause.problem])).toEqual([
      ['gov1', 'answer.not_your_section']
    ]);
  });
  it.each([
    ['another country', { fileId: 'every-2026.TUN', iso3: 'TUN' }, 'workbook.other_file'],
    ['another version', { version: '2.0.0' }, 'workbook.other_version'],
    ['the same number with other content', { sha256: 'd'.repeat(64) }, 'workbook.other_version'],
    ['another instrument', { instrument: 'dtr' }, 'workbook.other_version'],
    ['a revision that the file has not reached', { revision: 999 }, 'workbook.unknown_revision']
  ])('%s is refused', (_name, facts, code) => {
    const refused = belongsTo({ ...filled, facts: { ...filled.facts, ...facts } }, file.state);
    expect(isProblem(refused) ? refused.problem : refused).toBe(code);
  });
  it('its own file is not', () => {
    expect(belongsTo(filled, file.state)).toBeNull();
  });
});

it('twenty edited cells are twenty changes and nothing else', async () => {
  const { readFileSync } = await import('node:fs');
  const { questionnaireOf } = await import('../../../support/workbook-case.ts');
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const dtr = questionnaireOf({
    instrument: 'dtr',
    version: '1.0.0',
    survey: json('surveys/dtr/1.0.0/survey.json'),
    scoring: {},
    lineage: json('surveys/dtr/1.0.0/lineage.json')
  });
  const choices = [...dtr.byName.values()].filter(({ type }) => type === 'choice').slice(0, 30);
  const whole = workbookCase(
    Object.fromEntries(
      choices.map((one) => [one.name, answered(one.type === 'choice' ? (one.choices[0]?.value ?? '') : '')])
    ),
    dtr
  );
  const workbook = await readBack(await writeWorkbook(whole.copy('ru')));
  const twenty = choices.slice(5, 25);
  const planned = whole.plan(
    edited(
      workbook,
      Object.fromEntries(
        twenty.map((one) => [one.name, { answer: text(one.type === 'choice' ? String(one.choices[1]?.value) : '') }])
      )
    )
  );
  expect(planned.changes.map(({ question }) => question)).toEqual(twenty.map(({ name }) => name));
  expect(planned).toMatchObject({ conflicts: [], refused: [], same: [], emptied: [], unknown: [] });
});
