import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  choose,
  close,
  end,
  newFolder,
  type Opened,
  open,
  removeFolders,
  saveAt,
  verifySample,
} from './support/app.ts';

describe('settings', () => {
  const output = newFolder('ajustes');
  let opened: Opened;

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('say why a file is no catalogue', async () => {
    const file = join(output, 'nada.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    await choose(opened, [file]);
    await opened.page.getByTestId('nav-ajustes').click();
    await opened.page.getByTestId('catalog-import').click();
    await opened.page.getByTestId('catalog-report').filter({ hasText: 'nada.csv' }).waitFor();
  });

  it('back the registry up where the person says, and restore it', async () => {
    await verifySample(opened);
    const file = join(output, 'respaldo.db');
    await saveAt(opened, file);
    await opened.page.getByTestId('nav-ajustes').click();
    await opened.page.getByTestId('backup').click();
    await opened.page.getByTestId('toast').filter({ hasText: file }).waitFor();
    expect(existsSync(file)).toBe(true);
    expect(await call(opened.page, 'shell.reveal', { path: join(output, 'nada.csv') })).toEqual({ shown: false });

    const [run] = await call(opened.page, 'runs.list', {});
    await call(opened.page, 'runs.delete', { runId: run?.id ?? '' });
    expect(await call(opened.page, 'runs.list', {})).toEqual([]);
    const restored = await call(opened.page, 'registry.restore', { path: file });
    expect(restored.runs).toBe(1);
    expect((await call(opened.page, 'runs.list', {})).map(({ id }) => id)).toEqual([run?.id]);
    expect(await call(opened.page, 'registry.audit', undefined)).toMatchObject({ intact: true });
  });

  it('change the language of the window and of the menu, and keep it', async () => {
    const menu = () =>
      opened.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
    expect(await menu()).toContain('Archivo');
    await opened.page.getByTestId('nav-ajustes').click();
    await opened.page.getByTestId('language-en').click();
    await expect.poll(menu).toContain('File');
    await close(opened);
    opened = await open(opened.home);
    expect(await menu()).toContain('File');
    expect(opened.faults).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('keep the registry in a folder for this user alone (POSIX)', () => {
    const folder = join(opened.home, 'registro');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'registry.key')).mode & 0o077).toBe(0);
  });
});
