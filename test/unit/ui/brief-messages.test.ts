/** What the browser's short messages say is what the long ones say, in every language; what a page brings along is all there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { carried } from '#lib/i18n/carried.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { brought, learn, said } from '#lib/i18n/said.ts';
import { languages } from '#lib/domain/languages.ts';
import { sectionWords } from '#lib/ui/survey/section-words.ts';
import { inBrief } from '../../../scripts/brief-messages.ts';

const folder = 'src/lib/i18n/generated/messages';
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.js') && file !== '_index.js')
  .map((file) => ({ name: file.slice(0, -'.js'.length), source: readFileSync(`${folder}/${file}`, 'utf8') }));
const long = new Map(Object.entries(messages));
const inputsOf = (source: string) =>
  Object.fromEntries([...source.matchAll(/i\?\.(\w+)/g)].map(([, name = '']) => [name, `‹${name} $& {x}›`]));

function spoken(name: string, inputs: object, locale: string): unknown {
  const message: unknown = long.get(name);
  return typeof message === 'function' ? Reflect.apply(message, undefined, [inputs, { locale }]) : null;
}

test('a short message says in six languages what the long one says', () => {
  let plain = 0;
  for (const { name, source } of sources) {
    const texts = /said\((".*")\);/.exec(inBrief(source) ?? '')?.[1];
    if (texts === undefined) continue;
    plain += 1;
    const short = said(String(JSON.parse(texts)));
    const inputs = inputsOf(source);
    for (const locale of languages) expect(short(inputs, { locale }), name).toBe(spoken(name, inputs, locale));
  }
  expect(plain).toBeGreaterThan(1000);
});

test('a page brings along every word that its script leaves out', () => {
  learn(sectionWords());
  for (const name of carried) {
    const source = sources.find((one) => one.name === name)?.source ?? '';
    expect(inBrief(source), name).toContain(`brought('${name}')`);
    const inputs = inputsOf(source);
    expect(brought(name)(inputs), name).toBe(spoken(name, inputs, 'en'));
  }
});
