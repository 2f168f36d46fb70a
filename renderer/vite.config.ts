import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window is loaded over `app://` under a Content-Security-Policy without inline scripts or eval, so every asset is
 * a file of its own beside `index.html`. `dev.html` is not an entry of the build.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The oldest runtime that the window must work in is Electron 33 (Chromium 130).
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
