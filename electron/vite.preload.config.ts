import { electronBuild } from './vite.base.ts';

/** The bridge: a sandboxed preload is one CommonJS file that may only ask for `electron`. */
export default electronBuild({
  entries: { preload: 'electron/preload/index.ts' },
  outDir: 'dist/electron',
  format: 'cjs',
  target: 'chrome130',
  minify: false,
});
