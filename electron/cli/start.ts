import module from 'node:module';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/**
 * The first line of the command line. Node keeps the compiled code of what is imported after this, which saves a third
 * of the start; hence the program proper is imported only then.
 */
function cacheFolder(environment: NodeJS.ProcessEnv): string {
  switch (platform()) {
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Cotejo', 'codigo');
    case 'darwin':
      return join(homedir(), 'Library', 'Caches', 'Cotejo', 'codigo');
    default:
      return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cotejo', 'codigo');
  }
}

/** better-sqlite3 crashes on what comes before; `npm run cotejo` has the project's own Node. */
const LEAST_NODE = 22;

const [major] = process.versions.node.split('.').map(Number);
if (major < LEAST_NODE) {
  process.stderr.write(
    `cotejo: se necesita Node ${LEAST_NODE} o posterior y este es ${process.version}. Use «npm run --silent cotejo -- …».\n`,
  );
  process.exit(2);
}

// A folder of this user: the usual one lies where other users of the machine can write.
module.enableCompileCache(cacheFolder(process.env));
await import('./main.ts');
