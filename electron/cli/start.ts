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

// A folder of this user: the usual one lies where other users of the machine can write.
module.enableCompileCache(cacheFolder(process.env));
await import('./main.ts');
