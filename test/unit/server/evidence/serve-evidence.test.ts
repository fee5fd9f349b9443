/** Which bytes of a download are asked for. */
import { expect, it } from 'vitest';
import { rangeOf } from '#lib/server/evidence/serve-evidence.ts';

it.each([
  [null, null],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=90-', { start: 90, end: 100 }],
  ['bytes=90-1000', { start: 90, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=-0', 'beyond'],
  ['bytes=100-', 'beyond'],
  ['bytes=5-4', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['items=0-1', null]
])('%s of a hundred', (header, range) => expect(rangeOf(header, 100)).toEqual(range));
