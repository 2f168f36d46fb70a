import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../support/workbook.ts';
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
    await opened.page.getByTestId('catalogs-none').waitFor();
    await opened.page.locator('[data-testid=catalog-missing][data-catalog=cie-10]').waitFor();
  });

  it('import editions with their days, side by side, and say which counts today', async () => {
    const { page } = opened;
    const rows = page.locator('[data-testid=catalog-row][data-catalog=escolaridad]');
    const sheet = {
      name: 'Hoja',
      rows: [
        ['CATALOG_KEY', 'ESCOLARIDAD'],
        [1, 'UNA'],
        [2, 'OTRA'],
      ],
    };
    const book = join(output, 'escolaridad.xlsx');
    writeFileSync(book, workbookOf([sheet]));
    await choose(opened, [book]);
    await page.getByTestId('catalog-edition').fill('2020');
    await page.getByTestId('catalog-import').click();
    await rows.filter({ hasText: 'En uso' }).waitFor();

    await page.getByTestId('catalog-edition').fill('2090');
    await page.getByTestId('catalog-valid-from').fill('31/02/2090');
    expect(await page.getByTestId('catalog-import').isDisabled()).toBe(true);
    await page.getByTestId('catalog-valid-from').fill('01/02/2090');
    const csv = join(output, 'carpeta', 'escolaridad.csv');
    mkdirSync(join(output, 'carpeta'));
    writeFileSync(csv, 'CATALOG_KEY,ESCOLARIDAD\n1,UNA\n');
    await choose(opened, [join(output, 'carpeta')]);
    await page.getByTestId('catalog-import-folder').press('Enter');
    await page.locator('[data-edition="2090"]').filter({ hasText: 'A partir del 2090-02-01' }).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await page.getByTestId('catalog-edition').inputValue()).toBe('');
    expect((await call(page, 'catalogs.list', undefined)).missing.some(({ id }) => id === 'escolaridad')).toBe(false);
  });

  it('replace an edition with a file of the same catalogue only, and remove it after a question', async () => {
    const { page } = opened;
    const later = page.locator('[data-edition="2090"]');
    await later.getByTestId('catalog-replace').click();
    await page.getByTestId('catalog-replacing').waitFor();
    await choose(opened, [join(output, 'nada.csv')]);
    await page.getByTestId('catalog-import').click();
    await page.getByTestId('catalog-report').filter({ hasText: 'No se importó ningún catálogo' }).waitFor();
    await page.getByTestId('catalog-edition').fill('2091');
    await choose(opened, [join(output, 'carpeta', 'escolaridad.csv')]);
    await page.getByTestId('catalog-import').click();
    await page.locator('[data-edition="2091"]').filter({ hasText: '2090-02-01' }).waitFor();
    expect(await later.count()).toBe(0);
    expect(await page.getByTestId('catalog-replacing').count()).toBe(0);

    await page.locator('[data-edition="2091"]').getByTestId('catalog-remove').press('Enter');
    await page.getByTestId('confirm').press('Enter');
    await page.locator('[data-edition="2091"]').waitFor({ state: 'detached' });
    const { editions } = await call(page, 'catalogs.list', undefined);
    expect(editions.filter(({ id }) => id === 'escolaridad').map(({ edition }) => edition)).toEqual(['2020']);
  });

  it('join the history under an older CLUES to the unit that has another today', async () => {
    const { page } = opened;
    await call(page, 'units.save', { clues: 'DFSSA000864', name: 'Unidad sintética', aliases: [] });
    const table = join(output, 'claves.csv');
    writeFileSync(table, 'CLUES_ANTERIOR,CLUES_NUEVA\nDFSSA000864,DFIMB000862\n');
    const { aliases } = await call(page, 'catalogs.import', { paths: [table], edition: '1' });
    expect(aliases).toEqual({ joined: 1, left: 0 });
    const { unit } = await call(page, 'units.get', { clues: 'DFSSA000864' });
    expect(unit).toMatchObject({ clues: 'DFIMB000862', name: 'Unidad sintética', aliases: ['DFSSA000864'] });
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
