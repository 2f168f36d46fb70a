import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxSwitches } from '../../scripts/electron-runtime.mjs';
import { call, environment, newFolder, removeFolders, repository } from './support/app.ts';

/** A screen's title, where the page itself has only the program's name. */
const SCREEN = /^.+ · Cotejo$/;

/**
 * Waits until the window shows a screen. Playwright that connects while the page is still being made waits for ever
 * for a target that was replaced (seen once in eight connections; never in eighty once the page stood).
 */
async function windowDrawn(host: string): Promise<void> {
  for (;;) {
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as { type: string; title: string }[];
    if (targets.some(({ type, title }) => type === 'page' && SCREEN.test(title))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The packed program, as `npm run package -- --dir` makes it for this machine. */
describe.runIf(process.platform === 'linux')('the packed program', () => {
  const home = newFolder('datos');
  const release = newFolder('paquete');
  const program = join(release, 'linux-unpacked', 'cotejo');
  let child: ChildProcess | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(() => {
    const script = join(repository, 'scripts', 'package.mjs');
    const args = [script, '--dir', `-c.directories.output=${release}`];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  }, 180_000);
  afterAll(async () => {
    // First the program: closing the connection alone would wait for it.
    child?.kill('SIGKILL');
    await browser?.close();
    removeFolders();
  });

  it('carries machine code for this machine alone, and no sources', () => {
    const files = readdirSync(join(release, 'linux-unpacked', 'resources'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.node'))).toHaveLength(1);
    expect(files.filter((name) => /\.(ts|tsx|cpp|map)$/.test(name))).toEqual([]);
    expect(files).toContain(join('resources', 'checklists'));
  });

  it('cannot be made to run as another program', async () => {
    const wire = await getCurrentFuseWire(program);
    const states = Object.entries(wire).filter(([index]) => /^\d$/.test(index));
    // In the order of FuseV1Options; 48 is the character for off, 49 for on.
    expect(states.map(([, state]) => Number(state) === 49)).toEqual([
      false,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('opens its window, whose engine answers from the packed resources', async () => {
    // A plain Node for the engine, where this Electron cannot load the addon by itself.
    const env = { ...environment(home), COTEJO_NODE: process.execPath };
    child = spawn(program, [...sandboxSwitches(), '--remote-debugging-port=0'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const address = await new Promise<string>((resolve) => {
      let said = '';
      child?.stderr?.on('data', (chunk) => {
        said += chunk;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
    });
    await windowDrawn(new URL(address).host);
    browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    page = context?.pages()[0] ?? (await (context as NonNullable<typeof context>).waitForEvent('page'));
    await page.getByTestId('nav-inicio').waitFor();
    expect((await call(page, 'app.info', undefined)).dataFolder).toBe(home);
    expect((await call(page, 'checklists.list', undefined)).length).toBeGreaterThan(0);
  });

  it('verifies its sample', async () => {
    await page.getByTestId('verify-sample').first().click();
    await page.getByTestId('score-percent').waitFor();
    expect(await call(page, 'overview.get', undefined)).toMatchObject({ runs: 1 });
  });
});
