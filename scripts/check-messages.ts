/**
 * Fails when an interface message is missing in one of the six languages, exists in one that English lacks, takes other
 * values than the English one, lacks a plural form of its language, or stands outside its area. English is the measure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'src/lib/i18n/messages';
const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];
type Variant = { declarations?: string[]; selectors?: string[]; match: Record<string, string> };
type Message = string | Variant[];

/** The texts of a message: one, or one per plural form. */
function texts(message: Message): string[] {
  return typeof message === 'string' ? [message] : message.flatMap((variant) => Object.values(variant.match));
}
function placeholders(message: Message): string {
  const names = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  if (typeof message !== 'string')
    for (const { declarations = [] } of message)
      for (const line of declarations) names.push(...(/^input (\w+)$/.exec(line)?.slice(1) ?? []));
  return [...new Set(names)].sort().join(', ');
}
function pluralGaps(message: Message, language: string): string[] {
  if (typeof message === 'string') return [];
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return message.flatMap((variant) => {
    const plural = (variant.declarations ?? []).flatMap(
      (line) => /^local (\w+) = \w+: plural$/.exec(line)?.slice(1) ?? []
    );
    return plural.flatMap((name) =>
      needed.filter(
        (form) =>
          !Object.keys(variant.match).some((key) => key.includes(`${name}=${form}`) || key.includes(`${name}=*`))
      )
    );
  });
}

/** Every fault in words, by file and key; an empty list is a pass. */
export function faults(root = folder): string[] {
  const found: string[] = [];
  for (const area of readdirSync(root).sort()) {
    const read = (language: string): Record<string, Message> =>
      JSON.parse(readFileSync(join(root, area, `${language}.json`), 'utf8')) as Record<string, Message>;
    const english = read('en');
    for (const language of languages) {
      const own = read(language);
      const say = (key: string, what: string): number => found.push(`${area}/${language}.json ${key}: ${what}`);
      for (const [key, message] of Object.entries(english)) {
        const translated = own[key];
        if (key === '$schema') continue;
        if (!key.startsWith(`${area}_`)) say(key, `does not begin with ${area}_`);
        if (translated === undefined) say(key, 'missing');
        else if (texts(translated).length === 0 || texts(translated).some((text) => text.trim() === ''))
          say(key, 'empty');
        else if (placeholders(translated) !== placeholders(message))
          say(key, `takes {${placeholders(translated)}} where English takes {${placeholders(message)}}`);
        if (translated !== undefined)
          for (const form of pluralGaps(translated, language)) say(key, `lacks the plural form "${form}"`);
      }
      for (const key of Object.keys(own)) if (!Object.hasOwn(english, key)) say(key, 'not in English');
    }
  }
  return found;
}

if (import.meta.main) {
  const list = faults();
  for (const line of list) console.error(line);
  console.log(list.length === 0 ? 'messages: six languages complete' : `messages: ${list.length} faults`);
  process.exitCode = list.length === 0 ? 0 : 1;
}
