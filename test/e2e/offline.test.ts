/** Without network, for as long as it takes: pages open from the browser, answers and files wait, and all of them arrive once. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { manyQuestions } from '../support/many-questions.ts';
import { otherBuild } from '../support/other-build.ts';
import { campaignId, kenya } from '../support/respond-store.ts';
import { field, keptAddresses, keptOffline, openLive, RespondWorld, says } from '../support/respond-world.ts';
import { docxFile, pdfFile } from '../support/sample-files.ts';

const section = (name: string) => `/files/${kenya}/sections/${name}`;
const governance = section('gov');
/** Of many pieces. */
const plan = Buffer.concat([pdfFile().subarray(0, 9), Buffer.alloc(900_000, '%\n'), pdfFile().subarray(9)]);
const files = {
  'plan.pdf': plan,
  'law.docx': docxFile(),
  'schools.csv': Buffer.from('region,schools\nNyanza,12\n'),
  'page.pdf': Buffer.from('<html>')
};
let folder: string;
let browser: Browser;
let world: RespondWorld;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-offline-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
/** A world of its own; `each`: questions in the two further sections. */
async function open(each = 2): Promise<RespondWorld> {
  world = await RespondWorld.open(manyQuestions(each));
  return world;
}
afterEach(() => world.close());

const unreachable = (page: Page) => page.locator('.page-state').filter({ hasText: 'cannot be reached' }).waitFor();
const fold = (page: Page, question: string) => page.locator(`#q-${question} details.evidence`);
const uploads = (page: Page, phase: string) => page.locator(`.upload[data-phase="${phase}"]`);

async function choose(page: Page, question: string, ...names: readonly (keyof typeof files)[]): Promise<void> {
  const panel = page.locator(`#evidence-file-${question}`);
  if (!(await panel.isVisible())) await fold(page, question).locator('> summary').click();
  await panel.setInputFiles(names.map((name) => join(folder, name)));
}
/** Ends when the panel can be opened without network: it is brought along by itself. */
async function panelKept(page: Page): Promise<void> {
  const isKept = async () => (await keptAddresses(page)).some((path) => path.includes('EvidencePanel'));
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
}

/** As typing does, in one go: `side`1 … `side`50. */
async function typeAll(page: Page, side: string): Promise<void> {
  await field(page, `${side}50`).fill(`${side} 50`);
  await page.evaluate((name) => {
    for (let n = 1; n < 50; n += 1) {
      const input = document.querySelector<HTMLInputElement>(`[name="${name}${n}"]`);
      if (input === null) throw new Error(`no question ${name}${n}`);
      input.value = `${name} ${n}`;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, side);
}
/** How many records a store of this browser has. */
function keysIn(page: Page, name: string): Promise<number> {
  return page.evaluate(async (database) => {
    const open = indexedDB.open(database);
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const keys = db.transaction('files').objectStore('files').getAllKeys();
    return new Promise<number>((done) => (keys.onsuccess = () => done(keys.result.length)));
  }, name);
}
/** How many answers of the one file in it the queue has on the disk. */
function answersIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const open = indexedDB.open('soundings-unsent');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const all = db.transaction('files').objectStore('files').getAll();
    await new Promise((done) => (all.onsuccess = done));
    const [kept] = all.result as { pending: object; batch: { items: object } | null }[];
    return Object.keys({ ...kept?.pending, ...kept?.batch?.items }).length;
  });
}
/** So many bytes a second upwards. */
async function slow(page: Page, uploadThroughput: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const line = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await devtools.send('Network.emulateNetworkConditions', line);
}

