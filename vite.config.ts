import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  cacheDir: '.cache/vite',
  server: { host: '127.0.0.1' }
});
