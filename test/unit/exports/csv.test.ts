import { expect, test } from 'vitest';
import { csvReply, csvText, withProvenance } from '#lib/server/exports/csv.ts';

test('rows open right in a spreadsheet: mark, quoting, disarmed formulas, numbers as numbers, gaps empty', () => {
  const text = csvText({
    columns: ['name', 'gap'],
    rows: [
      ['Côte d’Ivoire, "north"', -12.5],
      ['=HYPERLINK("x")', null],
      ['الأردن', 0]
    ]
  });
  expect(text).toBe('\uFEFFname,gap\r\n"Côte d’Ivoire, ""north""",-12.5\r\n"\'=HYPERLINK(""x"")",\r\nالأردن,0\r\n');
});

test('every row says where it comes from', () => {
  const sheet = withProvenance(
    { columns: ['group'], rows: [['SIDS'], ['LDC']] },
    { campaign: 'dtr-2026', version: 'dtr 1.0.0', sha256: 'ab12', generated: '2026-11-23T08:00:00.000Z' }
  );
  expect(sheet.columns).toEqual(['campaign', 'version', 'version_sha256', 'generated', 'group']);
  expect(sheet.rows[1]).toEqual(['dtr-2026', 'dtr 1.0.0', 'ab12', '2026-11-23T08:00:00.000Z', 'LDC']);
});

test('the file name holds nothing that a header or a file system would trip over', () => {
  const reply = csvReply({ columns: ['a'], rows: [] }, 'Comparison dtr-2026/"x"\n');
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="comparison-dtr-2026-x-.csv"');
});
