/**
 * Messages as the browser loads them. As generated, each is eight functions, which weigh more on a slow line than their
 * texts; here one call. A message that is not of the plain shape (plural forms, braces in its text) stays as it is.
 */
import type { Plugin } from 'vite';
import { carried } from '../src/lib/i18n/carried.ts';
import { languages } from '../src/lib/domain/languages.ts';

const variant =
  /^const (\w\w)_(\w+) = \/\*\* @type .*? \*\/ \((?:i)?\) => \{\n\treturn \/\*\* @type \{LocalizedString\} \*\/ \(`([^`]*)`\)\n\};$/gm;

/** null: not of the plain shape. */
export function inBrief(source: string): string | null {
  const name = /^export const (\w+) = /m.exec(source)?.[1];
  const texts = new Map(
    [...source.matchAll(variant)].flatMap((found) => (found[2] === name ? [[found[1], found[3]]] : []))
  );
  if (name === undefined || texts.size !== languages.length) return null;
  const lines: string[] = [];
  for (const language of languages) {
    const text = texts.get(language);
    if (text === undefined || /[\\\n]/.test(text)) return null;
    const bare = text.replace(/\$\{i\?\.(\w+)\}/g, '');
    if (/[{}]/.test(bare)) return null;
    lines.push(text.replace(/\$\{i\?\.(\w+)\}/g, '{$1}'));
  }
  if (isCarried(name)) {
    return `import { brought } from '../../said.ts';\nexport const ${name} = /*#__PURE__*/ brought('${name}');\n`;
  }
  const line = JSON.stringify(lines.join('\n'));
  return `import { said } from '../../said.ts';\nexport const ${name} = /*#__PURE__*/ said(${line});\n`;
}

const isCarried = (name: string): boolean => carried.some((one) => one === name);
const carriedIn = (id: string): string | null => {
  const name = /\/generated\/messages\/(\w+)\.js$/.exec(id)?.[1];
  return name !== undefined && isCarried(name) ? name : null;
};

export function briefMessages(): Plugin {
  return {
    name: 'brief-messages',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /\/i18n\/generated\/messages\/\w+\.js$/ },
      handler: (source) => {
        const code = inBrief(source);
        return code === null ? null : { code, map: null };
      }
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.moduleIds.some((id) => id.endsWith('/sections/[section]/+page.svelte')))
          continue;
        const astray = chunk.moduleIds.flatMap((id) => carriedIn(id) ?? []);
        if (astray.length > 0) this.error(`carried by a section's page, used by others too: ${astray.join(', ')}`);
      }
    }
  };
}
