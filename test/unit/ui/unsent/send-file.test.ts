/** One file on its way: what a reply means, and whether it is waited out, said, or gone on with. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WaitingFile } from '#lib/ui/unsent/files.ts';
import { sendFile, type SentFile } from '#lib/ui/unsent/send-file.ts';

const content = new Blob([Uint8Array.from({ length: 100_000 }, (_, at) => at % 251)]);
const file: WaitingFile = {
  id: 'f1',
  personId: 'amal',
  fileId: 'small-2026.KEN',
  title: 'Kenya',
  question: 'policy',
  asked: '',
  name: 'policy.pdf',
  size: content.size,
  sha256: 'ab'.repeat(32),
  addedAt: '2026-03-01T10:00:00.000Z',
  upload: null,
  received: 0,
  refused: null,
  kept: true
};
const item = { id: 'e1' };
const said = (body: object, status = 200) => Response.json(body, { status });
const refusedWith = (code: string, status: number) => said({ problem: { code, message: `words of ${code}` } }, status);

interface Asked {
  readonly path: string;
  readonly length: number;
  readonly person: string | null;
}
let asked: Asked[] = [];
let phases: string[] = [];
let kept: (readonly [string, number])[] = [];

beforeEach(() => {
  [asked, phases, kept] = [[], [], []];
});
afterEach(() => vi.unstubAllGlobals());

/** `answer` gives the reply by the path under `/evidence`; where it gives null, the server takes the piece. */
async function send(answer: (one: Asked) => Response | null, from: Partial<WaitingFile> = {}): Promise<SentFile> {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const path = url.split('/evidence')[1] ?? '';
    const length = init.body instanceof Blob ? init.body.size : 0;
    const one = { path, length, person: new Headers(init.headers).get('soundings-person') };
    asked.push(one);
    const own = answer(one);
    if (own !== null) return Promise.resolve(own);
    if (path === '') return Promise.resolve(said({ uploadId: 'u1', received: 0, piece: 80_000 }));
    if (path.endsWith('/finish')) return Promise.resolve(said({ item, cited: { evidence: ['e1'] } }));
    return Promise.resolve(said({ received: Number(path.split('offset=')[1]) + length }));
  });
  return sendFile({
    file: { ...file, ...from },
    content,
    signal: new AbortController().signal,
    report: ({ phase }) => {
      if (phases.at(-1) !== phase) phases.push(phase);
    },
    keep: (upload, at) => Promise.resolve(void kept.push([upload.id, at])),
    wait: () => Promise.resolve()
  });
}
/** The first `times` requests to such a path are answered so. */
function first(times: number, path: RegExp, reply: () => Response): (one: Asked) => Response | null {
  let left = times;
  return (one) => (path.test(one.path) && left-- > 0 ? reply() : null);
}

test('announced, sent in pieces no larger than the server takes, finished; each step is kept', async () => {
  expect(await send(() => null)).toEqual({ outcome: 'done', reply: { item, cited: { evidence: ['e1'] } } });
  expect(asked.map(({ path, length }) => [path, length])).toEqual([
    ['', 0],
    ['/u1?offset=0', 65_536],
    ['/u1?offset=65536', 34_464],
    ['/u1/finish', 0]
  ]);
  expect(asked.every(({ person }) => person === 'amal')).toBe(true);
  expect(kept).toEqual([
    ['u1', 0],
    ['u1', 65_536],
    ['u1', 100_000]
  ]);
  expect(phases).toEqual(['sending', 'checking']);
});

test('goes on where it stood, without announcing it again', async () => {
  await send(() => null, { upload: { id: 'u7', piece: 80_000 }, received: 100_000 });
  expect(asked.map(({ path }) => path)).toEqual(['/u7/finish']);
});

test.each(['?offset', '/finish'])('cleared away meanwhile (%s): announced anew', async (where) => {
  const upload = { id: 'old', piece: 80_000 };
  const received = where === '/finish' ? content.size : 0;
  const gone = (one: Asked) =>
    one.path.startsWith('/old') && one.path.includes(where) ? refusedWith('evidence.upload_gone', 410) : null;
  expect((await send(gone, { upload, received })).outcome).toBe('done');
  expect(asked.filter(({ path }) => path === '')).toHaveLength(1);
});

test('a server that forgets every upload is not asked for ever', async () => {
  const sent = await send(({ path }) => (path.endsWith('/finish') ? refusedWith('evidence.upload_gone', 410) : null));
  expect(sent).toMatchObject({ outcome: 'refused', refused: { words: 'words of evidence.upload_gone' } });
  expect(asked.filter(({ path }) => path === '')).toHaveLength(3);
});

test('content that the country file has already is not sent', async () => {
  expect((await send(first(1, /^$/, () => said({ item, cited: null })))).outcome).toBe('done');
  expect(asked).toHaveLength(1);
});

test('a piece that is too large for the server becomes smaller, and none is that large again', async () => {
  await send(({ length }) => (length > 20_000 ? refusedWith('request.too_large', 413) : null));
  expect(asked.filter(({ length }) => length > 0).map(({ length }) => length)).toEqual([
    65_536,
    32_768,
    ...Array.from({ length: 6 }, () => 16_384),
    1_696
  ]);
});

test.each([
  ['a broken line', () => Promise.reject(new TypeError('network')) as unknown as Response],
  ['a page of the hotel', () => new Response('<html>Welcome</html>')],
  ['a page of the proxy', () => new Response('Bad gateway', { status: 502 })],
  ['too many requests', () => refusedWith('request.too_many', 429)],
  ['a store that is away', () => refusedWith('storage.unreachable', 503)]
])('%s is waited out', async (_, reply) => {
  expect((await send(first(2, /offset=0$/, reply))).outcome).toBe('done');
  expect(phases).toEqual(['sending', 'waiting', 'sending', 'waiting', 'sending', 'checking']);
  // What did not get through was halved each time.
  expect(asked.slice(1, 4).map(({ length }) => length)).toEqual([65_536, 32_768, 16_384]);
});

test.each([
  ['nobody', () => refusedWith('access.sign_in_first', 401)],
  ['somebody else', () => refusedWith('access.another_person', 401)],
  ['a shared mailbox that has not said who acts', () => refusedWith('access.acting_required', 422)]
])('%s is signed in: it waits for its owner', async (_, reply) => {
  expect((await send(first(1, /^$/, reply))).outcome).toBe('done');
  expect(phases).toEqual(['signed_out', 'sending', 'checking']);
});

test.each([
  ['evidence.type_not_allowed', 422, { late: false, mayResume: false }],
  ['evidence.no_room', 413, { late: false, mayResume: true }],
  ['storage.full', 503, { late: false, mayResume: true }],
  ['file.frozen', 409, { late: true, mayResume: true }],
  ['campaign.closed', 409, { late: true, mayResume: true }],
  ['file.not_found', 404, { late: true, mayResume: true }]
])('%s is said in words', async (code, status, kind) => {
  const sent = await send(first(1, /\/finish$/, () => refusedWith(code, status)));
  expect(sent).toEqual({ outcome: 'refused', refused: { words: `words of ${code}`, ...kind } });
});
