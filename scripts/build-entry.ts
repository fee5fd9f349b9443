/**
 * Puts our own entry in the place of the adapter's: build/index.js refuses a Node that is too old in words that every
 * Node can read, then starts build/start.js, which is src/entry.ts bundled.
 */
import { writeFileSync } from 'node:fs';
import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'src/entry.ts',
    outDir: 'build',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    rolldownOptions: { external: ['./handler.js'], output: { entryFileNames: 'start.js' } }
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
