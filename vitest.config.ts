import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** One project per kind of test; each runs under the real Node, browser tests drive a real Chromium against `node build`. */
const kinds = ['unit', 'property', 'golden', 'contract', 'http', 'component', 'e2e', 'accessibility'] as const;
/** These run against both stores: they share one real MongoDB server. */
const stored = new Set<string>(['contract', 'http', 'e2e', 'accessibility']);
const slow = new Set<string>(['contract', 'http', 'e2e', 'accessibility']);

export default defineConfig({
  plugins: [sveltekit()],
  cacheDir: '.cache/vitest',
  test: {
    // Two cores: two files at a time.
    maxWorkers: 2,
    projects: kinds.map((kind) => ({
      extends: true,
      test: {
        name: kind,
        include: [`test/${kind}/**/*.test.ts`],
        environment: 'node',
        globalSetup: stored.has(kind) ? ['test/support/mongo-setup.ts'] : [],
        testTimeout: slow.has(kind) ? 120_000 : 20_000,
        hookTimeout: 120_000,
        retry: 0
      }
    }))
  }
});
