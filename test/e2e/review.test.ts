/**
 * An analyst returns a submission with a reason, the country corrects one answer and signs again, the analyst approves, and
 * the profile, its table and its CSV show the new figures. Then the file is reopened, the country is asked on two questions, and
 * only those take answers. Every rubric is at level 3 = 50 points; one of six in the first
 * dimension goes to level 5 = 100: (100 + 5 × 50) ÷ 6 = 58.3, and over the seven scored dimensions (58.3 + 6 × 50) ÷ 7 = 51.2.
 */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Looks } from '../support/browser.ts';
import { reviewStore, type ReviewStore } from '../support/review-store.ts';
import { stage } from '../support/stage.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { replyToIite } from '#lib/server/usecases/reply-to-iite.ts';

const file = 'dtr-trial.ALB';
const on = stage(reviewStore);

async function pageOf(who: keyof ReviewStore, looks: Looks = {}) {
  return on.page(on.store[who], looks);
}

async function csv(who: keyof ReviewStore, path: string): Promise<readonly Record<string, string>[]> {
  const reply = await fetch(on.origin + path, { headers: { cookie: `session=${on.store[who]}; language=en` } });
  expect(reply.status).toBe(200);
  return parse(await reply.text(), { bom: true, columns: true });
}

test('a drafter is refused the review pages and finds no profile before approval', async () => {
  const page = await pageOf('drafter');
  expect((await page.goto('/review'))?.status()).toBe(403);
  expect((await page.goto(`/review/${file}`))?.status()).toBe(403);
  expect((await page.goto('/profiles/ALB'))?.status()).toBe(404);
  expect((await page.goto(`/working/${file}/1`))?.status()).toBe(404);
});

test('an analyst sees who waits, reads points beside the answers, and cannot return without a reason', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto('/review?status=submitted');
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('link', { name: 'Read the submission of Albania' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Albania: submission 1');
  expect(await page.locator('a[href$="#gov1"]').textContent()).toBe('50.0 points');
  expect(await page.locator('a[href$="#con1"]').textContent()).toBe('no points: Not answered');
  await page.getByRole('button', { name: 'Return to the country' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  expect(await page.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
});

test('the analyst returns it, and cancelling first changes nothing', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}`);
  const ask = async () => {
    await page.getByLabel('Reason').fill('Is the policy not in implementation already?');
    await page.getByRole('button', { name: 'Return to the country' }).click();
    expect(await page.locator('blockquote').textContent()).toBe('Is the policy not in implementation already?');
  };
  await ask();
  await page.getByRole('button', { name: 'Go back and change nothing' }).click();
  await page.getByText('Submitted: waiting for a decision.').waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Is the policy not in implementation already?');
  await page.getByRole('button', { name: 'Return to the country' }).click();
  await page.getByRole('button', { name: 'Yes, return' }).click();
  await page.getByText('Returned to the country. Reason: Is the policy not in implementation already?').waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
});

/** What the country sends as an answer of 'gov'; `base` is the revision of the answer that it saw. */
const answer = (base: number, value: unknown) => ({ base, state: 'answered', value, language: 'en' });

async function send(answers: Readonly<Record<string, unknown>>) {
  const page = await pageOf('albania');
  await page.goto(`/files/${file}/sections/gov`);
  const saved = await page.evaluate(
    async ([fileId, body]) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(`/files/${fileId}/answers`, { method: 'PUT', headers, body });
      return `${reply.status} ${await reply.text()}`;
    },
    [file, JSON.stringify({ changeId: crypto.randomUUID(), answers })] as const
  );
  await page.close();
  return saved;
}

async function sign(number: number) {
  const page = await pageOf('albania');
  await page.goto(`/files/${file}/check`);
  await page.locator('form[action="?/freeze"] .primary').click();
  await page.waitForURL(`**/files/${file}/sign`);
  await page.locator('input[name="name"]').fill('A. Person');
  await page.locator('input[name="function"]').fill('Secretary-General');
  await page.locator('input[name="confirm"]').check();
  await page
    .locator('form:has(input[name="confirm"]) button[type="submit"], form:has(input[name="confirm"]) button')
    .first()
    .click();
  await page.waitForURL(`**/files/${file}/receipt/${number}`);
  await page.close();
}

test('the country corrects one answer and signs again; the first submission stays', async () => {
  // Revision 4 is the one in which all answers were saved: opened, focal point named, visited, saved.
  expect(await send({ gov1: answer(4, 5), gov1_ev: answer(0, 'Official journal 12/2026') })).toMatch(/^200 /);
  await sign(2);
});

test('approved, its new figures stand in the profile, its table and its CSV', async () => {
  const page = await pageOf('analyst');
  await page.goto(`/review/${file}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Yes, approve' }).click();
  await page.getByText('Approved, without remarks.').waitFor();
  const submissions = page.getByRole('table', { name: 'Submissions of this file' });
  expect(await submissions.locator('tbody tr').count()).toBe(2);

  const drafter = await pageOf('drafter');
  await drafter.goto('/profiles/ALB');
  expect(await drafter.getByRole('heading', { level: 1 }).textContent()).toMatch(
    /^Albania: established overall; strongest in “Leadership, policy and coordination”, weakest in “/
  );
  expect(await drafter.locator('dd a[href="/working/dtr-trial.ALB/2"]').textContent()).toBe('51.2');
  const table = drafter.getByRole('table', { name: /^Scores by dimension/ });
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].slice(0, 2).map((cell) => cell.textContent.trim()))
    );
  expect(shown[0]).toEqual(['Leadership, policy and coordination', '58.3']);
  const rows = await csv('drafter', '/profiles/ALB/data.csv');
  expect(rows[0]).toMatchObject({ campaign: 'dtr-trial', figure: 'index', band: 'established' });
  expect(Number(rows[0]?.['score'])).toBeCloseTo(51.19047619, 8);
  expect(rows.slice(1).map(({ title, score }) => [title, score === '' ? 'Working' : Number(score).toFixed(1)])).toEqual(
    shown
  );
});

