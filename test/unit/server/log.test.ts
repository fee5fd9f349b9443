import { describe, expect, it } from 'vitest';
import { createLog, withoutAddresses } from '#lib/server/log.ts';

function logged(entry: object, message: string): string {
  const lines: string[] = [];
  createLog({ LOG_LEVEL: 'info' }, { write: (line) => lines.push(line) }).info(entry, message);
  return lines.join('');
}

describe('the log', () => {
  it('keeps what happened and leaves out answers and addresses, at any of three depths', () => {
    const secret = { answers: { gov1: 'secret' }, email: 'a@example.org', comment: 'secret' };
    const line = logged({ fileId: 'dtr-2026.KEN', ...secret, input: secret, a: { b: secret } }, 'saved');
    expect(JSON.parse(line)).toMatchObject({ fileId: 'dtr-2026.KEN', msg: 'saved', level: 30 });
    expect(line).not.toMatch(/secret|example\.org/);
  });

  it('masks addresses that a driver quotes in its error, also in the stack', () => {
    const err = new Error('E11000 duplicate key error dup key: { email: "amina.w+x@example.org" }');
    const line = logged({ err }, 'failed');
    expect(line).toContain('E11000 duplicate key error dup key: { email: \\"[address]\\" }');
    expect(line).not.toContain('example.org');
  });

  it('masks addresses without letters we know', () => {
    expect(withoutAddresses('to <أمينة@مثال.إختبار>: refused')).toBe('to <[address]>: refused');
  });
});
