/** Questions put together: nobody gets the answer to a question that was sent before his own was asked. */
import { describe, expect, it } from 'vitest';
import { askedTogether } from '#lib/server/storage/mongo/asked-together.ts';

/** A store whose answers come when they are let go. */
function slowStore() {
  const values = new Map([
    ['a', 1],
    ['b', 1]
  ]);
  const sent: { readonly keys: readonly string[]; readonly answer: () => void; readonly fail: () => void }[] = [];
  const ask = askedTogether<number | null>((keys) => {
    const seen = new Map(values);
    return new Promise((done, failed) => {
      const answer = () => done((key) => seen.get(key) ?? null);
      sent.push({ keys, answer, fail: () => failed(new Error('away')) });
    });
  });
  return { values, sent, ask };
}
const turn = () => new Promise((done) => setImmediate(done));

describe('questions asked together', () => {
  it('of one turn go as one, each key once', async () => {
    const { sent, ask } = slowStore();
    const asked = Promise.all([ask('a'), ask('b'), ask('a'), ask('c')]);
    await turn();
    expect(sent.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']]);
    sent[0]?.answer();
    expect(await asked).toEqual([1, 1, 1, null]);
  });

  it('after a write are not answered by a question that was on its way before it', async () => {
    const { values, sent, ask } = slowStore();
    const before = ask('a');
    await turn();
    values.set('a', 2);
    const [after, other] = [ask('a'), ask('b')];
    await turn();
    expect(sent.map(({ keys }) => keys)).toEqual([['a']]);
    sent[0]?.answer();
    expect(await before).toBe(1);
    await turn();
    expect(sent[1]?.keys).toEqual(['a', 'b']);
    sent[1]?.answer();
    expect(await Promise.all([after, other])).toEqual([2, 1]);
  });

  it('fail together, and the next ones are asked again', async () => {
    const { sent, ask } = slowStore();
    const asked = Promise.allSettled([ask('a'), ask('b')]);
    await turn();
    sent[0]?.fail();
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = ask('a');
    await turn();
    sent[1]?.answer();
    expect(await again).toBe(1);
  });
});