test('every score opens its working, with the numbers in the formula', async () => {
  const page = await pageOf('drafter', { javaScript: false });
  await page.goto('/working/dtr-trial.ALB/2#gov1');
  expect(await page.locator('#gov1').textContent()).toContain('(5 − 1) ÷ (5 − 1) × 100 = 100.0');
  expect(await page.locator('#gov .formula').textContent()).toContain('= 58.3');
  const reply = await fetch(`${on.origin}/working/dtr-trial.ALB/2/working.json`, {
    headers: { cookie: `session=${on.store.drafter}` }
  });
  expect(await reply.json()).toMatchObject({ campaign: 'dtr-trial', submission: { number: 2, status: 'approved' } });
});

test('the files list and its CSV have the same rows in the same order', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto('/review?sort=-country');
  const names = await page.locator('tbody th').allTextContents();
  const rows = await csv('analyst', '/review/files.csv?sort=-country');
  expect(rows.map(({ country }) => country)).toEqual(names.map((name) => name.trim()));
  expect(rows.find(({ iso3 }) => iso3 === 'ALB')).toMatchObject({ state: 'approved', receipt: 'DTR-TRIAL-ALB-2' });
});

/** Number and checksum of a submission, as the review page of it shows them. */
async function receiptOf(number: number): Promise<{ readonly receipt: string; readonly sha256: string }> {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}?number=${number}`);
  const [receipt = '', sha256 = ''] = await page.locator('dl .code').allTextContents();
  await page.close();
  return { receipt, sha256 };
}

test('reopened with a reason, the file takes answers again and the approved submission stays', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}`);
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByLabel('Reason (required; the country reads it)').fill('A new law was passed in May.');
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await page.getByRole('heading', { name: 'Reopen the approved file of Albania?' }).waitFor();
  expect(await page.getByText('it can be cited and verified').count()).toBe(1);
  await page.getByRole('button', { name: 'Yes, reopen' }).click();
  await page.getByText('Reopened after approval. Reason: A new law was passed in May.').waitFor();
  await sign(3);
});

test('the analyst marks, asks on two questions in one letter, and returns: only those unlock', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}`);
  const about = (name: string) => page.locator(`#q-${name}`);
  await about('gov2').getByText('Ask the country about this').click();
  await about('gov2').getByLabel('Your question to the country').fill('Which document is it?');
  // A mark is noted at once, and what was written for another act is still there.
  await about('gov1').getByRole('button', { name: 'Mark as documented' }).click();
  await page.getByText('The mark is noted.').waitFor();
  expect(await about('gov1').getByText('✓ Documented').count()).toBe(1);
  expect(await about('gov2').getByLabel('Your question to the country').inputValue()).toBe('Which document is it?');
  await about('gov3').getByText('Ask the country about this').click();
  await about('gov3').getByLabel('Your question to the country').fill('Does the council still meet?');
  await about('gov3').getByRole('button', { name: 'Look over and send' }).click();
  await page.getByRole('heading', { name: 'Send these questions to Albania?' }).waitFor();
  expect(await page.locator('blockquote').allTextContents()).toEqual([
    'Which document is it?',
    'Does the council still meet?'
  ]);
  expect(await page.getByText('Focal point of ALB (Focal point) · English').count()).toBe(1);
  await page.getByRole('button', { name: 'Yes, send' }).click();
  await page.getByText('The questions are with the country').waitFor();
  expect(await about('gov3').getByText('Asked: waiting for the country').count()).toBe(1);

  await page.getByText('Only 4 questions take answers again').waitFor();
  await page.getByRole('button', { name: 'Return to the country' }).click();
  expect(await page.locator('form.notice li').allTextContents()).toEqual([
    'AI-in-education strategy or guidance',
    'Evidence: title, year and web address',
    'Inter-ministerial coordination',
    'Evidence: title, year and web address',
    'Focal point of ALB (Focal point) · English'
  ]);
  await page.getByRole('button', { name: 'Yes, return' }).click();
  await page.getByText('The return asks on single questions').waitFor();
  await page.goto('/review/questions');
  expect(await page.locator('tbody tr').count()).toBe(2);
});

