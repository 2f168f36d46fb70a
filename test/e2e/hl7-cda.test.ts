import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, end, newFolder, type Opened, open, removeFolders, repository } from './support/app.ts';
import { look, setUp } from './support/look.ts';

const SAMPLES = join(repository, 'resources', 'samples');
/** A segment whose end the standard calls CR: a file of one line to most editors. */
const MESSAGES = 'resultados-sinteticos.hl7';
const DOCUMENT = 'urgencias-sinteticas.xml';

describe.each(['light', 'dark'] as const)('HL7 v2 and CDA, %s', (theme) => {
  let opened: Opened;
  let delivery: string;

  beforeAll(async () => {
    delivery = join(newFolder('hl7-cda'), 'entrega');
    for (const kind of ['hl7v2', 'cda']) cpSync(join(SAMPLES, kind), delivery, { recursive: true });
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('says what the files are, and what may be left out of each standard', async () => {
    const { page } = opened;
    await choose(opened, [delivery]);
    await page.getByTestId('nav-verificar').click();
    await page.getByTestId('choose-folder').click();
    const files = page.getByTestId('inspected-file');
    await files.filter({ hasText: MESSAGES }).filter({ hasText: 'HL7 v2' }).waitFor();
    await files.filter({ hasText: DOCUMENT }).filter({ hasText: 'CDA R2' }).waitFor();
    expect(await page.getByTestId('fhir-options').count()).toBe(0);
    await look(opened, 'hl7-cda-archivos', theme);
    const hl7 = page.getByTestId('hl7-options');
    await hl7.locator('summary').click();
    expect(await hl7.locator('[data-testid^=layer-]').count()).toBe(7);
    await hl7.getByTestId('layer-hl7v2-tabla').click();
    await hl7.filter({ hasText: '1 capa fuera' }).waitFor();
    const cda = page.getByTestId('cda-options');
    await cda.locator('summary').click();
    expect(await cda.locator('[data-testid^=layer-]').count()).toBe(3);
    await hl7.scrollIntoViewIfNeeded();
    await look(opened, 'hl7-cda-opciones', theme);
    await page.getByTestId('start-run').click();
    await page.getByTestId('tab-archivos').waitFor();
  });

  it('says layer by layer what holds and what fails', async () => {
    const { page } = opened;
    await look(opened, 'hl7-cda-resultado', theme);
    await page.getByTestId('tab-archivos').click();
    await page.locator('[data-layer=hl7v2-tabla][data-state=left-out]').waitFor();
    await page.locator('[data-layer=hl7v2-campo][data-state=failed]').waitFor();
    await page.locator('[data-layer=cda-contenido][data-state=failed]').waitFor();
    await page.getByTestId('layers').scrollIntoViewIfNeeded();
    await look(opened, 'hl7-cda-capas', theme);
  });

  it('shows where a finding of HL7 v2 stands, and its segment', async () => {
    const { page } = opened;
    await page.getByTestId('tab-hallazgos').click();
    await page.getByTestId('filter-text').fill('OBX-11');
    await page.getByTestId('finding-row').first().click();
    const detail = page.getByTestId('finding-detail');
    await detail.getByTestId('finding-path').filter({ hasText: 'OBX[2]-11' }).waitFor();
    await detail.getByTestId('source-mark').waitFor();
    expect(await detail.locator('[data-marked]').textContent()).toMatch(/^\d+OBX\|/);
    await look(opened, 'hl7-hallazgo-campo', theme);
    await page.getByTestId('filter-text').fill('PID-3');
    await page.getByTestId('finding-row').first().click();
    await detail.getByTestId('finding-path').filter({ hasText: 'PID-3' }).waitFor();
    await detail.getByTestId('source-mark').waitFor();
    expect(await detail.locator('[data-marked]').textContent()).toMatch(/^\d+PID\|/);
    expect(await detail.getByTestId('source-mark').textContent()).toMatch(/^[A-Z0-9]{18}$/);
    await look(opened, 'hl7-hallazgo-curp', theme);
  });

  it('shows where a finding of CDA stands by its XPath, and its element', async () => {
    const { page } = opened;
    await page.getByTestId('filter-text').fill('reference');
    await page.getByTestId('finding-row').first().click();
    const detail = page.getByTestId('finding-detail');
    await detail
      .getByTestId('finding-path')
      .filter({ hasText: /\/ClinicalDocument\/.*\/reference\/@value$/ })
      .waitFor();
    await detail.getByTestId('source-mark').waitFor();
    expect(await detail.locator('[data-marked]').textContent()).toContain('<reference');
    await look(opened, 'cda-hallazgo', theme);
  });

  it('gathers the findings by datum', async () => {
    const { page } = opened;
    await page.getByTestId('tab-variables').click();
    await page.getByTestId('variable-row').filter({ hasText: 'OBX-11' }).waitFor();
    await page.getByTestId('variable-row').filter({ hasText: 'section/text' }).waitFor();
    await look(opened, 'hl7-cda-variables', theme);
  });

  it('explains itself', async () => {
    const { page } = opened;
    await page.getByTestId('nav-ayuda').click();
    await page.getByTestId('help-hl7').scrollIntoViewIfNeeded();
    await look(opened, 'ayuda-hl7-cda', theme);
  });
});