test('72 hours off line, the session over: a hundred answers and three files in pages from the browser all arrive, once', async () => {
  await open(50);
  const context = await world.window(browser, 'amal');
  const before = await openLive(context, governance);
  await keptOffline(before, section('left'), section('right'), '/files', '/unsent');
  await panelKept(before);
  await before.close();
  await world.goAway();

  const page = await context.newPage();
  await page.clock.install();
  await page.goto(section('left'));
  await unreachable(page);
  await typeAll(page, 'left');
  await choose(page, 'left1', 'plan.pdf');
  await uploads(page, 'waiting').filter({ hasText: 'have arrived and are kept' }).waitFor();
  await choose(page, 'left2', 'law.docx');
  await uploads(page, 'queued').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'right' }).click();
  await page.locator('#q-right1').waitFor();
  await page.clock.fastForward(72 * 3_600_000);
  await typeAll(page, 'right');
  await choose(page, 'right50', 'schools.csv');
  await uploads(page, 'queued').waitFor();
  await says(page, 'right50', /Waiting to be sent/);
  // Nobody types this fast: the last of it is on its way to the disk.
  await expect.poll(() => answersIn(page)).toBe(100);
  await page.close({ runBeforeUnload: false });

  const link = await world.linkFor('amal@example.org');
  await world.inStore(async (app) => {
    const amal = await app.storage.people.byEmail('amal@example.org');
    await app.storage.sessions.endAllOf(amal?.id ?? '');
  });
  const again = await context.newPage();
  await again.goto('/unsent');
  await again.getByText('Answers: 100').waitFor();
  expect(await again.locator('.upload strong').allInnerTexts()).toEqual(['plan.pdf', 'law.docx', 'schools.csv']);
  await again.goto(section('left'));
  await unreachable(again);
  expect(await field(again, 'left50').inputValue()).toBe('left 50');
  await fold(again, 'left1').getByText('Evidence · files not sent yet: 1').click();
  await fold(again, 'left1').locator('.upload').filter({ hasText: 'plan.pdf' }).waitFor();
  const second = await context.newPage();
  await second.goto(section('right'));
  await unreachable(second);
  for (const one of [again, second]) await slow(one, 200_000);

  await world.serve();
  await again.locator('.page-state').filter({ hasText: 'You are signed out' }).waitFor();
  const entering = await context.newPage();
  const begun = context.waitForEvent('request', (request) => /evidence\/.*\?offset=[1-9]/.test(request.url()));
  await entering.goto(link);
  await entering.getByRole('button', { name: 'Sign in' }).click();
  await entering.waitForURL('**/files');
  // Whichever of the three sends: each is loaded anew in the middle of it, or closed.
  await begun;
  await again.reload();
  await entering.close();
  await second.reload();
  await fold(second, 'right50').getByText('Evidence (1)', { exact: true }).waitFor();
  await says(again, 'left50', /Saved/);
  await again.goto('/unsent');
  await again.getByText('Nothing waits on this device').waitFor();

  const { written, state } = await world.outcome();
  const expected = ['left', 'right'].flatMap((side) => Array.from({ length: 50 }, (_, at) => `${side} ${at + 1}`));
  expect(written.map(({ value }) => value).sort()).toEqual(expected.sort());
  expect(written.every(({ by }) => by === 'Amal Barasa')).toBe(true);
  expect(state?.evidence.map(({ name, sha256 }) => [name, sha256]).sort()).toEqual(
    Object.entries(files)
      .filter(([name]) => name !== 'page.pdf')
      .map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')])
      .sort()
  );
  const idOf = (name: keyof typeof files) => state?.evidence.find((item) => item.name === name)?.id;
  expect(state?.answers['left1']).toMatchObject({ value: 'left 1', evidence: [idOf('plan.pdf')] });
  expect(state?.answers['left2']).toMatchObject({ value: 'left 2', evidence: [idOf('law.docx')] });
  expect(state?.answers['right50']).toMatchObject({ value: 'right 50', evidence: [idOf('schools.csv')] });
});

test('conditions and checks hold off line', async () => {
  await open();
  const context = await world.window(browser, 'amal');
  const page = await openLive(context, governance);
  await keptOffline(page, governance, `/files/${kenya}/rules`);
  await world.goAway();
  await page.reload();
  await unreachable(page);
  await page.locator('[name=gov1][value="4"]').check();
  await page.locator('#q-gov1_ev').waitFor({ state: 'visible' });
  await page.locator('#q-gov1_ev .required').waitFor();
  await field(page, 'ratio').fill('50');
  await page.locator('#q-share output').filter({ hasText: '0.5' }).waitFor();
  await field(page, 'ratio').fill('500');
  await says(page, 'ratio', /Please correct: Please enter a number from 0 to 100/);
  await page.locator('[name=gov1][value="2"]').check();
  await page.locator('#q-gov1_ev').waitFor({ state: 'hidden' });
});

