import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_OPENSSL, makeAuthorities, SYNTHETIC_PASSWORD } from '../support/efirma.ts';
import { greyPng } from '../support/picture.ts';
import { call, choose, end, newFolder, type Opened, open, removeFolders, saveAt, verifySample } from './support/app.ts';
import { look, setUp } from './support/look.ts';
import { canReadPdf, pdfText } from './support/pdf.ts';
import { closedVisit } from './support/visits.ts';

/** Printing a page takes seconds where two cores are shared. */
const PRINTED = { timeout: 40_000 };

const UNITS = Array.from({ length: 11 }, (_, i) => `JCSSA${900_000 + i}`);

/** Of all units, drawn without any stratum. */
function campaignOf(title: string, sampleSize: number) {
  const stratum = { id: 'todas', title: 'Todas', method: 'equal' as const, sampleSize, replacements: 0 };
  const design = { schema: 'cotejo/sample-design@1' as const, id: 'prueba', title, seed: 'semilla' };
  return {
    ...{ id: crypto.randomUUID(), title, universe: {}, sizeAttribute: null, rules: [] },
    design: { ...design, strata: [stratum] },
  };
}

describe.each(['light', 'dark'] as const)('the screen Informes, %s', (theme) => {
  let opened: Opened;
  let output: string;
  let runId: string;
  const at = (name: string) => join(output, name);

  beforeAll(async () => {
    output = newFolder('informes');
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  const pane = async (name: string) => {
    await opened.page.getByTestId('nav-informes').click();
    await opened.page.getByTestId(`tab-${name}`).click();
  };
  const toast = (hasText: string) => opened.page.getByTestId('toast').filter({ hasText }).waitFor(PRINTED);

  /** Chooses certificate and key, and types the password. */
  const give = async (name: string, secret = SYNTHETIC_PASSWORD) => {
    const { page } = opened;
    await choose(opened, [at(`${name}.cer`)]);
    await page.getByTestId('choose-cer').click();
    await page.getByTestId('credential-owner').waitFor();
    await choose(opened, [at(`${name}.key`)]);
    await page.getByTestId('choose-key').click();
    await page.getByTestId('credential-password').fill(secret);
  };
  /** The report that is chosen, shown and saved as PDF. */
  const saved = async (name: string) => {
    const { page } = opened;
    await page.frameLocator('[data-testid=report-frame]').getByRole('heading', { level: 1 }).waitFor(PRINTED);
    await look(opened, `informes-${name}`, theme);
    await saveAt(opened, at(`${name}.pdf`));
    await page.getByTestId('report-save').click();
    await toast(at(`${name}.pdf`));
    return canReadPdf ? pdfText(at(`${name}.pdf`)) : null;
  };
  const go = (hash: string) =>
    opened.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  /** Folders of pages that are being printed, here or by a program that was killed once. */
  const working = () => readdirSync(tmpdir()).filter((name) => /^cotejo-(lote|informe)-/.test(name));

  it.each(['preparar', 'firmas', 'comprobar', 'lote', 'reverificar'])('shows %s of an empty registry', async (name) => {
    await pane(name);
    await opened.page.locator('[role=tabpanel]').waitFor();
    await look(opened, `informes-vacio-${name}`, theme);
  });

  it('keeps logo, paper and signatories, and says why a file is no logo', async () => {
    const { page } = opened;
    const [logo, other] = [at('logotipo.png'), at('otro.png')];
    writeFileSync(logo, greyPng(64));
    writeFileSync(other, 'no es una imagen');
    await page.getByTestId('nav-ajustes').click();
    await choose(opened, [other]);
    await page.getByTestId('logo-choose').click();
    await page.getByTestId('logo-problem').waitFor();
    await choose(opened, [logo]);
    await page.getByTestId('logo-choose').click();
    await page.getByTestId('logo').waitFor();
    for (const [i, name] of ['Ana Sintética Pérez', 'Luis Ejemplo Ruiz'].entries()) {
      await page.getByTestId('signatory-add').click();
      await page.getByTestId('signatory-name').nth(i).fill(name);
      await page.getByTestId('signatory-position').nth(i).fill('Evaluación');
      await page.getByTestId('signatory-position').nth(i).blur();
    }
    await page.getByTestId('signatory-up').nth(1).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('signatory-down');
    await expect
      .poll(async () => (await call(page, 'settings.get', undefined)).signatories)
      .toEqual([
        { name: 'Luis Ejemplo Ruiz', position: 'Evaluación' },
        { name: 'Ana Sintética Pérez', position: 'Evaluación' },
      ]);
    await page.getByTestId('report-settings').scrollIntoViewIfNeeded();
    await look(opened, 'ajustes-informes', theme);
  });

  it('shows the report of a run as it will be printed, and saves it', async () => {
    const { page } = opened;
    await verifySample(opened);
    await pane('preparar');
    await page.getByTestId('report-run-option').first().click();
    runId = /verificacion=([^&]+)/.exec(page.url())?.[1] ?? '';
    const frame = page.frameLocator('[data-testid=report-frame]');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    expect(await frame.locator('script').count()).toBe(0);
    await look(opened, 'informes-preparar', theme);
    await saveAt(opened, at('informe.pdf'));
    await page.getByTestId('report-save').click();
    await toast(at('informe.pdf'));
    if (canReadPdf) expect(pdfText(at('informe.pdf')).includes('Luis Ejemplo Ruiz')).toBe(true);
  });

  it('opens the report of a unit from its page, and saves it as HTML', async () => {
    const { page } = opened;
    await page.getByTestId('nav-unidades').click();
    await page.getByTestId('unit-row').first().getByRole('link').first().click();
    await page.getByTestId('print-unit').click();
    await page.frameLocator('[data-testid=report-frame]').getByRole('heading', { level: 1 }).waitFor();
    await look(opened, 'informes-unidad', theme);
    await page.getByTestId('report-form-html').click();
    await saveAt(opened, at('unidad.html'));
    await page.getByTestId('report-save').click();
    await toast(at('unidad.html'));
    expect(readFileSync(at('unidad.html'), 'utf8')).not.toMatch(/<script|https?:\/\/[^w]/);
  });

  it('shows checklists and the other kinds ready to be chosen', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      location.hash = '#/informes/preparar?que=lista';
    });
    await page.getByTestId('report-checklist').click();
    await page.getByRole('option').first().click();
    await page.frameLocator('[data-testid=report-frame]').getByRole('heading', { level: 1 }).waitFor();
    await look(opened, 'informes-lista', theme);
  });

  it('tells an intact report from one in which a byte has changed', async () => {
    const { page } = opened;
    await pane('comprobar');
    await choose(opened, [at('informe.pdf')]);
    await page.getByTestId('check-choose').click();
    await page.getByTestId('checked').waitFor();
    expect(await page.getByTestId('checked').getAttribute('data-verdict')).toBe('unsigned');
    await look(opened, 'informes-comprobar', theme);
    const bytes = readFileSync(at('informe.pdf'));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(at('cambiado.pdf'), bytes);
    await choose(opened, [at('cambiado.pdf')]);
    await page.getByTestId('check-choose').click();
    await page.locator('[data-testid=checked][data-verdict=altered]').waitFor();
    await look(opened, 'informes-alterado', theme);
  });

  it('compares what a sheet of paper says with the registry', async () => {
    const { page } = opened;
    const { folio } = await call(page, 'report.page', { kind: 'run', run: runId });
    await page.getByTestId('paper-text').fill(folio);
    await page.getByTestId('paper-check').click();
    await page.getByTestId('paper-verdict').waitFor();
    expect(await page.getByTestId('paper-verdict').getAttribute('data-verdict')).toBe('folio-only');
    await page.getByTestId('paper-text').fill('nada que se entienda');
    await page.getByTestId('paper-check').click();
    await page.locator('[data-testid=paper-verdict][data-verdict=unreadable]').waitFor();
  });

  it.skipIf(!HAS_OPENSSL)(
    'signs with an e.firma, says what is wrong, and knows the chain (needs openssl)',
    async () => {
      const { page } = opened;
      const authorities = makeAuthorities();
      const { cer, key } = authorities.issue();
      writeFileSync(at('persona.cer'), cer);
      writeFileSync(at('persona.key'), key);
      writeFileSync(at('autoridades.pem'), authorities.pem);
      await pane('firmas');
      await page.getByTestId('report-run-option').first().click();
      await page.getByTestId('sign-open').click();
      await give('persona', '');
      const password = page.getByTestId('credential-password');
      await password.fill('otra contraseña');
      await page.getByTestId('sign-go').click();
      await page.getByTestId('sign-problem').waitFor();
      expect(await password.inputValue()).toBe('');
      await look(opened, 'informes-firmar', theme);
      await password.fill(SYNTHETIC_PASSWORD);
      await page.getByTestId('sign-role').fill('Evaluadora');
      await page.getByTestId('sign-go').click();
      await page.getByTestId('signature').waitFor();
      const other = authorities.issue({ name: 'LUIS EJEMPLO RUIZ', rfc: 'XEXX020202AB2', curp: 'XEXX020202HDFXXXA2' });
      writeFileSync(at('otra.cer'), other.cer);
      writeFileSync(at('otra.key'), other.key);
      await page.getByTestId('sign-open').click();
      await give('otra');
      await page.getByTestId('sign-go').click();
      await expect.poll(() => page.getByTestId('signature').count()).toBe(2);
      await look(opened, 'informes-firmas', theme);
      await saveAt(opened, at('datos.json'));
      await page.getByTestId('save-signatures').click();
      await toast(at('datos.json'));

      await page.getByTestId('nav-ajustes').click();
      await choose(opened, [at('autoridades.pem')]);
      await page.getByTestId('authorities-import').click();
      await page.getByTestId('authority-row').first().waitFor();
      await page.getByTestId('authorities').scrollIntoViewIfNeeded();
      await look(opened, 'ajustes-autoridades', theme);

      await pane('comprobar');
      await choose(opened, [at('datos.json')]);
      await page.getByTestId('check-choose').click();
      await page.locator('[data-testid=checked][data-verdict=intact]').waitFor();
      const chains = await page
        .getByTestId('chain')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-chain')));
      expect(chains).toEqual(['known', 'known']);
      await look(opened, 'informes-integro', theme);

      await go(`#/informes/preparar?que=verificacion&verificacion=${runId}`);
      await page.getByTestId('report-seal').click();
      await give('persona');
      await saveAt(opened, at('sellado.pdf'));
      await page.getByTestId('report-save').click();
      await toast(at('sellado.pdf'));
      await pane('comprobar');
      await choose(opened, [at('sellado.pdf')]);
      await page.getByTestId('check-choose').click();
      await page.locator('[data-testid=checked][data-verdict=intact]').waitFor();
      expect(await page.getByTestId('chain').count(), 'two of the data and one of the PDF').toBe(3);
    },
  );

  it('prints what changed between two verifications', async () => {
    await verifySample(opened);
    await go('#/informes/preparar?que=comparacion');
    await opened.page.getByTestId('report-run-option').first().click();
    await opened.page.getByTestId('report-before').click();
    await opened.page.getByRole('option').first().click();
    const text = await saved('comparacion');
    if (text !== null) expect(text).toContain('Comparación de dos verificaciones');
  });

  it('prints the acta, the figures over units and the coverage of a campaign', async () => {
    const { page } = opened;
    for (const clues of UNITS) {
      await call(page, 'units.save', { clues, name: `Hospital sintético ${clues}`, aliases: [] });
    }
    const { campaign } = await call(page, 'campaigns.save', campaignOf('Primera vuelta sintética', UNITS.length + 1));
    await call(page, 'campaigns.draw', { campaign: campaign.id });
    const visits = [];
    for (const [i, clues] of UNITS.slice(0, 3).entries()) {
      visits.push(await closedVisit(page, clues, { campaign: campaign.id, met: 2 + 3 * i }));
    }
    const mean = (visits.reduce((sum, { percent }) => sum + percent, 0) / 3).toFixed(1);
    await go(`#/informes/preparar?que=visita&visita=${visits[0]?.visit}`);
    const acta = await saved('acta');
    await go('#/agregados');
    await page.getByTestId('print-comparative').click();
    const comparative = await saved('comparativo');
    await go(`#/informes/preparar?que=campana&campana=${campaign.id}`);
    const coverage = await saved('cobertura');
    if (acta !== null) expect(acta).toContain('Ana Sintética Pérez');
    for (const text of [comparative, coverage]) if (text !== null) expect(text).toContain(`${mean} %`);
  });

  it('prints many units into a ZIP, and says what came of it', async () => {
    const { page } = opened;
    await page.getByTestId('nav-unidades').click();
    await page.getByTestId('unit-choose').first().click();
    await page.getByTestId('print-units').click();
    await page.getByTestId('batch-selected').waitFor();
    await look(opened, 'informes-lote', theme);
    await saveAt(opened, at('lote.zip'));
    await page.getByTestId('batch-start').click();
    await page.getByTestId('batch-ended').waitFor(PRINTED);
    expect(await page.getByTestId('batch-printed').textContent()).toBe('1');
    expect(readFileSync(at('lote.zip')).subarray(0, 2).toString('latin1')).toBe('PK');
    await look(opened, 'informes-lote-terminado', theme);
  });

  it('cancels a batch with nothing left behind, and prints it whole the next time', async () => {
    const { page } = opened;
    await page.getByTestId('batch-source-filter').click();
    const before = working();
    await saveAt(opened, at('cancelado.zip'));
    await page.getByTestId('batch-start').press('Enter');
    await expect.poll(() => page.getByTestId('batch-progress').textContent(), PRINTED).toMatch(/^[23] de/);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    expect(await focused()).toBe('batch-running');
    await page.getByTestId('batch-cancel').press('Enter');
    await page.getByTestId('batch-cancelled').waitFor();
    expect(await focused()).toBe('batch-cancelled');
    expect([existsSync(at('cancelado.zip')), working()]).toEqual([false, before]);
    await look(opened, 'informes-lote-cancelado', theme);
    await saveAt(opened, at('todas.zip'));
    await page.getByTestId('batch-start').press('Enter');
    await page.getByTestId('batch-ended').waitFor(PRINTED);
    expect(await page.getByTestId('batch-printed').textContent()).toBe(String(UNITS.length + 1));
    expect(working()).toEqual(before);
    await saveAt(opened, join(output, 'no-existe', 'x.zip'));
    await page.getByTestId('batch-start').press('Enter');
    expect(await page.getByTestId('batch-problem').textContent()).toContain('No existe la carpeta');
  });

  it('lists what is due again, and prints it', async () => {
    const { page } = opened;
    await call(page, 'settings.set', { validityMonths: 1 });
    await pane('reverificar');
    await page.getByTestId('due-all').click();
    await look(opened, 'informes-reverificar', theme);
    await page.getByTestId('due-print').click();
    expect(await page.getByTestId('batch-selected').textContent()).toBe('3 unidades');
    expect(opened.faults).toEqual([]);
  });
});
