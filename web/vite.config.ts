import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type PluginOption } from 'vite';

// `npm run dev` shows the page of a `dragoman serve` that runs beside it.
const server = process.env.DRAGOMAN ?? 'http://127.0.0.1:8077';

async function mock(): Promise<PluginOption[]> {
  if (!process.env.MOCK || !existsSync('mock/plugin.mjs')) return [];
  const path = new URL('./mock/plugin.mjs', `file://${process.cwd()}/`).href;
  return [(await import(path)).default()];
}

export default defineConfig(async () => ({
  plugins: [svelte(), ...(await mock())],
  build: {
    target: 'es2022',
    // The content security policy allows files of our own only: nothing becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: process.env.MOCK ? {} : { '/api': server } },
  test: { include: ['test/**/*.test.ts'] },
}));
