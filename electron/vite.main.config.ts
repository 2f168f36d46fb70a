import { electronBuild } from './vite.base.ts';

/** The main process: one CommonJS file, which both runtimes start fastest. */
export default electronBuild({
  entries: { main: 'electron/main/index.ts' },
  outDir: 'dist/electron',
  format: 'cjs',
  target: 'node20',
  minify: false,
});