test('the analyst gives more time; a day that is past is refused and stays typed', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}`);
  await page.locator('summary', { hasText: 'Give more time' }).click();
  await page.getByLabel('Words to the country').fill('Until the council has met.');
  await page.getByLabel('The file closes on (UTC)').fill('2020-05-01T12:00');
  const give = page.getByRole('button', { name: 'Give more time' });
  await give.click();
  await page.getByRole('heading', { name: /^Give Albania time until 1 May 2020 at 12:00/ }).waitFor();
  await page.getByRole('button', { name: 'Yes, give more time' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  expect(await page.getByLabel('The file closes on (UTC)').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Words to the country').inputValue()).toBe('Until the council has met.');
  await page.getByLabel('The file closes on (UTC)').fill('2100-05-01T12:00');
  await give.click();
  await page.getByRole('button', { name: 'Yes, give more time' }).click();
  await page.getByText('More time is given and the focal point is told.').waitFor();
  await page.getByText('Granted: the file takes answers until 1 May 2100 at 12:00').waitFor();
  expect(await page.getByText('(own date of this file)').count()).toBe(1);
});

test('the country is refused elsewhere; it replies, changes what was asked, and signs', async () => {
  const saved = JSON.parse((await send({ gov2: answer(4, 2), gov4: answer(4, 1) })).slice('200 '.length)) as {
    readonly refused: Readonly<Record<string, { readonly code: string }>>;
  };
  expect(Object.keys(saved.refused)).toEqual(['gov4']);
  expect(saved.refused['gov4']?.code).toBe('answer.locked');
  const focal = { personId: 'focal-ALB', name: 'Focal point of ALB', email: 'alb@example.org', iso3: 'ALB' } as const;
  const replied = await on.between((app) =>
    replyToIite(
      app,
      { ...focal, role: 'focal_point', language: 'en', via: 'page' },
      { fileId: file, changeId: 'reply', question: 'gov3', text: 'It meets twice a year.', language: 'en' }
    )
  );
  expect(isProblem(replied)).toBe(false);
  await sign(4);
});

test('the analyst sees what changed, settles, and approves with remarks; the old receipt still verifies', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto('/review?waiting=answered');
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('link', { name: 'Read the submission of Albania' }).click();
  await page.getByRole('heading', { name: '1 answer changed since submission 3' }).waitFor();
  const row = page.locator('table').filter({ hasText: 'Before' }).locator('tbody tr').first();
  expect(await row.locator('a').getAttribute('href')).toBe('#q-gov2');
  expect(await row.locator('td').first().textContent()).not.toBe(await row.locator('td').last().textContent());
  expect(await page.locator('#q-gov3').getByText('It meets twice a year.').count()).toBe(1);
  await page.locator('#q-gov3').getByRole('button', { name: 'Settle' }).click();
  await page.getByText('The question is settled.').waitFor();
  await page.getByRole('textbox', { name: /^Remarks/ }).fill('Thank you for the law.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('1 question to the country that is not settled is settled by approving.').waitFor();
  await page.getByRole('button', { name: 'Yes, approve' }).click();
  await page.getByText('Approved. Remarks: Thank you for the law.').waitFor();
  await page.getByText('replaced by submission 4; can still be cited').waitFor();
  const { receipt, sha256 } = await receiptOf(2);
  expect(receipt).toBe('DTR-TRIAL-ALB-2');
  const verified = await fetch(`${on.origin}/verify?receipt=${receipt}&sha256=${sha256}`);
  expect(await verified.text()).toContain('Albania');
  const wrong = await fetch(`${on.origin}/verify?receipt=${receipt}&sha256=${sha256.replace(/^./, 'x')}`);
  expect(await wrong.text()).not.toContain('Albania');
});

test('the history says who did what, and no value; its CSV has the same', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}/history`);
  expect(await page.getByText('Official journal 12/2026').count()).toBe(0);
  expect(await page.locator('tbody tr').first().textContent()).toContain('Thank you for the law.');
  const rows = await csv('analyst', `/review/${file}/history.csv`);
  expect(rows.at(-1)).toMatchObject({ act: 'approved', words: 'Thank you for the law.' });
  expect(rows.filter(({ act }) => act === 'answers_saved').length).toBeGreaterThan(10);
  for (const { from_value, to_value, to_comment } of rows)
    expect([from_value, to_value, to_comment]).toEqual(['', '', '']);
});
