import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, choose, close, end, newFolder, type Opened, open, removeFolders, saveAt } from './support/app.ts';
import { look, setUp, type Theme } from './support/look.ts';
import { canReadPdf, pdfText } from './support/pdf.ts';

/** One white pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const CLUES = 'DFSSA000010';

/** Writes a person in the form of a new visit or of its data. */
async function addPerson(page: Page, role: string, name: string, credential: string): Promise<void> {
  const people = page.getByTestId(`people-${role}`);
  const names = people.getByTestId(`person-name-${role}`);
  const blank = (await names.count()) > 0 && (await names.last().inputValue()) === '';
  if (!blank) await page.getByTestId(`add-person-${role}`).click();
  await names.last().fill(name);
  await people.getByTestId(`person-credential-${role}`).last().fill(credential);
}

/** Longer than the pause after which a text keeps itself. */
const SOON = { timeout: 6_000 };

const saved = (page: Page) => page.locator('[data-testid=save-mark][data-state=saved]').getByText(/\d\d:\d\d:\d\d/);
const acta = (page: Page) => page.frameLocator('[data-testid=acta-frame]').getByRole('heading').first();
const active = (page: Page) => page.locator('[data-testid=asked-item][data-active]');

async function visitId(page: Page): Promise<string> {
  return page.evaluate(() => window.location.hash.split('/')[2] ?? '');
}

async function tab({ page }: Opened, name: string): Promise<void> {
  await page.getByTestId(`visit-tab-${name}`).click();
  await page.locator('[role=tabpanel]').waitFor();
}

