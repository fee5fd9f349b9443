/**
 * The whole way, as people go it: a campaign is opened, a country invited; it fills, signs, is returned, corrects, signs
 * again and is approved; profile, comparison, priorities and CSV show it. Once in English with scripts on a desktop, once
 * in Arabic without scripts on a phone. Expected scores by hand: level 3 is 50 points, one box of five 20, no figures given
 * (connectivity has no score): policy (100 + 5 × 50) ÷ 6 = 58.33, data (3 × 50 + 2 × 20) ÷ 5 = 38, inclusion and resilience
 * (4 × 50 + 20) ÷ 5 = 44, the other four 50; index (58.33 + 38 + 2 × 44 + 4 × 50) ÷ 8 = 48.04. No sleeps, no retries.
 */
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, type Role } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { contextOf, launchBrowser, type Looks } from '../support/browser.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';

const staff: readonly Role[] = ['administrator', 'analyst', 'drafter'];
const ways: readonly {
  readonly name: string;
  readonly looks: Looks;
  readonly iso3: string;
  readonly country: string;
}[] = [
  { name: 'in English, with scripts, 1280 px', looks: { language: 'en', width: 1280 }, iso3: 'KEN', country: 'Kenya' },
  {
    name: 'in Arabic, without scripts, 360 px',
    looks: { language: 'ar', width: 360, javaScript: false },
    iso3: 'ALB',
    country: 'ألبانيا'
  }
];

let served: ServedBuild;
let browser: Browser;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    for (const instrument of ['dtr', 'msn']) {
      const folder = await readInstrumentFolder('surveys', instrument, '1.0.0');
      if (isProblem(folder) || isProblem(await publishVersion(app, operator('cli'), folder)))
        throw new Error(instrument);
    }
    const person = { createdAt: app.clock().toISOString(), iso3: null, language: 'en' as const };
    for (const role of staff) {
      await app.storage.people.create({ ...person, id: role, name: role, email: `${role}@example.org`, role });
    }
    for (const { iso3, looks } of ways) {
      const language = looks.language === 'ar' ? ('ar' as const) : ('en' as const);
      const named = { id: iso3, name: `Focal ${iso3}`, email: `natcom@${iso3.toLowerCase()}.example` };
      await app.storage.people.create({ ...person, ...named, role: 'focal_point', iso3, language });
    }
    return staff;
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

