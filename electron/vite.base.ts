import { builtinModules } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { UserConfig } from 'vite';

export interface ElectronBuild {
  /** Name of the output and its source, from the root of the repository. */
  readonly entries: Readonly<Record<string, string>>;
  readonly outDir: string;
  readonly format: 'cjs' | 'es';
  readonly target: string;
  readonly minify: boolean;
}

const root = dirname(import.meta.dirname);
/** Left to be found at run time: the runtime's own modules, and the one package with machine code. */
const EXTERNAL = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

/** A build for one of the processes that are not the window: everything in a few files, names without hashes. */
export function electronBuild({ entries, outDir, format, target, minify }: ElectronBuild): UserConfig {
  const extension = format === 'cjs' ? 'cjs' : 'mjs';
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: true,
      outDir: resolve(root, outDir),
      emptyOutDir: false,
      target,
      minify,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, resolve(root, source)])),
        external: EXTERNAL,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `${Object.keys(entries)[0]}-shared-[name].${extension}`,
        },
      },
    },
  };
}