test('a campaign that closed meanwhile: what came too late is said, kept, and given as a file', async () => {
  await open();
  const turn = (status: 'open' | 'closed') =>
    world.inStore(async (app) => {
      const campaign = await app.storage.campaigns.get(campaignId);
      if (campaign === null) throw new Error('the campaign is gone');
      await app.storage.campaigns.replace({ ...campaign, status, revision: campaign.revision + 1 });
    });
  const context = await world.window(browser, 'amal');
  const page = await openLive(context, governance);
  await page.locator('#q-body summary').filter({ hasText: 'Evidence' }).click();
  await page.locator('#evidence-file-body').waitFor();
  await world.goAway();
  await field(page, 'body').fill('Typed too late');
  await says(page, 'body', /Waiting to be sent/);
  await choose(page, 'body', 'law.docx');
  await uploads(page, 'waiting').waitFor();
  await turn('closed');
  await world.serve();
  await uploads(page, 'late')
    .filter({ hasText: 'came too late and was not taken. It is kept on this device.' })
    .waitFor();
  const notice = page.locator('.page-state').filter({ hasText: 'came too late and were not taken: 1' });
  await notice.waitFor();
  expect(await notice.innerText()).toContain('closed');
  await page.reload();
  await notice.waitFor();
  expect(await field(page, 'body').isDisabled()).toBe(true);
  // The way out is where the words say it is.
  expect(await page.locator('p.notice', { hasText: 'can ask for more time' }).count()).toBe(1);
  const home = await context.newPage();
  await home.goto(`/files/${kenya}`);
  await home.locator('.notice').getByRole('link', { name: 'Ask for more time' }).click();
  await home.waitForURL(/people#until$/);
  await home.locator('#until').waitFor();
  await home.close();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: 'Save them to a file' }).click()
  ]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
  expect(saved).toMatchObject({
    format: 1,
    fileId: kenya,
    country: 'KEN',
    person: { name: 'Amal Barasa' },
    answers: { body: { input: { state: 'answered', value: 'Typed too late' }, late: true } }
  });
  await page.goto('/unsent');
  const late = uploads(page, 'late').filter({ hasText: 'The campaign is closed' });
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    late.getByRole('button', { name: 'Save a copy of' }).click()
  ]);
  expect(copy.suggestedFilename()).toBe('law.docx');
  expect(readFileSync(await copy.path()).equals(files['law.docx'])).toBe(true);
  const { written, state } = await world.outcome();
  expect([written, state?.evidence]).toEqual([[], []]);

  await world.goAway();
  await turn('open');
  await world.serve();
  await page.reload();
  await uploads(page, 'added').or(page.getByText('Files: 1')).first().waitFor();
  await page.getByText('Files: 1').waitFor({ state: 'detached' });
  expect((await world.outcome()).state?.evidence.map(({ name }) => name)).toEqual(['law.docx']);
});

test('answers saved to a file off line are sent from another browser; the first one clashes with nothing', async () => {
  await open();
  const context = await world.window(browser, 'amal');
  const page = await openLive(context, governance);
  await keptOffline(page, '/unsent');
  await panelKept(page);
  await world.goAway();
  await choose(page, 'body', 'schools.csv');
  await field(page, 'body').fill('Carried by hand');
  await field(page, 'context').fill('بيد المسافر');
  await says(page, 'context', /Waiting to be sent/);
  await page.goto('/unsent');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save them to a file' }).click()
  ]);
  const file = await download.path();
  await world.serve();

  const elsewhere = await (await world.window(browser, 'amal')).newPage();
  await elsewhere.goto('/unsent');
  await elsewhere.getByLabel('File that was saved on this page').setInputFiles(file);
  await elsewhere.getByText('Answers: 2 · Files: 1').waitFor();
  await elsewhere.getByRole('button', { name: 'Send these answers' }).click();
  await elsewhere.getByText('Nothing waits on this device').waitFor();
  const back = await openLive(context, governance);
  await says(back, 'context', /Saved/);
  const { written, state } = await world.outcome();
  expect(written.map(({ name, value }) => [name, value])).toEqual([
    ['body', 'Carried by hand'],
    ['context', 'بيد المسافر']
  ]);
  expect(state?.evidence.map(({ name }) => name)).toEqual(['schools.csv']);
  expect(state?.answers['body']).toMatchObject({ value: 'Carried by hand', evidence: [state?.evidence[0]?.id] });

  const stranger = await (await world.window(browser, 'chaima', { language: 'en' })).newPage();
  await stranger.goto('/unsent');
  await stranger.getByLabel('File that was saved on this page').setInputFiles(file);
  await stranger.getByText('You do not take part in this country file').waitFor();
});

