import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, choose, close, end, newFolder, type Opened, open, removeFolders, saveAt } from './support/app.ts';
import { look, setUp } from './support/look.ts';

const UNIT = 'DFSSA000010';
const PASSWORD = 'contraseña sintética';
const NONE = { visit: null, checklist: null, item: null, session: null } as const;

/** The first part of an ISO day, so many days from today. */
function dayFrom(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

/** Another agreement, as a visit would have made it. */
function agree({ page }: Opened, action: string, start: number, end: number, weight = 1) {
  const days = { start: dayFrom(start), expectedEnd: dayFrom(end) };
  const said = { action, responsible: 'Dirección médica (sintética)', weight };
  return call(page, 'agreements.save', { id: crypto.randomUUID(), unit: UNIT, ...NONE, ...days, ...said });
}

function report({ page }: Opened, agreement: string, real: number | null) {
  const said = { expected: null, status: 'pendiente', note: '', by: 'Evaluadora sintética' } as const;
  return call(page, 'agreements.report', { id: crypto.randomUUID(), agreement, real, ...said });
}

async function show({ page }: Opened, hash: string, sign: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await page.locator(sign).first().waitFor();
}

describe.each(['light', 'dark'] as const)('agreements, what is due and packages, %s', (theme) => {
  let file = '';
  let opened: Opened;
  let other: Opened | undefined;
  let fingerprint = '';

  const rows = () => opened.page.getByTestId('agreement-row');
  const text = (id: string) => opened.page.getByTestId(id).first().textContent();

  beforeAll(async () => {
    file = join(newFolder('paquetes'), 'registro.cotejo');
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    await end(other);
    removeFolders();
  });

  it('says how an agreement comes to be where there is none', async () => {
    await show(opened, '#/acuerdos', '[data-testid=empty-state]');
    await look(opened, 'acuerdos-vacio', theme);
    await show(opened, '#/inicio', '[data-testid=verify-sample]');
    expect(await opened.page.getByTestId('due').count()).toBe(0);
  });

  it('takes an agreement by hand, for a unit that is not known yet', async () => {
    const { page } = opened;
    await show(opened, '#/acuerdos', '[data-testid=new-agreement]');
    await page.getByTestId('new-agreement').click();
    await page.getByTestId('visit-unit-search').fill(UNIT);
    await page.getByTestId('visit-unit-unknown').click();
    await page.getByTestId('agreement-action').fill('Instalar el catálogo CIE-10 vigente');
    await page.getByTestId('agreement-start').fill(dayFrom(-10));
    await page.getByTestId('agreement-end').fill(dayFrom(-20));
    expect(await page.getByTestId('agreement-save').isDisabled()).toBe(true);
    await page.getByTestId('agreement-end').fill(dayFrom(10));
    await look(opened, 'acuerdos-nuevo', theme);
    await page.getByTestId('agreement-save').click();
    await rows().first().waitFor();
    expect(await text('agreement-real')).toContain('Sin informar');
    expect(await rows().first().getByTestId('light').textContent()).toContain('Sin avance informado');
  });

  it('reports progress over 100 % as it is', async () => {
    const { page } = opened;
    await page.getByTestId('agreement-open').click();
    await page.getByTestId('agreement-report').click();
    await page.getByTestId('report-real').fill('ochenta');
    await page.getByTestId('report-by').fill('Evaluadora sintética');
    expect(await page.getByTestId('report-save').isDisabled()).toBe(true);
    await page.getByTestId('report-real').fill('130,5');
    await look(opened, 'acuerdos-avance', theme);
    await page.getByTestId('report-save').click();
    await page.getByTestId('agreement-history').waitFor();
    expect(await text('agreement-real')).toContain('130.5');
    expect(await text('agreement-real')).toContain('Más de 100 %');
    expect(await text('board-real')).toContain('130.5');
  });

  it('lights up as the board of 2011 does, and adds up by weight', async () => {
    const behind = await agree(opened, 'Capacitar al personal de enfermería', -10, 10, 2);
    await report(opened, behind.id, 40);
    const far = await agree(opened, 'Respaldar la base de datos fuera del edificio', -60, -30, 3);
    await report(opened, far.id, 10);
    await agree(opened, 'Firmar las notas de evolución', -40, -5);
    await show(opened, '#/inicio', '[data-testid=due-overdue]');
    await show(opened, '#/acuerdos', '[data-testid=board-total]');
    const lights = await Promise.all(['as-expected', 'behind', 'far-behind'].map((l) => text(`board-light-${l}`)));
    expect(lights).toEqual(['1', '1', '1']);
    expect(await text('board-absent')).toBe('1');
    // (1 · 130.5 + 2 · 40 + 3 · 10) / 6
    expect(await text('board-real')).toContain('40.1');
    await opened.page.getByTestId('agreement-open').first().click();
    await look(opened, 'acuerdos-tablero', theme);
  });

  it('is narrowed by words, status and unit', async () => {
    const { page } = opened;
    await page.getByTestId('agreement-search').fill('catalogo cie');
    await expect.poll(() => rows().count()).toBe(1);
    expect(await text('board-total')).toContain('130.5');
    await page.getByTestId('agreement-search').fill('');
    await page.getByTestId('agreement-status-solventada').click();
    await page.getByTestId('empty-state').waitFor();
    await page.getByTestId('agreement-status-solventada').click();
    await page.getByTestId('agreement-unit').click();
    await page.getByTestId('visit-unit-option').first().click();
    await page.getByTestId('agreement-unit-remove').waitFor();
    await expect.poll(() => rows().count()).toBe(4);
    await page.getByTestId('agreement-unit-remove').click();
  });

  it('goes only with a reason', async () => {
    const { page } = opened;
    await page.getByTestId('agreement-search').fill('notas de evolucion');
    await expect.poll(() => rows().count()).toBe(1);
    await page.getByTestId('agreement-open').click();
    await page.getByTestId('agreement-remove').click();
    expect(await page.getByTestId('reason-go').isDisabled()).toBe(true);
    await page.getByTestId('reason').fill('Se anotó dos veces');
    await page.getByTestId('reason-go').click();
    await page.getByTestId('empty-state').waitFor();
  });

  it('counts the sessions and agreements of a committee, nothing apart from 0', async () => {
    const { page } = opened;
    await page.getByTestId('agreements-tab-comites').click();
    await look(opened, 'comites-vacio', theme);
    await page.getByTestId('new-committee').click();
    await page.getByTestId('committee-name').fill('CECAS Colima (sintético)');
    await page.getByTestId('committee-kind').fill('CECAS');
    for (const [i, day] of [dayFrom(-90), dayFrom(-30)].entries()) {
      await page.getByTestId('session-add').click();
      await page.getByTestId('session-programmed').nth(i).fill(day);
    }
    await page.getByTestId('session-held').first().fill(dayFrom(-89));
    await page.getByTestId('committee-save').click();
    await page.getByTestId('session-agreement').click();
    await look(opened, 'comite', theme);
    await page.getByRole('link', { name: 'Todos los comités' }).click();
    await page.getByTestId('committee-row').waitFor();
    expect(await text('committee-row')).toMatch(/2\s*1\s*50\.00\s%\s*0\s*0\s*—/u);

    await page.getByTestId('committee-row').getByRole('link').click();
    await page.getByTestId('session-agreement').click();
    await page.getByTestId('agreement-action').fill('Enviar el informe');
    await page.getByTestId('agreement-end').fill(dayFrom(20));
    await page.getByTestId('agreement-save').click();
    await rows().first().waitFor();
    await show(opened, '#/acuerdos/comites', '[data-testid=committee-total]');
    expect(await text('committee-total')).toMatch(/50\.00\s%\s*1\s*0\s*0\.00\s%/u);
    await look(opened, 'comites', theme);
  });

  it('says on the first screen what is due, with the way to it', async () => {
    const { page } = opened;
    const [list] = (await call(page, 'checklists.editions', undefined)).filter(({ forVisits }) => forVisits);
    const { id, edition } = list ?? { id: '', edition: '' };
    const person = { role: 'evaluador', name: 'Evaluadora sintética', position: '', credential: '1' } as const;
    const people = [{ id: crypto.randomUUID(), ...person }];
    await call(page, 'visits.open', { clues: UNIT, kind: 'external', checklists: [{ id, edition }], people });
    await show(opened, '#/inicio', '[data-testid=due-openVisits]');
    for (const group of ['overdue', 'soon', 'sessions']) await page.getByTestId(`due-${group}`).waitFor();
    await look(opened, 'inicio-vence', theme);
    await page.getByTestId('due-overdue').getByRole('link').first().click();
    await page.getByTestId('agreement-detail').waitFor();
    await show(opened, '#/inicio', '[data-testid=due-continue]');
    await page.getByTestId('due-continue').click();
    await expect.poll(() => page.evaluate(() => window.location.hash)).toContain('#/visitas/');
  });

  it('keeps how long a verification counts', async () => {
    const { page } = opened;
    await show(opened, '#/ajustes', '[data-testid=validity-months]');
    await page.getByTestId('validity-months').fill('18');
    await page.getByTestId('validity-months').press('Tab');
    await expect.poll(async () => (await call(page, 'settings.get', undefined)).validityMonths).toBe(18);
  });

  it('exports the registry under a password', async () => {
    const { page } = opened;
    await show(opened, '#/ajustes/equipos', '[data-testid=device-name]');
    await page.getByTestId('device-name').fill('Equipo de Colima (sintético)');
    await page.getByTestId('device-name').press('Tab');
    await page.getByTestId('toast').filter({ hasText: 'nombre del equipo' }).waitFor();
    fingerprint = (await text('device-fingerprint')) ?? '';
    await call(page, 'units.save', { clues: UNIT, name: 'Hospital General Sintético', aliases: [] });
    await page.getByTestId('package-export').click();
    await page.getByTestId('export-password').fill('corta');
    expect(await page.getByTestId('export-now').isDisabled()).toBe(true);
    await page.getByTestId('export-password').fill(PASSWORD);
    await page.getByTestId('export-password-again').fill(PASSWORD);
    await look(opened, 'paquete-exportar', theme);
    await saveAt(opened, file);
    await page.getByTestId('export-now').click();
    await page.getByTestId('toast').filter({ hasText: file }).waitFor();
    await page.getByTestId('export-dialog').waitFor({ state: 'detached' });
    await look(opened, 'ajustes-paquetes', theme);
    await close(opened);
  });

  it('joins it on another computer once the fingerprint was compared, and shows what contradicts', async () => {
    other = await open();
    const { page } = other;
    await setUp(other, theme);
    await call(page, 'units.save', { clues: UNIT, name: 'Hospital Civil Sintético', aliases: [] });
    await choose(other, [file]);
    await show(other, '#/ajustes/equipos', '[data-testid=package-import]');
    await page.getByTestId('package-import').click();
    await page.getByTestId('import-password').fill('otra contraseña');
    await page.getByTestId('import-check').click();
    await page.getByRole('alert').filter({ hasText: 'contraseña' }).waitFor();
    await page.getByTestId('import-password').fill(PASSWORD);
    await page.getByTestId('import-check').click();
    await page.getByTestId('import-from').filter({ hasText: 'Equipo de Colima' }).waitFor();
    expect(await page.getByTestId('import-fingerprint').textContent()).toBe(fingerprint);
    expect(await page.getByTestId('import-now').isDisabled()).toBe(true);
    await page.getByTestId('import-trust').click();
    await look(other, 'paquete-importar', theme);
    await page.getByTestId('import-now').click();
    await page.getByTestId('import-report').filter({ hasText: '1 conflicto' }).waitFor();
    await look(other, 'paquete-importado', theme);
    await page.getByTestId('import-close').click();
    await page.getByTestId('device-row').filter({ hasText: 'De confianza' }).waitFor();
    await page.getByTestId('conflict').waitFor();
    expect((await call(page, 'agreements.list', { limit: 100 })).length).toBe(4);
    await look(other, 'ajustes-conflictos', theme);
  });

  it('leaves nothing replaced until a person has decided', async () => {
    if (!other) throw new Error('No se abrió el segundo registro.');
    const { page } = other;
    const name = async () => (await call(page, 'units.get', { clues: UNIT })).unit.name;
    expect(await name()).toBe('Hospital Civil Sintético');
    await show(other, '#/inicio', '[data-testid=due-conflicts]');
    await page.getByTestId('due-conflicts').getByRole('link').click();
    await page.getByTestId('conflict-theirs').click();
    await page.getByTestId('conflict-note').fill('Así la nombra su placa.');
    await look(other, 'conflicto-resolver', theme);
    await page.getByTestId('confirm').click();
    await page.getByTestId('conflict').waitFor({ state: 'detached' });
    expect(await name()).toBe('Hospital General Sintético');
  });

  it('knows a package that came before, and whom it no longer trusts', async () => {
    if (!other) throw new Error('No se abrió el segundo registro.');
    const { page } = other;
    await page.getByTestId('package-import').click();
    await page.getByTestId('import-password').fill(PASSWORD);
    await page.getByTestId('import-check').click();
    await page.getByTestId('import-known').waitFor();
    await page.getByTestId('import-close').click();
    await page.getByTestId('device-trust').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('device-row').filter({ hasText: 'Sin confianza' }).waitFor();
  });
});
