import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST, patientProfile, VALUE_SET, writePackage } from '../support/fhir/packages.ts';
import { call, choose, end, newFolder, type Opened, open, removeFolders } from './support/app.ts';
import { look, setUp } from './support/look.ts';

const PROFILE = 'http://ejemplo.invalid/StructureDefinition/paciente-sintetico';

/** Synthetic patients without a birth date, each with an element that FHIR does not know, in every syntax. */
function writeExport(folder: string): string {
  const patient = (id: string) => ({ resourceType: 'Patient', id, gender: 'female', apodo: 'SINTÉTICA' });
  const lines = [patient('c'), patient('d')].map((one) => `${JSON.stringify(one)}\n`).join('');
  const xml = `<Patient xmlns="http://hl7.org/fhir">\n  <id value="b"/>\n  <apodo value="SINTÉTICA"/>\n</Patient>\n`;
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.json'), JSON.stringify(patient('a'), null, 2));
  writeFileSync(join(folder, 'b.xml'), xml);
  writeFileSync(join(folder, 'c.ndjson'), lines);
  writeFileSync(join(folder, 'd.ndjson.gz'), gzipSync(lines));
  return folder;
}

describe.each(['light', 'dark'] as const)('FHIR, %s', (theme) => {
  let output: string;
  let opened: Opened;

  beforeAll(async () => {
    output = newFolder('fhir');
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('imports a guide, and says why a file is none', async () => {
    const { page } = opened;
    await page.getByTestId('fhir-guides-none').waitFor();
    const bad = join(output, 'nada.tgz');
    writeFileSync(bad, 'no es un archivo');
    const guide = writePackage(join(output, 'guia.tgz'), MANIFEST, { 'p.json': patientProfile(), 'v.json': VALUE_SET });
    await choose(opened, [guide, bad]);
    await page.getByTestId('fhir-guide-import').click();
    const row = page.getByTestId('fhir-guide-row').filter({ hasText: MANIFEST.name });
    await row.filter({ hasText: '1.0.0' }).waitFor();
    await page.getByTestId('fhir-guide-report').filter({ hasText: 'nada.tgz' }).waitFor();
    await page.getByTestId('fhir-guide-missing').filter({ hasText: 'mx.ejemplo.base#2.0.0' }).waitFor();
    await row.scrollIntoViewIfNeeded();
    await look(opened, 'guias-fhir', theme);
  });

  it('shows every syntax, and runs with a profile and without a layer, and says so', async () => {
    const { page } = opened;
    await choose(opened, [writeExport(join(output, 'entrega'))]);
    await page.getByTestId('nav-verificar').click();
    await page.getByTestId('choose-folder').click();
    const files = page.getByTestId('inspected-file');
    for (const [name, syntax] of [
      ['a.json', '(JSON)'],
      ['b.xml', '(XML)'],
      ['c.ndjson', '(NDJSON)'],
      ['d.ndjson.gz', '(NDJSON)'],
    ] as const) {
      await files.filter({ hasText: name }).filter({ hasText: syntax }).waitFor();
    }
    await page.getByTestId('fhir-options').locator('summary').click();
    await page.getByTestId('layer-fhir-narrativa').click();
    await page.getByTestId('profile-search').fill('ningun-perfil');
    await page.getByText('Ningún perfil coincide.').waitFor();
    await page.getByTestId('profile-search').fill('PACIENTE sintet');
    await page.getByTestId('profile-option').click();
    await page.getByTestId('fhir-options').filter({ hasText: '1 perfil exigido · 1 capa fuera' }).waitFor();
    await look(opened, 'opciones-fhir', theme);
    await page.getByTestId('start-run').click();
    await page.getByTestId('tab-archivos').waitFor();
    await page.locator('.facts summary').click();
    await page.getByTestId('fact-profiles').filter({ hasText: PROFILE }).waitFor();
    await page.getByTestId('fact-layers').filter({ hasText: 'fhir-narrativa' }).waitFor();
    await page.getByTestId('fact-layers').scrollIntoViewIfNeeded();
    await look(opened, 'resultado-datos-fhir', theme);
  });

  it('says layer by layer what holds, fails and cannot be told', async () => {
    const { page } = opened;
    await page.getByTestId('tab-archivos').click();
    const layer = (id: string) => page.locator(`[data-testid=layer-row][data-layer=${id}]`);
    await page.locator('[data-layer=fhir-narrativa][data-state=left-out]').waitFor();
    await page.locator('[data-layer=fhir-perfil][data-state=failed]').waitFor();
    expect(await layer('fhir-estructura').getAttribute('data-state')).toBe('failed');
    await layer('fhir-perfil').scrollIntoViewIfNeeded();
    await look(opened, 'resultado-capas', theme);
  });

  it.each(['a.json', 'b.xml', 'c.ndjson', 'd.ndjson.gz'])(
    'shows element, layer and source of a finding in %s',
    async (file) => {
      const { page } = opened;
      await page.getByTestId('tab-archivos').click();
      await page.getByTestId('file-row').filter({ hasText: file }).getByRole('link').click();
      await page.getByTestId('filter-text').fill('apodo');
      await page.getByTestId('finding-row').first().click();
      const detail = page.getByTestId('finding-detail');
      await detail.getByTestId('finding-layer').filter({ hasText: 'Estructura' }).waitFor();
      expect(await detail.getByTestId('finding-path').textContent()).toContain('Patient');
      await detail.getByTestId('source-mark').waitFor();
      expect(await detail.locator('[data-marked]').textContent()).toContain('apodo');
      await look(opened, `hallazgo-${file}`, theme);
    },
  );

  it('removes a guide after a question', async () => {
    const { page } = opened;
    await page.getByTestId('nav-ajustes').click();
    await page.getByTestId('fhir-guide-remove').click();
    await look(opened, 'guia-quitar', theme);
    await page.getByTestId('confirm').click();
    await page.getByTestId('fhir-guides-none').waitFor();
    expect((await call(page, 'fhirPackages.list', undefined)).packages).toEqual([]);
  });

  it('explains itself', async () => {
    const { page } = opened;
    await page.getByTestId('nav-ayuda').click();
    await page.getByTestId('help-fhir').scrollIntoViewIfNeeded();
    await look(opened, 'ayuda-fhir', theme);
  });
});
