import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/**
 * Runs npm to its end and returns its exit code and standard error.
 *
 * The npm that started this process is preferred: it is the one whose configuration
 * (registry, proxy, certificates) is known to work here.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options `quiet` keeps what npm says instead of showing it.
 * @returns {Promise<{ code: number, stderr: string }>}
 */
export function runNpm(args, { cwd, quiet = false }) {
  const own = process.env.npm_execpath;
  const [command, first] = own && /^npm-cli\.c?js$/.test(basename(own)) ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd,
      // What npm prints goes to standard error: standard output belongs to the caller's result.
      stdio: ['ignore', quiet ? 'ignore' : 2, quiet ? 'pipe' : 'inherit'],
      // On Windows `npm` is a .cmd file, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stderr }));
  });
}
