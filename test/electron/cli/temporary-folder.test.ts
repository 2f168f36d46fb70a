import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withTemporaryFolder } from '../../../electron/cli/temporary-folder.ts';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../../electron/cli/temporary-folder.ts')).href;

describe('a folder for one piece of work', () => {
  it('is gone after it, and after a failure', async () => {
    const folders: string[] = [];
    await withTemporaryFolder('cotejo-prueba-', async (folder) => {
      folders.push(folder);
      expect(existsSync(folder)).toBe(true);
      const failing = withTemporaryFolder('cotejo-prueba-', async (inner) => {
        folders.push(inner);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
    });
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is gone when the program is ended by %s',
    async (signal) => {
      const temporary = mkdtempSync(join(tmpdir(), 'cotejo-prueba-'));
      onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
      const program = `
        const { withTemporaryFolder } = await import(${JSON.stringify(MODULE)});
        await withTemporaryFolder('cotejo-a-', () => withTemporaryFolder('cotejo-b-', async () => {
          console.log('ready');
          await new Promise((resolve) => setTimeout(resolve, 60000));
        }));`;
      const env = { ...process.env, TMPDIR: temporary };
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env });
      onTestFinished(() => void child.kill('SIGKILL'));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(readdirSync(temporary).filter((name) => name.startsWith('cotejo-'))).toHaveLength(2);
      child.kill(signal);
      expect(await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))).toBe(signal);
      expect(readdirSync(temporary).filter((name) => name.startsWith('cotejo-'))).toEqual([]);
    },
  );
});
