/**
 * The house's import rules: which room may import which, and where each package may be used. Deny by default: a file
 * in no room, a room not listed, a package not listed are errors. `#lib/…` and relative imports read the same.
 */
import { dirname, relative, resolve } from 'node:path';

/** First match wins. @type {ReadonlyArray<readonly [room: string, pattern: RegExp]>} */
const rooms = [
  ['domain', /^src\/lib\/domain\//],
  ['messages', /^src\/lib\/i18n\/generated\//],
  ['i18n', /^src\/lib\/i18n\//],
  ['survey', /^src\/lib\/survey\//],
  ['ui/charts', /^src\/lib\/ui\/charts\//],
  ['ui', /^src\/lib\/ui\//],
  ['port', /^src\/lib\/server\/storage\/[a-z-]+\.ts$/],
  ['storage/mongo', /^src\/lib\/server\/storage\/mongo\//],
  ['storage/embedded', /^src\/lib\/server\/storage\/embedded\//],
  ['app', /^src\/lib\/server\/app\.ts$/],
  ['demonstration', /^src\/lib\/server\/demonstration\//],
  ['usecases', /^src\/lib\/server\/usecases\//],
  ['server', /^src\/lib\/server\//],
  ['routes', /^src\/routes\//],
  ['entry', /^src\/(hooks\.(server|client)|cli|cli\/[a-z-]+|entry|service-worker)\.(ts|js)$/],
  ['tools', /^(scripts|test|bench|eslint)\/|^[a-z.]+\.(js|ts)$/],
  ['styles', /^src\/app\.css$/],
  ['types', /^src\/(app|handler)\.(d\.ts|js)$/],
  ['surveys', /^surveys\//],
  ['product', /^package\.json$/]
];

const everything = rooms.map(([room]) => room);
const page = ['domain', 'i18n', 'messages', 'survey', 'ui', 'ui/charts', 'styles'];

/** room → rooms it may import (itself always). @type {Record<string, readonly string[]>} */
const mayImport = {
  domain: [],
  messages: ['messages'],
  i18n: ['domain', 'messages'],
  survey: ['domain'],
  'ui/charts': ['domain', 'i18n', 'messages', 'ui'],
  ui: ['domain', 'i18n', 'messages', 'survey', 'ui/charts'],
  port: ['domain'],
  'storage/mongo': ['domain', 'port'],
  'storage/embedded': ['domain', 'port'],
  // `server` here: clock, mailer, shelf, exports … ; `app` for its type
  usecases: ['domain', 'i18n', 'messages', 'survey', 'port', 'server', 'app'],
  server: ['domain', 'i18n', 'messages', 'survey', 'port', 'app', 'product'],
  demonstration: ['domain', 'i18n', 'messages', 'usecases', 'server', 'port', 'app'],
  app: ['domain', 'server', 'port', 'storage/mongo', 'storage/embedded'],
  routes: [...page, 'usecases', 'server', 'app'],
  entry: [...page, 'usecases', 'demonstration', 'server', 'app', 'port', 'product', 'types'],
  types: ['domain', 'app'],
  tools: everything
};

/** package (or prefix ending in * or :) → rooms where it may be imported. @type {ReadonlyArray<readonly [string, readonly string[]]>} */
const packages = [
  ['zod', ['domain', 'server', 'usecases', 'routes', 'survey', 'tools']],
  ['survey-core*', ['survey', 'tools']],
  ['mongodb', ['storage/mongo', 'tools']],
  ['node:sqlite', ['storage/embedded', 'tools']],
  [
    'node:*',
    ['types', 'server', 'usecases', 'demonstration', 'app', 'storage/mongo', 'storage/embedded', 'entry', 'tools']
  ],
  ['chart.js*', ['ui/charts']],
  ['idb-keyval', ['ui']],
  ['svelte*', ['ui', 'ui/charts', 'routes', 'tools']],
  ['@sveltejs/kit*', ['server', 'routes', 'entry', 'tools']],
  ['$app/*', ['ui', 'ui/charts', 'routes', 'entry']],
  ['$service-worker', ['entry']],
  ['./$types*', ['routes']],
  ['nodemailer*', ['server']],
  ['@fastify/busboy', ['server']],
  ['pino', ['server', 'app', 'usecases', 'entry']],
  ['csv-stringify*', ['server', 'entry', 'usecases', 'tools']],
  ['csv-parse*', ['server', 'entry', 'usecases', 'tools']],
  ['write-excel-file*', ['server', 'tools']],
  ['read-excel-file*', ['server', 'tools']],
  ['docx', ['server', 'tools']],
  ['*', ['tools']]
];

/** @param {string} path */
const roomOf = (path) => rooms.find(([, pattern]) => pattern.test(path))?.[0];

/** @param {string} pattern @param {string} name */
const matches = (pattern, name) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);

/** @type {import('eslint').Rule.RuleModule} */
const importsRunDownwards = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = context.cwd;
    const from = relative(root, context.filename);
    const room = roomOf(from);
    /** @param {any} source */
    const check = (source) => {
      if (!source || typeof source.value !== 'string') return;
      const name = source.value;
      const local = name.startsWith('#lib/') || (name.startsWith('.') && !name.startsWith('./$types'));
      if (local) {
        const path = name.startsWith('#lib/')
          ? `src/lib/${name.slice('#lib/'.length)}`
          : relative(root, resolve(dirname(context.filename), name));
        const target = roomOf(path.replace(/\?.*$/, ''));
        if (target === undefined) {
          context.report({ node: source, message: `${path} is in no room that eslint/layers.js knows` });
        } else if (target !== room && !(mayImport[/** @type {string} */ (room)] ?? []).includes(target)) {
          context.report({ node: source, message: `${room} may not import ${target} (${path}); see eslint/layers.js` });
        }
        return;
      }
      const allowed = packages.find(([pattern]) => matches(pattern, name))?.[1] ?? [];
      if (!allowed.includes(/** @type {string} */ (room))) {
        context.report({ node: source, message: `${room} may not import the package ${name}; see eslint/layers.js` });
      }
    };
    return {
      Program(node) {
        if (room === undefined) context.report({ node, message: `${from} is in no room that eslint/layers.js knows` });
      },
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source)
    };
  }
};

export default { rules: { 'imports-run-downwards': importsRunDownwards } };
