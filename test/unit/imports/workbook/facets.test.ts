/** What stands beside an answer in a workbook: confidentiality, explanations, evidence; read, refused, or left alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceFacts } from '#lib/domain/country-file/evidence-item.ts';
import { languages } from '#lib/domain/languages.ts';
import { claimWordIn } from '#lib/server/exports/claim-word.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import type { Cell } from '#lib/server/imports/workbook/cell.ts';
import type { ReadWorkbook, WorkbookRow } from '#lib/server/imports/workbook/rows.ts';
import { edited, number, text } from '../../../support/edit-workbook.ts';
import { answered, every, readBack, workbookCase } from '../../../support/workbook-case.ts';

const law: EvidenceFacts = {
  id: 'law',
  kind: 'link',
  name: null,
  mediaType: null,
  size: 0,
  sha256: null,
  title: 'The law',
  date: '2024-05-01',
  url: 'https://example.org/law'
};
const answers = {
  body: answered('Ministry', { confidential: { reason: 'personal', words: 'a name' } }),
  ratio: answered(12.5, { explanation: { figure_without_source: 'An estimate of ours' } }),
  gov1: answered(4, { evidence: ['law'] }),
  gov2: answered(['c1']),
  useful: answered(5, { explanation: { jump: 'A new law' }, confidential: { reason: 'other', words: 'see letter' } }),
  partner: answered(true)
} as const;
const file = workbookCase(answers, every, [law]);
let filled: ReadWorkbook;
beforeAll(async () => {
  filled = await readBack(await writeWorkbook(file.copy('en')));
});
type Edits = Parameters<typeof edited>[1];
const plan = (edits: Edits, from = filled) => file.plan(edited(from, edits));
const only = (edits: Edits) => {
  const { changes, conflicts, refused } = plan(edits);
  expect([changes.length, conflicts, refused]).toEqual([1, [], []]);
  return changes[0]?.mine;
};

it('all of it is written, and cells that were emptied leave it', () => {
  const said = (cell: Cell | null) => (cell?.kind === 'text' ? cell.text : null);
  const claims = filled.rows
    .filter(({ confidential }) => confidential !== null)
    .map(({ question, confidential, reason }) => [question, said(confidential), said(reason)]);
  expect(claims).toEqual([
    ['body', 'personal data', 'a name'],
    ['useful', 'another reason', 'see letter']
  ]);
  const emptied = { answer: null, confidential: null, reason: null };
  expect(
    plan({
      body: emptied,
      useful: emptied,
      'useful.explain.jump': emptied,
      'ratio.explain.figure_without_source': emptied
    })
  ).toMatchObject({ changes: [], refused: [], emptied: ['body', 'useful'] });
});

describe('a claim of confidentiality', () => {
  it('is made, changed and taken back, in any language or by code, and the value stays', () => {
    for (const language of languages) {
      const word = text(claimWordIn('law', language));
      expect(only({ partner: { confidential: word } })).toMatchObject({
        value: true,
        confidential: { reason: 'law', words: '' }
      });
      const no = text(claimWordIn('none', language));
      expect(only({ body: { confidential: no } })).not.toHaveProperty('confidential');
    }
    expect(only({ body: { confidential: text('commercial') } })?.confidential).toEqual({
      reason: 'commercial',
      words: 'a name'
    });
    expect(only({ body: { reason: text('the name of a person') } })?.confidential).toEqual({
      reason: 'personal',
      words: 'the name of a person'
    });
    expect(only({ body: { reason: text('-') } })?.confidential).toEqual({ reason: 'personal', words: '' });
    expect(only({ body: { confidential: text('-') } })).not.toHaveProperty('confidential');
  });
  it('leaves what else stands beside the answer', () => {
    expect(only({ useful: { confidential: text('no') } })).toMatchObject({ explanation: { jump: 'A new law' } });
    expect(only({ gov1: { confidential: text('law') } })).toMatchObject({ evidence: ['law'] });
  });
  it.each([
    ['a reason that is none', { partner: { confidential: text('because') } }, 'workbook.claim_unknown', 'M', 'because'],
    [
      'words without a reason',
      { partner: { reason: text('see letter') } },
      'workbook.claim_without_reason',
      'N',
      'see'
    ],
    ['"another reason" without words', { partner: { confidential: text('other') } }, 'answer.words_required', 'N', ''],
    ['too many words', { body: { reason: text('x'.repeat(501)) } }, 'answer.too_long', 'N', 'xxx'],
    ['too long a source', { ratio: { source: text('x'.repeat(501)) } }, 'answer.too_long', 'K', 'xxx'],
    ['a year long ago', { ratio: { year: number(1492) } }, 'answer.out_of_range', 'G', '12.5'],
    [
      'an error',
      { partner: { confidential: { kind: 'error', error: '#REF!', formula: false } as const } },
      'workbook.error_cell',
      'M',
      '#REF!'
    ]
  ])('refuses %s, and names the cell', (_name, edits: Edits, code, column, given) => {
    const { refused, changes } = plan(edits);
    expect(changes).toEqual([]);
    expect(refused.map(({ cause, place }) => [cause.problem, place.replace(/\d+/, '')])).toEqual([[code, column]]);
    expect(refused[0]?.given).toContain(given);
  });
});

describe('an explanation', () => {
  it('has a row of its own for each remark that stands, and for each that was explained', () => {
    const rows = filled.rows.filter(({ part }) => part?.startsWith('explain.'));
    expect(rows.map(({ question, part, answer }) => [question, part, answer?.kind === 'text' && answer.text])).toEqual([
      ['ratio', 'explain.figure_without_source', 'An estimate of ours'],
      ['useful', 'explain.jump', 'A new law']
    ]);
  });
  it('is changed, and taken away by "-"', () => {
    expect(only({ 'ratio.explain.figure_without_source': { answer: text('A survey of 2025') } })).toMatchObject({
      value: 12.5,
      explanation: { figure_without_source: 'A survey of 2025' }
    });
    expect(only({ 'useful.explain.jump': { answer: text('-') } })).not.toHaveProperty('explanation');
    expect(only({ 'useful.explain.sum': { answer: text('rounded') } })?.explanation).toEqual({
      jump: 'A new law',
      sum: 'rounded'
    });
  });
  it('of nothing that there is, or too long, is refused', () => {
    const codes = (edits: Edits) => plan(edits).refused.map(({ cause, place }) => [cause.problem, place]);
    expect(codes({ 'useful.explain.weather': { answer: text('rain') } })[0]?.[0]).toBe('answer.unknown_choice');
    const row = filled.rows.find(({ part }) => part === 'explain.jump');
    expect(codes({ 'useful.explain.jump': { answer: text('x'.repeat(2001)) } })).toEqual([
      ['answer.too_long', row?.place]
    ]);
  });
  it('is asked for in the preview where a change of the workbook needs it', async () => {
    const bare = workbookCase({ gov1: answered(2), gov1_ev: answered('The plan') });
    const blank = await readBack(await writeWorkbook(bare.copy('en', false)));
    const asked = (edits: Edits) =>
      bare
        .plan(edited(blank, edits))
        .changes.map(({ question, remarks }) => [question, remarks.map(({ code }) => code)]);
    const figure = { ratio: { answer: number(7) }, gov1: { answer: number(4) } };
    expect(asked(figure)).toEqual([
      ['ratio', ['figure_without_source']],
      ['gov1', []]
    ]);
    expect(asked({ ratio: { answer: number(7), source: text('Census') } })).toEqual([['ratio', []]]);
    expect(asked({ ...figure, 'ratio.explain.figure_without_source': { answer: text('Ours') } })[0]).toEqual([
      'ratio',
      []
    ]);
  });
});

it('evidence is shown and changes nothing, whatever is written over it', async () => {
  const bytes = await writeWorkbook(file.copy('en'));
  const { withSheets } = await import('../../../support/edit-workbook.ts');
  const { partsOf } = await import('#lib/server/imports/workbook/zip.ts');
  const parts = partsOf(bytes, { parts: 100, part: 1e8, total: 1e8 }, () => true);
  if (parts === null || parts === 'too_large') throw new Error('no archive');
  expect(parts.get('xl/sharedStrings.xml')?.toString('utf8')).toContain('The law, 2024-05-01, https://example.org/law');
  const overwritten = withSheets(bytes, (xml) =>
    xml.replace(/<c r="O(\d+)"([^>]*?)(?:\/>|>.*?<\/c>)/g, (found, row: string) =>
      Number(row) < 3 ? found : `<c r="O${row}" t="inlineStr"><is><t>Other evidence</t></is></c>`
    )
  );
  expect(file.plan(await readBack(overwritten))).toMatchObject({ changes: [], refused: [], conflicts: [] });
});

describe('an older workbook, without these columns and rows', () => {
  /** As it was written before there were any. */
  const older = ({ rows, ...workbook }: ReadWorkbook): ReadWorkbook => ({
    ...workbook,
    rows: rows
      .filter(({ part }) => part?.startsWith('explain.') !== true)
      .map((row): WorkbookRow => ({ ...row, confidential: null, reason: null }))
  });
  it('leaves them alone, also where the answer changes', () => {
    expect(file.plan(older(filled))).toMatchObject({ changes: [], refused: [], conflicts: [] });
    const [change] = file.plan(edited(older(filled), { useful: { answer: number(3) } })).changes;
    expect(change?.mine).toMatchObject({
      value: 3,
      explanation: { jump: 'A new law' },
      confidential: { reason: 'other', words: 'see letter' }
    });
  });
  it('is read from its cells: a column taken out is no claim taken back', async () => {
    const { withSheets } = await import('../../../support/edit-workbook.ts');
    const bytes = withSheets(await writeWorkbook(file.copy('ar')), (xml) =>
      xml.replace(/<c r="[MNO]\d+"[^>]*?(?:\/>|>.*?<\/c>)/g, '')
    );
    expect(file.plan(await readBack(bytes))).toMatchObject({ changes: [], refused: [], conflicts: [], emptied: [] });
  });
});

it('what others claimed meanwhile is a conflict with what the workbook claims', () => {
  const later = file.after({ partner: answered(true, { confidential: { reason: 'security', words: '' } }) });
  const planned = later.plan(edited(filled, { partner: { confidential: text('law') } }));
  expect(
    planned.conflicts.map(({ mine, standing }) => [mine.confidential?.reason, standing.confidential?.reason])
  ).toEqual([['law', 'security']]);
});
