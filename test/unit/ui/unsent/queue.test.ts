/** What may happen to the queue of unsent answers, one case each. */
import { expect, test } from 'vitest';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import {
  afterRefusal,
  afterReply,
  countOf,
  frozen,
  nothingKept,
  triedAgain,
  typed,
  waits,
  type Kept,
  type Reply,
  type Unsent
} from '#lib/ui/unsent/queue.ts';

const about = { title: 'Kenya', version: 'small/1.0.0/abc' };
const item = (text: string, base = 0): Unsent => ({
  draft: { state: 'answered', typed: text, comment: '' },
  base,
  input: { state: 'answered', value: text, comment: null, language: 'en' },
  typedAt: '2026-03-01T10:00:00.000Z'
});
const write = (kept: Kept, name: string, text: string, base = 0) => typed(kept, about, name, item(text, base));
const reply = (more: Partial<Reply>): Reply => ({
  revision: 9,
  saved: {},
  refused: {},
  conflicts: {},
  logic: { visible: [], required: [], enabled: [], calculated: {} },
  progress: {},
  ...more
});
const theirs: StandingAnswer = {
  state: 'answered',
  value: 'theirs',
  language: 'en',
  comment: null,
  revision: 8,
  at: '2026-03-01T10:00:00.000Z',
  by: { personId: 'b', name: 'Brian' }
};

test('what is typed while a batch is under way waits behind it and builds on what that batch saves', () => {
  const sent = frozen(write(nothingKept, 'body', 'one'), 'c1');
  const both = write(sent, 'body', 'two');
  expect(frozen(both, 'c2').batch?.changeId).toBe('c1');
  const after = afterReply(both, 'c1', reply({ saved: { body: 7 } }));
  expect(after.batch).toBeNull();
  expect(after.pending['body']).toEqual(item('two', 7));
  expect(after.bases).toEqual({ body: 7 });
});

test('a question that the reply does not speak of waits again', () => {
  const sent = frozen(write(write(nothingKept, 'body', 'one'), 'context', 'long'), 'c1');
  const after = afterReply(sent, 'c1', reply({ saved: { body: 7 } }));
  expect(Object.keys(after.pending)).toEqual(['context']);
  expect(countOf(after)).toBe(1);
});

test('a reply to another batch changes nothing', () => {
  const sent = frozen(write(nothingKept, 'body', 'one'), 'c2');
  expect(afterReply(sent, 'c1', reply({ saved: { body: 7 } }))).toBe(sent);
  expect(afterRefusal(sent, 'c1', 'closed')).toBe(sent);
});

test('what is refused or clashes is held as typed, until it is typed anew', () => {
  const sent = frozen(write(write(nothingKept, 'ratio', 'ten'), 'context', 'mine'), 'c1');
  const after = afterReply(
    sent,
    'c1',
    reply({ refused: { ratio: { message: 'a number' } }, conflicts: { context: { theirs } } })
  );
  expect(after.held['ratio']).toEqual({ ...item('ten'), reason: 'a number', theirs: null, late: false });
  expect(after.held['context']).toMatchObject({ theirs, reason: null });
  expect(waits(after)).toBe(false);
  expect(write(after, 'ratio', '10').held['ratio']).toBeUndefined();
  expect(countOf(after)).toBe(2);
});

test('an answer given up goes along with what is typed before it is sent, and with that alone', () => {
  const mine = item('mine').input;
  const left = { ...item('theirs', 4), input: { ...item('theirs').input, setAside: mine } };
  const waiting = typed(nothingKept, about, 'context', left);
  const more = write(waiting, 'context', 'theirs, and more', 4);
  expect(more.pending['context']?.input).toEqual({ ...item('theirs, and more').input, setAside: mine });
  const sent = afterReply(frozen(more, 'c1'), 'c1', reply({ saved: { context: 5 } }));
  expect(write(sent, 'context', 'again', 5).pending['context']?.input).not.toHaveProperty('setAside');
});

test('a file that takes nothing holds all of it as too late, and it is tried again when the file takes answers', () => {
  const sent = write(frozen(write(nothingKept, 'body', 'one'), 'c1'), 'context', 'behind it');
  const late = afterRefusal(sent, 'c1', 'The campaign is closed.');
  expect(Object.keys(late.held).sort()).toEqual(['body', 'context']);
  const held = { ...item('one'), reason: 'The campaign is closed.', theirs: null, late: true, sentAs: 'c1' };
  expect(late.held['body']).toEqual(held);
  expect(waits(late)).toBe(false);
  const again = triedAgain(late);
  expect(again.held).toEqual({});
  expect(again.pending['context']).toEqual(item('behind it'));
});

test('what came too late goes as the same batch again, without what was typed anew; the rest goes by itself', () => {
  const sent = write(frozen(write(write(nothingKept, 'body', 'one'), 'ratio', '10'), 'c1'), 'context', 'behind it');
  const again = write(triedAgain(afterRefusal(sent, 'c1', 'The campaign is closed.')), 'ratio', '11');
  const first = frozen(again, 'c2');
  expect(first.batch).toEqual({ changeId: 'c1', items: { body: item('one') } });
  const second = frozen(afterReply(first, 'c1', reply({ saved: { body: 7 } })), 'c3');
  expect(second.batch?.changeId).toBe('c3');
  expect(Object.keys(second.batch?.items ?? {}).sort()).toEqual(['context', 'ratio']);
});

test('a hundred answers go in pieces of fifty, and long ones in smaller pieces', () => {
  let kept = nothingKept;
  for (let n = 0; n < 100; n += 1) kept = write(kept, `q${n}`, 'short');
  const first = frozen(kept, 'c1');
  expect(Object.keys(first.batch?.items ?? {})).toHaveLength(50);
  expect(Object.keys(first.pending)).toHaveLength(50);
  let long = nothingKept;
  for (let n = 0; n < 10; n += 1) long = write(long, `q${n}`, 'x'.repeat(40_000));
  expect(Object.keys(frozen(long, 'c1').batch?.items ?? {})).toEqual(['q0', 'q1']);
});

test('an answer is sent with everything that belongs to it', () => {
  const input = { ...item('x').input, source: { text: 'EMIS', year: 2025 }, evidence: ['e1'] };
  const kept = frozen(typed(nothingKept, about, 'body', { ...item('x'), input }), 'c1');
  expect(kept.batch?.items['body']?.input).toEqual(input);
});
