/**
 * Puts our own entry in the place of the adapter's: build/index.js refuses a Node that is too old in words that every
 * Node can read, then starts build/start.js, which is src/entry.ts bundled. Beside it stands the worker of long computations.
 */
import { writeFileSync } from 'node:fs';
import { build } from 'vite';

for (const [name, source] of [
  ['start', 'src/entry.ts'],
  ['uncertainty-worker', 'src/lib/server/jobs/uncertainty-worker.ts']
] as const)
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: source,
      outDir: 'build',
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      rolldownOptions: { external: ['./handler.js'], output: { entryFileNames: `${name}.js` } }
    }
  });

writeFileSync(
  'build/index.js',
  `var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error('Soundings needs Node 24 or newer; this is Node ' + process.versions.node + '.');
  process.exit(1);
} else {
  import('./start.js');
}
`
);
