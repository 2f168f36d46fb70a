import { electronBuild } from './vite.base.ts';

/** The engine and its worker threads; what they share is one chunk. */
export default electronBuild({
  entries: {
    engine: 'electron/engine/main.ts',
    worker: 'electron/engine/worker.ts',
    'live-worker': 'electron/engine/live-worker.ts',
  },
  outDir: 'dist/electron',
  format: 'es',
  target: 'node22',
  minify: false,
});
