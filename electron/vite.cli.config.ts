import { electronBuild } from './vite.base.ts';

/** The command line, with a worker of its own beside it. */
export default electronBuild({
  entries: {
    cotejo: 'electron/cli/start.ts',
    worker: 'electron/engine/worker.ts',
    'live-worker': 'electron/engine/live-worker.ts',
  },
  outDir: 'dist/cli',
  format: 'es',
  target: 'node22',
  minify: false,
});