test('an update of the program: the page changes over without loss, and the old one is never served again', async () => {
  await open();
  const context = await world.window(browser, 'amal');
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(governance);
  await keptOffline(page, governance, section('left'));
  const old = (await keptAddresses(page)).filter((path) => path.startsWith('/_app/'));
  expect(old.length).toBeGreaterThan(10);
  await world.goAway();
  await field(page, 'body').fill('Typed before the update');
  await says(page, 'body', /Waiting to be sent/);
  const other = otherBuild(['What waits on this device', 'What waits here, in the new way']);
  try {
    await world.serve(other.folder);
    await says(page, 'body', /Saved/);
    await page.locator('.page-state').filter({ hasText: 'A new version of the program is here' }).waitFor();
    await field(page, 'context').fill('Typed in the old page');
    await page.getByRole('heading', { level: 1 }).click();
    const reloaded = page.waitForEvent('domcontentloaded');
    await page.clock.fastForward(20_000);
    await reloaded;
    await page.getByText('in the new way').waitFor();
    await says(page, 'context', /Saved/);
    expect(await field(page, 'context').inputValue()).toBe('Typed in the old page');
    await keptOffline(page, governance, section('left'));
    const kept = await keptAddresses(page);
    expect(kept.filter((path) => old.includes(path))).toEqual([]);
    await world.goAway();
    await page.goto(section('left'));
    await page.locator('.page-state').waitFor();
    expect(await page.content()).toContain('/_app/immutable/of-other/');
  } finally {
    other.remove();
  }
});

test('signing out names what is unsent, clears it only by choice, and leaves no page behind', async () => {
  await open();
  const context = await world.window(browser, 'amal');
  const page = await openLive(context, governance);
  await keptOffline(page, governance);
  await field(page, 'ratio').fill('about ten');
  await says(page, 'ratio', /Please correct/);
  await choose(page, 'body', 'page.pdf');
  await uploads(page, 'refused').waitFor();
  const out = () => page.getByRole('banner').getByRole('button', { name: 'Sign out' });
  await out().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Kenya · Every type 2026').waitFor();
  await dialog.getByText('Answers: 1 · Files: 1 (page.pdf)').waitFor();
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await out().click();
  await dialog.getByRole('button', { name: 'Sign out, keep it on this computer' }).click();
  await page.waitForURL(`${world.origin}/`);
  await expect.poll(async () => (await keptAddresses(page)).filter((path) => !path.startsWith('/_app/'))).toEqual([]);
  await world.goAway();
  const link = await world.linkFor('amal@example.org');
  await expect(page.goto(governance)).rejects.toThrow();
  await world.serve();

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/files');
  await page.goto(governance);
  await says(page, 'ratio', /Please correct/);
  expect(await field(page, 'ratio').inputValue()).toBe('about ten');
  page.on('dialog', (question) => void question.accept());
  await out().click();
  await dialog.getByRole('button', { name: 'Delete it and sign out' }).click();
  await page.waitForURL(`${world.origin}/`);
  expect(await keysIn(page, 'soundings-unsent')).toBe(0);
  expect(await keysIn(page, 'soundings-evidence-files')).toBe(0);
});

test('another person on the same browser sees no page of the one before, and writes nothing in his name', async () => {
  await open();
  const context = await world.window(browser, 'amal');
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(governance);
  await keptOffline(page, governance);
  await panelKept(page);
  await world.goAway();
  await choose(page, 'body', 'law.docx');
  await uploads(page, 'waiting').waitFor();
  // Her page tries again only once the other one is signed in.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  const link = await world.linkFor('brian@example.org');
  await world.serve();
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.waitForURL('**/files');
  expect(await keysIn(other, 'soundings-copies')).toBe(0);
  await field(page, 'body').fill('Typed by Amal');
  await page.clock.fastForward(60_000);
  await page.clock.resume();
  await page.locator('.page-state').filter({ hasText: 'You are signed out' }).waitFor();
  await uploads(page, 'signed_out').waitFor();
  await other.goto('/unsent');
  await other.getByText('Nothing waits on this device').waitFor();
  const { written, state } = await world.outcome();
  expect([written, state?.evidence]).toEqual([[], []]);
  await openLive(context, governance).then((brian) => keptOffline(brian, governance));
  const mine = await other.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith('soundings-pages-')) ?? '';
    return (await (await (await caches.open(name)).match('/files'))?.text()) ?? '';
  });
  expect(mine).toContain('Brian Otieno');
  expect(mine).not.toContain('Amal Barasa');
});
