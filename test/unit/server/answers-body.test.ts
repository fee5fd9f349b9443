import { describe, expect, it } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { readAnswersBody } from '#lib/server/answers-body.ts';

const put = (body: string | ReadableStream<Uint8Array>) =>
  new Request('http://localhost/files/x/answers', { method: 'PUT', body, duplex: 'half' } as RequestInit);
const read = async (body: unknown, limit = 1000) =>
  readAnswersBody(put(typeof body === 'string' ? body : JSON.stringify(body)), limit);
const answer = { base: 0, state: 'answered', value: 'ذ', comment: null, language: 'ar' };
const problemOf = (result: Awaited<ReturnType<typeof read>>) => (isProblem(result) ? result.problem : 'taken');

describe('the body of an autosave', () => {
  it('comes through as it was sent', async () => {
    expect(await read({ changeId: 'a-1', answers: { gov1: answer } })).toEqual({
      changeId: 'a-1',
      answers: { gov1: answer }
    });
  });
  it('a comment may be left out', async () => {
    const { comment: _left, ...short } = answer;
    expect(await read({ changeId: 'a-1', answers: { gov1: short } })).toMatchObject({
      answers: { gov1: { comment: null } }
    });
  });
  it('a name like __proto__ stays a name', async () => {
    const result = await read(`{"changeId":"a","answers":{"__proto__":${JSON.stringify(answer)}}}`);
    expect(isProblem(result) ? [] : Object.keys(result.answers)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(isProblem(result) ? null : result.answers)).toBe(Object.prototype);
  });
  it.each([
    ['nothing', '', 'request.malformed'],
    ['no JSON', '{', 'request.malformed'],
    ['a list', [], 'request.field_invalid'],
    ['no change id', { answers: { gov1: answer } }, 'request.field_invalid'],
    ['a change id of 65 characters', { changeId: 'x'.repeat(65), answers: { gov1: answer } }, 'request.field_invalid'],
    ['a change id with a slash', { changeId: 'a/b', answers: { gov1: answer } }, 'request.field_invalid'],
    ['no answers', { changeId: 'a', answers: {} }, 'request.field_invalid'],
    ['a list of answers', { changeId: 'a', answers: [answer] }, 'request.field_invalid'],
    ['more than asked', { changeId: 'a', answers: { gov1: answer }, also: 1 }, 'request.field_invalid'],
    ['a base below 0', { changeId: 'a', answers: { gov1: { ...answer, base: -1 } } }, 'request.field_invalid'],
    ['an unknown state', { changeId: 'a', answers: { gov1: { ...answer, state: 'maybe' } } }, 'request.field_invalid'],
    [
      'an unknown language',
      { changeId: 'a', answers: { gov1: { ...answer, language: 'de' } } },
      'request.field_invalid'
    ]
  ])('is refused: %s', async (_what, body, expected) => {
    expect(problemOf(await read(body))).toBe(expected);
  });
  it('is refused over the limit, also when no length is declared', async () => {
    expect(problemOf(await read({ changeId: 'a', answers: { gov1: { ...answer, value: 'x'.repeat(2000) } } }))).toBe(
      'request.too_large'
    );
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        // What is too long is heard out for 8 MB, so that the sender learns of it, and no further.
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      }
    });
    expect(problemOf(await readAnswersBody(put(endless), 1000))).toBe('request.too_large');
    expect(sent).toBeLessThan(20);
  });
  it('the limit counts bytes, and the last one fits', async () => {
    const text = JSON.stringify({ changeId: 'a', answers: { gov1: answer } });
    expect(problemOf(await read(text, Buffer.byteLength(text)))).toBe('taken');
    expect(problemOf(await read(text, Buffer.byteLength(text) - 1))).toBe('request.too_large');
  });
});