describe.each(ways)('the journey of $iso3 $name', ({ looks, iso3, country }) => {
  const live = looks.javaScript !== false;
  const campaign = (instrument: string) => `${instrument}-${iso3.toLowerCase()}`;
  const file = (instrument: string) => `${campaign(instrument)}.${iso3}`;
  const pages = new Map<string, Page>();
  afterAll(async () => {
    for (const page of pages.values()) await page.context().close();
  });

  async function as(role: Role): Promise<Page> {
    const there = pages.get(role);
    if (there !== undefined) return there;
    const session = /session=([^;]+)/.exec(await sessionOf(role))?.[1] ?? null;
    const page = await (await contextOf(browser, served.origin, session, looks)).newPage();
    pages.set(role, page);
    return page;
  }

  it('the administrator makes and opens both campaigns in the browser', async () => {
    const page = await as('administrator');
    for (const instrument of ['dtr', 'msn']) {
      await page.goto('/admin/campaigns/new');
      await page.locator('[name=title]').fill(`Round ${instrument} ${iso3}`);
      await page.locator('[name=id]').fill(campaign(instrument));
      await page.locator('[name=version]').selectOption(`${instrument}/1.0.0`);
      await page.locator('[name=opens]').fill('2026-01-01T08:00');
      await page.locator('[name=closes]').fill('2090-01-01T08:00');
      const box = page.locator(`[name=countries][value=${iso3}]`);
      const folded = page.locator('details:not([open])', { has: box }).locator('summary');
      if ((await folded.count()) > 0) await folded.first().click();
      await box.check();
      await page.locator('[name=smallestGroup]').fill('1');
      await page.locator('main form .primary').last().click();
      await page.waitForURL(`**/admin/campaigns/${campaign(instrument)}**`);
      await page.locator(`a[href$="/${campaign(instrument)}/open"]`).click();
      await page.locator('main form .primary').click();
      await page.waitForURL(`**/admin/campaigns/${campaign(instrument)}**`);
    }
    await expectWidth(page);
  });

  it('the invitation waits in the outbox, not sent, in the language of the country; its link signs in at a click', async () => {
    const outbox = await as('administrator');
    await outbox.goto('/admin/outbox');
    const mail = outbox
      .locator('tr', { hasText: `natcom@${iso3.toLowerCase()}.example` })
      .filter({ hasText: `dtr ${iso3}` });
    expect(await mail.locator('td[lang]').getAttribute('lang')).toBe(looks.language);
    expect(await mail.innerText()).toContain(country);
    const link = /http\S+\/sign-in\/\S+/.exec((await mail.locator('.body').textContent()) ?? '')?.[0] ?? '';
    expect((await served.get(new URL(link).pathname, null)).status).toBe(200);
    const page = await (await contextOf(browser, served.origin, null, looks)).newPage();
    pages.set('focal_point', page);
    await page.goto(new URL(link).pathname);
    await page.locator('main form .primary').click();
    await page.waitForURL(`**/files/${file('dtr')}`);
    expect(await page.locator('h1').textContent()).toContain(country);
    expect(await page.locator('html').getAttribute('dir')).toBe(looks.language === 'ar' ? 'rtl' : 'ltr');
  });

  it('the country fills every section, and the check page has nothing missing', async () => {
    const page = await as('focal_point');
    for (const instrument of ['dtr', 'msn']) {
      await page.goto(`/files/${file(instrument)}`);
      const sections = await page
        .locator('table a[href*="/sections/"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(sections.length).toBeGreaterThan(3);
      for (const section of sections) await fill(page, section ?? '', live);
      await page.goto(`/files/${file(instrument)}/check`);
      expect(await page.locator('[name=who]').count()).toBe(2);
    }
    await expectWidth(page);
  });

  it('signs and gets a receipt that anybody can verify', async () => {
    const page = await as('focal_point');
    for (const instrument of ['dtr', 'msn']) await sign(page, file(instrument), 1);
    const text = await page.locator('main').innerText();
    const checksum = /[0-9a-f]{64}/.exec(text)?.[0] ?? '';
    const receipt = `${campaign('msn').toUpperCase()}-${iso3}-1`;
    expect(text).toContain(receipt);
    const verified = await served.get(`/verify?receipt=${receipt}&sha256=${checksum}`, null);
    expect(verified.status).toBe(200);
    await page.goto(`/files/${file('dtr')}/sections/gov`);
    expect(await page.locator('fieldset:not([disabled]) input[type=radio]:enabled').count()).toBe(0);
  });

  it('the analyst returns the first file with a reason; the country corrects and signs again', async () => {
    const analyst = await as('analyst');
    await analyst.goto(`/review?campaign=${campaign('dtr')}`);
    await analyst
      .locator(`a[href="/review/${file('dtr')}"]`)
      .first()
      .click();
    await analyst.locator('textarea[name=reason]').fill('Is the policy not reviewed already?');
    await analyst.locator('button[formaction="?/return"]').click();
    await analyst.locator('form.notice .primary').click();
    await analyst.locator('form.notice').waitFor({ state: 'detached' });
    const page = await as('focal_point');
    await page.goto(`/files/${file('dtr')}`);
    await page.getByText('Is the policy not reviewed already?').first().waitFor();
    await page.goto(`/files/${file('dtr')}/sections/gov`);
    await page.locator('#q-gov1 input[type=radio]').nth(4).check();
    if (live) await page.locator('#q-gov1_ev').waitFor();
    else await page.locator('button[name=go][value=stay]').last().click();
    await page.locator('#q-gov1_ev textarea').fill('Review published in the official journal, 2026');
    await page.locator('button[name=go][value=next]').click();
    await page.waitForURL('**/sections/con');
    await sign(page, file('dtr'), 2);
  });

  it('the analyst approves both', async () => {
    const analyst = await as('analyst');
    for (const instrument of ['dtr', 'msn']) {
      await analyst.goto(`/review/${file(instrument)}`);
      await analyst.locator('button[formaction="?/approve"]').click();
      await analyst.locator('form.notice .primary').click();
      await analyst.locator('form.notice').waitFor({ state: 'detached' });
    }
    await expectWidth(analyst);
  });

  it('profile, working, comparison, priorities and their CSV show the corrected figures', async () => {
    const page = await as('drafter');
    await page.goto(`/profiles/${iso3}?campaign=${campaign('dtr')}`);
    const profile = await page.locator('main').innerText();
    expect(profile).toContain(country);
    for (const figure of [48.0, 58.3, 38.0, 44.0]) expect(profile).toContain(shown(figure, looks));
    await expectWidth(page);
    await page.goto(`/working/${file('dtr')}/2`);
    expect(await page.locator('main').innerText()).toContain(shown(58.3, looks));
    await page.goto(`/comparison?campaign=${campaign('dtr')}`);
    expect(await page.locator('main').innerText()).toContain(shown(48.0, looks));
    await expectWidth(page);
    await page.goto(`/priorities?campaign=${campaign('msn')}`);
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThanOrEqual(15);
    await expectWidth(page);

    const cookie = await sessionOf('drafter');
    const csv = async (path: string): Promise<Record<string, string>[]> =>
      parse(await (await served.get(path, cookie)).text(), { bom: true, columns: true });
    const compared = await csv(`/comparison/data.csv?campaign=${campaign('dtr')}`);
    const index = compared.find((row) => row['iso3'] === iso3 && row['figure'] === 'index');
    expect(Number(index?.['score'])).toBeCloseTo(48.0416667, 6);
    const ranked = await csv(`/priorities/data.csv?campaign=${campaign('msn')}`);
    expect(ranked.length).toBe(15);
  });
});

const sessions = new Map<string, Promise<string>>();
/** A link works once, so both journeys share the session of a member of staff. */
function sessionOf(role: string): Promise<string> {
  const there = sessions.get(role) ?? served.signIn(role);
  sessions.set(role, there);
  return there;
}

function shown(figure: number, { language = 'en' }: Looks): string {
  return new Intl.NumberFormat(language === 'ar' ? 'ar' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  }).format(figure);
}

