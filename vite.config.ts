import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { briefMessages } from './scripts/brief-messages.ts';

/**
 * What every page of the browser needs, as one file: on a slow line each file costs a way there and back. Nothing that
 * loads something later: what such a part shares with a page would not be named in the page's head.
 */
const everywhere = [
  /node_modules\/(svelte|esm-env|clsx|devalue|@sveltejs\/kit)\//,
  /\/src\/lib\/ui\/(layout\/PageTitle|live\/idle)/,
  /\/src\/lib\/i18n\/((format|isolate|locale|said)\.ts|generated\/(runtime|registry|messages\/(frame|analysis_nav|asking_nav|respond_(sections|overview|done)|offline_see_waiting)))/,
  /\/src\/lib\/domain\/languages|vite\/(preload-helper|modulepreload)|rolldown\/runtime/
];
/** What a page to fill shares with the parts that are loaded when it is idle, and with the overview of a file. */
const filling =
  /node_modules\/idb-keyval\/|\/src\/lib\/(ui\/(unsent\/(queue|store|present-time|send|sender)|live\/copy)|survey|domain\/(canonical|country-file\/answer))\.?|messages\/(respond_|offline_|terms_state)/;
/** What stands beside a question, also on a page of its own. */
const beside = /\/src\/lib\/(ui\/survey\/(talk|controls)\/|survey\/answer-input)|messages\/(asked|history)_/;
/** What only those parts share: the files that wait in the browser and the ways out of it. */
const waiting = /\/src\/lib\/ui\/unsent\/(carry-file|courier|download|files|rescue|send-file|sha256|waiting)\.ts/;

export default defineConfig({
  plugins: [sveltekit(), briefMessages()],
  cacheDir: '.cache/vite',
  server: { host: '127.0.0.1' },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'everywhere', test: (id) => everywhere.some((part) => part.test(id)), priority: 3 },
                { name: 'filling', test: filling, minShareCount: 3, priority: 2 },
                { name: 'beside', test: beside, minShareCount: 2, priority: 2 },
                { name: 'waiting', test: waiting, priority: 1 },
                { name: 'shared', entriesAware: true, entriesAwareMergeThreshold: 2000, minShareCount: 2, priority: 0 }
              ]
            }
          }
        }
      }
    }
  }
});
