/** Names of files as people give them, and as they are kept and given out. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attachment, cleanName } from '#lib/server/evidence/clean-name.ts';

it.each([
  ['Plan national 2026.pdf', 'Plan national 2026.pdf'],
  ['تقرير التحول الرقمي.docx', 'تقرير التحول الرقمي.pdf'],
  ['C:\\Users\\amina\\plan.PDF', 'plan.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['invoice.exe', 'invoice.pdf'],
  ['evil\u202efdp.exe', 'evilfdp.pdf'],
  ['a\u0000b\r\nc\u200b.pdf', 'abc.pdf'],
  ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
  ['  ..hidden..  ', 'hidden.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['lpt1.txt', '_lpt1.pdf'],
  ['a<b>:"c|d?*%.pdf', 'a_b___c_d___.pdf'],
  ['v1.2 final.2026.pdf', 'v1.2 final.2026.pdf'],
  ['', 'evidence.pdf'],
  ['.pdf', 'pdf.pdf'],
  ['e\u0301cole.pdf', 'école.pdf']
])('%j is kept as %j', (given, kept) => expect(cleanName(given, 'pdf')).toBe(kept));

it('cuts a long name between characters', () => {
  const name = cleanName(`${'学'.repeat(400)}.pdf`, 'pdf');
  expect(name).toBe(`${'学'.repeat(60)}.pdf`);
  const family = '👩‍👩‍👧';
  expect(cleanName(family.repeat(40), 'csv')).toBe(`${family.repeat(10)}.csv`);
});

it('is clean whatever was given, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanName(given, 'pdf');
      expect(name).toMatch(/^[^/\\<>:"|?*%\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+\.pdf$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(185);
      expect(cleanName(name, 'pdf')).toBe(name);
    })
  );
});

it('names a download for old programs and for new ones', () => {
  expect(attachment('Plan "2026".pdf')).toBe(
    `attachment; filename="Plan _2026_.pdf"; filename*=UTF-8''Plan%20%222026%22.pdf`
  );
  expect(attachment('école (1)*.pdf')).toBe(
    `attachment; filename="e_cole (1)*.pdf"; filename*=UTF-8''%C3%A9cole%20%281%29%2a.pdf`
  );
  expect(attachment('تقرير.pdf')).toBe(
    `attachment; filename="_____.pdf"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf`
  );
});
