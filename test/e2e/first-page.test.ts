/** What the first section of a respondent costs on the line, in each of the six languages: never more than was promised. */
import { expect, test } from 'vitest';
import { languages } from '#lib/domain/languages.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { contextOf } from '../support/browser.ts';
import { fillStore, kenya } from '../support/respond-store.ts';
import { stage } from '../support/stage.ts';
import { bytesOf, mostForFirstPage, transferOf } from '../support/transfer.ts';

const on = stage(async (settings) => {
  const bundle = await readInstrumentFolder('surveys', 'dtr', '1.0.0');
  if (isProblem(bundle)) throw new Error(bundle.problem);
  return fillStore(settings, bundle);
});

test.each(languages)('%s', async (language) => {
  const context = await contextOf(on.browser, on.origin, on.store.sessions.amal, { language });
  const resources = await transferOf(context, `/files/${kenya}/sections/con`);
  expect(resources.length).toBeGreaterThan(3);
  expect(bytesOf(resources), JSON.stringify(resources.slice(0, 5))).toBeLessThanOrEqual(mostForFirstPage);
  await context.close();
});
