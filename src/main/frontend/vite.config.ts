import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/',
  plugins: [react()],
  server: {
    proxy: {
      '/api': process.env.GREENROOM_URL ?? 'http://localhost:8080',
    },
  },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    // Says which chunks are loaded before the first list shows: those are what the size limit counts.
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One style sheet: packed as a whole it is a quarter smaller, and no page appears before its styles.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 800,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test-setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
  },
});