describe.each(['light', 'dark'] as const)('a visit from its opening to its correction, %s', (theme: Theme) => {
  let folder: string;
  let opened: Opened;

  beforeAll(async () => {
    // Not before: the end of the other theme removes every folder that was made.
    folder = newFolder(`visita-${theme}`);
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('says how to begin where there are none', async () => {
    await opened.page.getByTestId('nav-visitas').click();
    await opened.page.getByTestId('empty-state').waitFor();
    await look(opened, 'visitas-vacia', theme);
  });

  it('opens for a unit that the registry does not know, of a kind, with checklists and people', async () => {
    const { page } = opened;
    await page.getByTestId('new-visit').first().click();
    await page.getByTestId('visit-unit-search').fill(CLUES.toLowerCase());
    await page.getByTestId('visit-unit-unknown').click();
    await page.getByTestId('kind-external').click();
    await page.getByTestId('visit-checklist-ece-funcional').click();
    await page.getByTestId('visit-checklist-capacidad-ece').click();
    await page.getByTestId('visit-checklist-nom-004-ssa3-2012').click();
    await addPerson(page, 'evaluador', 'Ana Sintética Pérez', 'EV-0012');
    await look(opened, 'visita-nueva', theme);
    await page.getByTestId('open-visit-now').click();
    await page.getByTestId('answers-list').waitFor();
    expect(await visitId(page)).toMatch(/^[0-9a-f-]{36}$/);
    await look(opened, 'visita-preguntas', theme);
  });

  it('is answered with the keyboard alone and says when it was saved', async () => {
    const { page } = opened;
    await page.getByTestId('jump-ece-funcional').click();
    await page.getByTestId('answers-list').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await saved(page).waitFor();
    await page.keyboard.press('m');
    await page.keyboard.press('3');
    await page.keyboard.press('m');
    // «No aplica» waits for its reason and takes the cursor there.
    await page.keyboard.press('4');
    await page.keyboard.type('La unidad no tiene este servicio.');
    await page.keyboard.press('Escape');
    await saved(page).waitFor();
    await page.keyboard.press('h');
    await page.getByTestId('history').getByText('La unidad no tiene este servicio.').waitFor();
    await look(opened, 'visita-respuesta', theme);
    const { answers } = await call(page, 'visits.get', { visit: await visitId(page) });
    const outcomes = answers.flatMap(({ value }) => (value.kind === 'outcome' ? [value.outcome] : []));
    expect(outcomes.sort()).toEqual(['cumple', 'no-aplica', 'no-cumple']);
    await page.keyboard.press('?');
    await page.getByTestId('keys-dialog').waitFor();
    await look(opened, 'visita-teclas', theme);
    await page.keyboard.press('Escape');
  });

  it('keeps what was answered when the program is closed, and goes on from there', async () => {
    const visit = await visitId(opened.page);
    await close(opened);
    opened = await open(opened.home);
    await setUp(opened, theme);
    await opened.page.getByTestId('nav-visitas').click();
    await look(opened, 'visitas-lista', theme);
    await opened.page.getByTestId('open-visit').first().getByRole('link').click();
    await opened.page.getByTestId('answers-list').waitFor();
    const { answers } = await call(opened.page, 'visits.get', { visit });
    expect(answers.filter(({ value }) => value.kind === 'outcome')).toHaveLength(3);
  });

  it('takes evidence with an answer', async () => {
    const { page } = opened;
    const file = join(folder, 'fotografia.png');
    writeFileSync(file, Buffer.from(PNG, 'base64'));
    await choose(opened, [file]);
    await page.getByTestId('jump-ece-funcional').click();
    await page.getByTestId('answers-list').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await active(page).getByTestId('evidence').getByRole('button').first().click();
    await page.getByTestId('evidence-dialog').getByRole('img').waitFor();
    await look(opened, 'visita-evidencia', theme);
    await page.keyboard.press('Escape');
  });

  it('reviews a sample of records, in a grid too', async () => {
    const { page } = opened;
    await page.getByTestId('jump-nom-004-ssa3-2012').click();
    await page.getByTestId('sample-edit').click();
    await page.getByTestId('sample-number').fill('4');
    await page.getByTestId('sample-save').click();
    await page.getByTestId('sample-grid').click();
    await page.locator('[data-cell="0-0"]').focus();
    for (const key of ['1', '3', '1', '4']) await page.keyboard.press(key);
    await saved(page).waitFor();
    await expect
      .poll(async () => {
        const { answers } = await call(page, 'visits.get', { visit: await visitId(page) });
        return answers.filter(({ record }) => record > 0).length;
      }, SOON)
      .toBe(4);
    await look(opened, 'visita-cuadricula', theme);
    await page.getByTestId('sample-one').click();
  });

  it('answers an interview', async () => {
    const { page } = opened;
    await page.getByTestId('jump-capacidad-ece').click();
    await page.getByTestId('answers-list').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('1');
    await expect
      .poll(async () => {
        const { answers } = await call(page, 'visits.get', { visit: await visitId(page) });
        return answers.some(({ checklist, value }) => checklist === 'capacidad-ece' && value.kind === 'question');
      }, SOON)
      .toBe(true);
    await look(opened, 'visita-entrevista', theme);
  });

  it('keeps people, facts and modules by itself', async () => {
    const { page } = opened;
    await tab(opened, 'datos');
    await addPerson(page, 'atiende', 'Bruno Ejemplo Díaz', 'INE-1');
    await addPerson(page, 'testigo', 'Carla Ejemplo Soto', 'INE-2');
    await addPerson(page, 'testigo', 'Darío Ejemplo Luna', 'INE-3');
    await page.getByTestId('visit-facts').fill('El sistema funcionó durante toda la visita.');
    await page.getByTestId('module-ece-funcional-farmacia-no').click();
    await expect
      .poll(async () => {
        const { head } = await call(page, 'visits.get', { visit: await visitId(page) });
        return [head.people.length, head.facts, head.modules.filter(({ deployed }) => deployed === false).length];
      }, SOON)
      // Said once, of the functions and of the interview, which both know the module.
      .toEqual([4, 'El sistema funcionó durante toda la visita.', 2]);
    await look(opened, 'visita-datos', theme);
    await tab(opened, 'conflictos');
    await look(opened, 'visita-conflictos', theme);
  });

  it('makes an agreement of an item that is not met', async () => {
    const { page } = opened;
    await tab(opened, 'acuerdos');
    await page.getByTestId('agree-item').first().click();
    await page.getByTestId('agreement-responsible').fill('Dirección de la unidad');
    await page.getByTestId('agreement-end').fill('2099-12-31');
    await page.getByTestId('agreement-save').click();
    await page.getByTestId('agreement-row').waitFor();
    await look(opened, 'visita-acuerdos', theme);
  });

  it('says what stands in the way of closing, and leads there', async () => {
    const { page } = opened;
    await tab(opened, 'cerrar');
    const stop = page.locator('[data-testid=closing-check][data-severity=stop]');
    await page.getByTestId('closing-check').first().waitFor();
    await look(opened, 'visita-cerrar', theme);
    // What the interview must not leave open is answered the way the list of checks asks for it.
    expect(await stop.count()).toBeGreaterThan(0);
    await stop.getByRole('link').first().click();
    await page.locator('[data-testid=asked-question][data-active]').waitFor();
    const visit = await visitId(page);
    const checks = await call(page, 'visits.check', { visit });
    const { head } = await call(page, 'visits.get', { visit });
    const by = head.people.find(({ role }) => role === 'evaluador')?.id ?? '';
    const { checklist } = await call(page, 'checklists.get', { id: 'capacidad-ece', edition: '1.0' });
    for (const key of checks.filter(({ severity }) => severity === 'stop').flatMap(({ keys = [] }) => keys)) {
      const form = checklist.questions?.find(({ id }) => id === key.item)?.answer;
      const simple = form?.type === 'by-module' ? form.of : form;
      const one = simple?.type === 'choice' ? (simple.options[0]?.id ?? '') : simple?.type === 'number' ? 2020 : 'no';
      const values = [simple?.type === 'number' ? Math.min(simple.max ?? 2020, simple.min ?? 2020) : one];
      const value = { kind: 'question' as const, values };
      await call(page, 'visits.answer', { visit, id: crypto.randomUUID(), key, value, note: '', by });
    }
    expect((await call(page, 'visits.check', { visit })).filter(({ severity }) => severity === 'stop')).toEqual([]);
  });

  it('closes, shows what it came to, and gives the acta', async () => {
    const { page } = opened;
    await tab(opened, 'datos');
    await tab(opened, 'cerrar');
    await acta(page).waitFor();
    await page.getByTestId('close-visit').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('visit-percent').first().waitFor();
    expect(await page.getByTestId('visit-status').first().getAttribute('data-status')).toBe('cerrada');
    await look(opened, 'visita-cerrada', theme);
    await tab(opened, 'preguntas');
    await page.getByTestId('asked-item').first().waitFor();
    expect(await page.getByTestId('outcome-cumple').count(), 'a closed visit is only read').toBe(0);
    await look(opened, 'visita-cerrada-preguntas', theme);
    await tab(opened, 'versiones');
    await acta(page).waitFor();
    await look(opened, 'visita-acta', theme);
    const file = join(folder, 'acta.pdf');
    await saveAt(opened, file);
    await page.getByTestId('save-acta').click();
    await page.getByTestId('toast').filter({ hasText: file }).waitFor({ timeout: 30_000 });
    if (canReadPdf) expect(pdfText(file)).toContain('Ana Sintética Pérez');
  });

  it('is corrected as a new version, with its reason', async () => {
    const { page } = opened;
    await page.getByTestId('correct-visit').click();
    await page.getByTestId('reason').fill('Se anotó mal un resultado.');
    await page.getByTestId('reason-go').click();
    await page.getByTestId('answers-list').waitFor();
    const { head, versions } = await call(page, 'visits.get', { visit: await visitId(page) });
    expect(head).toMatchObject({ status: 'abierta', version: 2, correction: 'Se anotó mal un resultado.' });
    expect(versions).toHaveLength(1);
    await tab(opened, 'cerrar');
    await page.getByTestId('visit-cancel').click();
    await page.getByTestId('reason').fill('No hacía falta.');
    await page.getByTestId('reason-go').click();
    await page.getByTestId('visit-percent').first().waitFor();
  });

  it('follows the closed visit up and shows what was said before', async () => {
    const { page } = opened;
    await page.getByTestId('nav-visitas').click();
    await page.getByTestId('new-visit').click();
    await page.getByTestId('visit-unit-search').fill(CLUES);
    await page.getByTestId('visit-unit-option').first().click();
    await page.getByTestId('kind-external').click();
    await page.getByTestId('purpose-first').waitFor();
    await page.locator('[data-testid^=purpose-]').nth(1).click();
    await addPerson(page, 'evaluador', 'Ana Sintética Pérez', 'EV-0012');
    await page.getByTestId('open-visit-now').click();
    await page.getByTestId('answers-list').waitFor();
    await page.getByTestId('jump-ece-funcional').click();
    await page.getByTestId('answers-all').click();
    await page.getByTestId('answers-list').focus();
    await page.keyboard.press('j');
    await active(page).getByTestId('said-before').waitFor();
    await look(opened, 'visita-seguimiento', theme);
  });
});