/** Nothing is wider than the screen. */
async function expectWidth(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

/** Level 3 everywhere, the first box of each list, the middle of each scale, two ranks; figures are left out. */
async function fill(page: Page, section: string, live: boolean): Promise<void> {
  await page.goto(section);
  const questions = await page
    .locator('fieldset[data-question]')
    .evaluateAll((found) =>
      found.filter((one) => !one.hasAttribute('hidden')).map((one) => one.getAttribute('data-question') ?? '')
    );
  for (const name of questions) {
    const question = page.locator(`#q-${name}`);
    const levels = question.locator('.options:not(.states) input[type=radio]');
    const boxes = question.locator('input[type=checkbox]');
    const rows = question.locator('tbody tr');
    if ((await rows.count()) > 0) {
      for (let row = 0; row < (await rows.count()); row += 1)
        await rows.nth(row).locator('input[type=radio]').nth(2).check();
    } else if (name === 'consent') await levels.first().check();
    else if ((await levels.count()) > 0) await levels.nth(Math.min(2, (await levels.count()) - 1)).check();
    else if ((await boxes.count()) > 0) await boxes.first().check();
    else if (name.endsWith('_b3') || name.endsWith('_b4')) {
      const ranks = name.endsWith('_b4') ? 4 : 2;
      for (let rank = 1; rank <= ranks; rank += 1) {
        if (live) await question.locator('ul button').first().click();
        else
          await question
            .locator('select')
            .nth(rank - 1)
            .selectOption(String(rank));
      }
    }
  }
  await page.locator('button[name=go][value=next]').click();
  await page.waitForURL((url) => !url.pathname.endsWith(section));
}

async function sign(page: Page, fileId: string, number: number): Promise<void> {
  await page.goto(`/files/${fileId}/check`);
  await page.locator('form[action="?/freeze"] .primary').click();
  await page.waitForURL(`**/files/${fileId}/sign`);
  await page.locator('[name=name]').fill('A. Secretary');
  await page.locator('[name=function]').fill(`Secretary-General ${randomUUID().slice(0, 4)}`);
  await page.locator('[name=confirm]').check();
  await page.locator('form:has([name=confirm]) .primary').click();
  await page.waitForURL(`**/files/${fileId}/receipt/${number}`);
}
