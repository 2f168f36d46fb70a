import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The addon of the registry needs Node-API 10, which plain Node has from here on. */
const OLDEST = [22, 14] as const;

/**
 * A plain Node that can run the engine: the one of `COTEJO_NODE`, the one installed with the program, or the one on the
 * PATH. Null when there is none that is recent enough.
 */
export async function findNode(appFolder: string, environment: NodeJS.ProcessEnv): Promise<string | null> {
  for (const candidate of candidates(appFolder, environment)) {
    const version = await versionOf(candidate);
    if (version !== null && isRecentEnough(version)) return candidate;
  }
  return null;
}

/** `v24.21.0` or `24.21.0`. */
export function isRecentEnough(version: string): boolean {
  const match = /^v?(\d+)\.(\d+)\./.exec(version.trim());
  if (match === null) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function candidates(appFolder: string, environment: NodeJS.ProcessEnv): readonly string[] {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(appFolder, 'node_modules', 'node', 'bin', name);
  const chosen = environment.COTEJO_NODE;
  return [...(chosen ? [chosen] : []), ...(existsSync(own) ? [own] : []), name];
}

function versionOf(executable: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(executable, ['--version'], { timeout: 5000, windowsHide: true }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
