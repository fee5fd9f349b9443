import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** One project per kind of test; each runs under the real Node, browser tests drive a real Chromium against `node build`. */
const kinds = ['unit', 'property', 'golden', 'contract', 'http', 'component', 'e2e', 'accessibility'] as const;
const slow = new Set<string>(['contract', 'http', 'e2e', 'accessibility']);

export default defineConfig({
  plugins: [sveltekit()],
  cacheDir: '.cache/vitest',
  test: {
    projects: kinds.map((kind) => ({
      extends: true,
      test: {
        name: kind,
        include: [`test/${kind}/**/*.test.ts`],
        environment: 'node',
        testTimeout: slow.has(kind) ? 120_000 : 20_000,
        hookTimeout: 120_000,
        retry: 0
      }
    }))
  }
});
