import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, choose, end, newFolder, type Opened, open, removeFolders, saveAt } from './support/app.ts';
import { look, setUp } from './support/look.ts';

/** The functional checklist: 137 items, seven modules. */
const LIST = 'ece-funcional@1.0';

describe('checklists', () => {
  const output = newFolder('listas');
  let opened: Opened;

  beforeAll(async () => {
    opened = await open();
    await setUp(opened, 'light');
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  const row = (edition: string) => opened.page.locator(`[data-testid=edition-row][data-edition="${edition}"]`);
  const saved = () => opened.page.locator('[data-testid=draft-saved][data-state=saved]').waitFor();
  const tab = (name: string) => opened.page.getByTestId(`draft-tab-${name}`).click();

  it('are listed and read, with only what is on the screen in the document', async () => {
    const { page } = opened;
    await page.getByTestId('nav-listas').click();
    await row(LIST).waitFor();
    await look(opened, 'listas', 'light');
    await row(LIST).getByRole('link').click();
    await page.getByTestId('member-row').first().waitFor();
    expect(await page.getByTestId('member-row').count()).toBeLessThan(40);
    await page.getByTestId('member-list').press('End');
    await page.locator('[data-testid=member-row][aria-posinset="137"][aria-selected=true]').waitFor();
    await page.getByTestId('member-search').fill('resumen atencion');
    await page.locator('[data-id=resumen-de-la-atencion]').click();
    await look(opened, 'lista-requisitos', 'light');
    // Its clause is recalled, so that only the norm is printed.
    const detail = await page.locator('.detail').innerText();
    expect(detail).toContain('HL7 EHR-S FM R1.1');
    expect(detail).not.toContain('DC.1.1.4');
    await page.getByTestId('list-tab-lista').click();
    await look(opened, 'lista-datos', 'light');
  });

  it('are copied into a draft that keeps itself and tells its faults where they are mended', async () => {
    const { page } = opened;
    await page.getByTestId('checklist-copy').click();
    await page.getByTestId('copy-dialog').waitFor();
    await look(opened, 'lista-copiar', 'light');
    expect(await page.getByTestId('copy-id').inputValue()).toBe('ece-funcional-propia');
    await page.getByTestId('copy-go').click();
    await page.getByTestId('item-title').waitFor();

    await page.getByTestId('item-add').click();
    await page.getByTestId('add-title').fill('El sistema avisa de lo que un ejemplo pide');
    expect(await page.getByTestId('add-id').inputValue()).toBe('el-sistema-avisa-de-lo-que-un-ejemplo');
    await page.getByTestId('add-go').click();
    await saved();
    await expect.poll(() => page.getByTestId('fault-count').innerText()).toBe('2');
    expect(await page.getByTestId('draft-publish').isDisabled()).toBe(true);
    await look(opened, 'borrador-requisitos', 'light');
    await tab('faltas');
    await look(opened, 'borrador-faltas', 'light');
    await page.getByTestId('fault').filter({ hasText: 'Qué hacer primero' }).getByTestId('fault-go').click();
    await page.locator('[data-testid=item-remedy]:focus').fill('Configure el aviso del ejemplo.');
    await page.getByTestId('item-why').fill('Sin el aviso, el ejemplo no sirve.');
    await expect.poll(() => page.getByTestId('fault-count').innerText()).toBe('0');
  });

  it('change the weight of many at once, and take it back', async () => {
    const { page } = opened;
    const count = page.getByTestId('member-count');
    await expect.poll(() => count.innerText()).toContain('suma de pesos 138');
    await page.getByTestId('weights').click();
    await page.getByTestId('weights-how-scale').click();
    await page.getByTestId('weights-value').fill('2');
    await look(opened, 'borrador-pesos', 'light');
    await page.getByTestId('weights-go').click();
    await expect.poll(() => count.innerText()).toContain('suma de pesos 276');
    await page.getByTestId('item-title').press('Control+z');
    await expect.poll(() => count.innerText()).toContain('suma de pesos 138');
    await page.getByTestId('redo').click();
    await expect.poll(() => count.innerText()).toContain('suma de pesos 276');
    await page.getByTestId('undo').click();
    await page.getByTestId('item-weight').fill('3.5');
    await expect.poll(() => count.innerText()).toContain('suma de pesos 140.5');
  });

  it('add a module, a question with options, and say what changed against the base', async () => {
    const { page } = opened;
    await tab('partes');
    await page.getByTestId('new-modules').fill('Trabajo social');
    await page.getByTestId('add-modules').click();
    await page.getByTestId('parts-domains').getByTestId('part-up').nth(1).click();
    await look(opened, 'borrador-partes', 'light');
    await tab('lista');
    await page.getByTestId('head-title').fill('Funciones, edición sintética de ejemplo');
    await page.getByTestId('band-full').first().fill('90');
    await look(opened, 'borrador-lista', 'light');
    await tab('preguntas');
    await page.getByTestId('question-add').click();
    await page.getByTestId('add-title').fill('¿Quién mantiene el sistema?');
    await page.getByTestId('add-go').click();
    await page.getByTestId('answer-form').click();
    await page.getByRole('option', { name: 'Opciones' }).click();
    for (const option of ['La unidad', 'Un proveedor']) {
      await page.getByTestId('option-title').fill(option);
      await page.getByTestId('option-add').click();
    }
    await look(opened, 'borrador-preguntas', 'light');
    await saved();
    await tab('requisitos');
    await page.locator('[data-id=resumen-de-la-atencion]').or(page.getByTestId('member-row').first()).first().click();
    await page.getByTestId('member-remove').click();
    await tab('cambios');
    await page.getByTestId('changes-items').locator('[data-change=removed]').waitFor();
    await page.getByTestId('changes-items').locator('[data-change=added]').waitFor();
    await page.getByTestId('changes-modules').waitFor();
    await page.getByTestId('changes-questions').waitFor();
    await look(opened, 'borrador-cambios', 'light');
    await page.getByTestId('change-restore').click();
    await expect.poll(() => page.getByTestId('changes-items').locator('[data-change=removed]').count()).toBe(0);
    await saved();
  });

  it('are kept while they are written, and published as an edition that serves for visits', async () => {
    const { page } = opened;
    await page.getByTestId('nav-listas').click();
    await page.getByTestId('draft-row').waitFor();
    await look(opened, 'listas-con-borrador', 'light');
    const [draft] = await call(page, 'checklists.drafts', undefined);
    expect(draft?.faults).toEqual([]);
    expect(draft?.checklist).toMatchObject({ title: 'Funciones, edición sintética de ejemplo', bands: { full: 0.9 } });
    expect(draft?.checklist.items.length).toBe(138);
    await page.getByTestId('draft-row').getByRole('link').click();
    await page.getByTestId('draft-publish').click();
    await page.getByRole('alertdialog').filter({ hasText: 'no cambia nunca' }).waitFor();
    await page.getByTestId('confirm').click();
    await page.getByTestId('checklist-export').waitFor();
    const own = (await call(page, 'checklists.editions', undefined)).find(({ origin }) => origin === 'propia');
    expect(own).toMatchObject({
      id: 'ece-funcional-propia',
      edition: '1.0',
      forVisits: true,
      items: 138,
      questions: 1,
    });
    expect(await call(page, 'checklists.drafts', undefined)).toEqual([]);
  });

  it('are exported, imported and refused in a sentence', async () => {
    const { page } = opened;
    const file = join(output, 'lista.json');
    await saveAt(opened, file);
    await page.getByTestId('checklist-export').click();
    await page.getByTestId('toast').filter({ hasText: file }).waitFor();
    const checklist = JSON.parse(readFileSync(file, 'utf8')) as { edition: string };
    expect(checklist.edition).toBe('1.0');

    await page.getByTestId('nav-listas').click();
    const broken = join(output, 'rota.json');
    writeFileSync(broken, JSON.stringify({ ...checklist, edition: '2.0', sobrante: 1 }));
    await choose(opened, [broken]);
    await page.getByTestId('checklist-import').click();
    await page.getByTestId('toast').filter({ hasText: 'sobrante' }).waitFor();
    writeFileSync(broken, JSON.stringify({ ...checklist, edition: '2.0' }));
    await page.getByTestId('checklist-import').click();
    await page.getByTestId('checklist-export').waitFor();
    await page.getByTestId('nav-listas').click();
    await row('ece-funcional-propia@2.0').waitFor();
    expect(await row('ece-funcional-propia@1.0').count()).toBe(0);
    await page.getByTestId('checklist-earlier').click();
    await row('ece-funcional-propia@1.0').waitFor();
  });

  it('are deleted as drafts after a question, in dark colours too', async () => {
    const { page } = opened;
    await setUp(opened, 'dark');
    await page.getByTestId('nav-listas').click();
    await row('ece-funcional-propia@2.0').getByTestId('edition-copy').click();
    await page.getByTestId('copy-as-edition').click();
    expect(await page.getByTestId('copy-edition').inputValue()).toBe('2.1');
    await page.getByTestId('copy-go').click();
    await page.getByTestId('item-title').waitFor();
    await look(opened, 'borrador-requisitos', 'dark');
    for (const name of ['partes', 'lista', 'cambios', 'faltas', 'preguntas'] as const) {
      await tab(name);
      await look(opened, `borrador-${name}`, 'dark');
    }
    await page.getByTestId('draft-delete').click();
    await page.getByTestId('confirm').click();
    await row('ece-funcional-propia@2.0').waitFor();
    expect(await call(page, 'checklists.drafts', undefined)).toEqual([]);
    await look(opened, 'listas', 'dark');
    await row(LIST).getByRole('link').click();
    await page.getByTestId('member-row').first().waitFor();
    await look(opened, 'lista-requisitos', 'dark');
  });
});
