import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, end, newFolder, type Opened, open, removeFolders, saveAt } from './support/app.ts';
import { look, setUp, type Theme } from './support/look.ts';
import { closedVisit } from './support/visits.ts';

/** Synthetic units of four states: twelve small ones and twelve large ones. */
const UNITS = ['DF', 'JC', 'NL', 'YN'].flatMap((state) =>
  Array.from({ length: 6 }, (_, i) => `${state}SSA${String(900_000 + i).padStart(6, '0')}`),
);

const SOON = { timeout: 8_000 };

async function campaignId(page: Page): Promise<string> {
  return page.evaluate(() => window.location.hash.split('/')[2] ?? '');
}

describe.each(['light', 'dark'] as const)('a campaign from its universe to its figures, %s', (theme: Theme) => {
  let folder: string;
  let opened: Opened;
  /** Of the visited units, as it is written. */
  let mean: string;

  beforeAll(async () => {
    folder = newFolder(`campana-${theme}`);
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('says how to begin where there is nothing', async () => {
    const { page } = opened;
    for (const screen of ['campanas', 'agregados'] as const) {
      await page.getByTestId(`nav-${screen}`).click();
      await page.getByTestId('empty-state').waitFor();
      await look(opened, `${screen}-vacia`, theme);
    }
  });

  it('begins with a name and a design, and says what is missing', async () => {
    const { page } = opened;
    for (const clues of UNITS)
      await call(page, 'units.save', { clues, name: `Hospital sintético ${clues}`, aliases: [] });
    const beds = join(folder, 'camas.csv');
    const lines = UNITS.map((clues, i) => `${clues},${i % 2 === 0 ? 20 + i : 150 + i}`);
    writeFileSync(beds, ['CLUES,camas-censables', ...lines].join('\n'));
    await call(page, 'units.importAttributes', { path: beds });
    await page.getByTestId('nav-campanas').click();
    await page.getByTestId('campaign-new').click();
    await page.getByTestId('campaign-begin').click();
    await page.getByText('Escriba un nombre.').waitFor();
    await page.getByTestId('campaign-title').fill('Primera vuelta sintética');
    await page.getByTestId('template-aleatorio-simple').click();
    await look(opened, 'campana-nueva', theme);
    await page.getByTestId('campaign-begin').click();
    // 50 units cannot be drawn from 24.
    await page.getByTestId('draw-faults').waitFor();
    expect(await page.getByTestId('campaign-draw').isDisabled()).toBe(true);
    await look(opened, 'campana-con-faltas', theme);
  });

  it('is changed step by step, and keeps itself', async () => {
    const { page } = opened;
    await page.getByTestId('stratum-method').click();
    await page.getByRole('option', { name: 'Proporcional al tamaño' }).click();
    await page.getByTestId('size-attribute').click();
    await page.getByRole('option', { name: /camas-censables/ }).click();
    await page.getByTestId('stratum-sampleSize').fill('8');
    await page.getByTestId('stratum-replacements').fill('3');
    const before = await page.getByTestId('seed').inputValue();
    await page.getByTestId('new-seed').click();
    expect(await page.getByTestId('seed').inputValue()).not.toBe(before);
    await page.getByTestId('draw-ready').waitFor();
    await expect.poll(() => page.getByTestId('total-selected').textContent(), SOON).toBe('8');
    await page
      .locator('[data-testid=kept][data-state=saved]')
      .getByText(/\d\d:\d\d:\d\d/)
      .waitFor();
    await page.getByTestId('stratum-rule').click();
    await page.getByTestId('rule-text').waitFor();
    await look(opened, 'campana-borrador', theme);
    const id = await campaignId(page);
    const kept = (await call(page, 'campaigns.list', undefined)).find(({ campaign }) => campaign.id === id);
    expect(kept?.campaign.design.seed).toBe(await page.getByTestId('seed').inputValue());
    expect(kept?.campaign.design.strata[0]).toMatchObject({ method: 'proportional', sampleSize: 8, replacements: 3 });
  });

  it('is drawn once, as it can be repeated', async () => {
    const { page } = opened;
    const seed = await page.getByTestId('seed').inputValue();
    await page.getByTestId('campaign-draw').click();
    await page.getByTestId('confirm').waitFor();
    await look(opened, 'campana-sortear', theme);
    await page.getByTestId('confirm').click();
    await page.getByTestId('coverage-table').waitFor();
    expect(await page.getByTestId('total-selected').textContent()).toBe('8');
    await page.getByTestId('tab-sorteo').click();
    expect((await page.getByTestId('drawn-seed').textContent())?.trim()).toBe(seed);
    await look(opened, 'campana-sorteo', theme);
    const drawn = await call(page, 'campaigns.draws', { campaign: await campaignId(page) });
    expect(drawn.units.filter(({ selected }) => selected)).toHaveLength(8);
  });

  it('shows its units, with the way to visit each', async () => {
    const { page } = opened;
    await page.getByTestId('tab-unidades').click();
    await page.getByTestId('campaign-unit').first().waitFor();
    expect(await page.getByTestId('campaign-unit').count()).toBe(8);
    await look(opened, 'campana-unidades', theme);
    const link = await page.getByTestId('campaign-visit').first().getAttribute('href');
    expect(link).toMatch(/^#\/visitas\/nueva\/[A-Z]{5}\d{6}\?campana=[0-9a-f-]{36}$/);
    await page.getByTestId('only-replacements').click();
    await expect.poll(() => page.getByTestId('campaign-unit').count(), SOON).toBe(3);
    await page.getByTestId('campaign-unit-search').fill('no hay ninguna así');
    await page.getByTestId('empty-state').waitFor();
  });

  it('says what the visited are beside what it says of the universe', async () => {
    const { page } = opened;
    const campaign = await campaignId(page);
    const { units } = await call(page, 'campaigns.units', { campaign, only: 'selected', limit: 100 });
    const percents: number[] = [];
    for (const [i, { clues }] of units.slice(0, 5).entries()) {
      percents.push((await closedVisit(page, clues, { campaign, met: 2 * i + 1 })).percent);
    }
    expect(new Set(percents).size).toBeGreaterThan(2);
    mean = (percents.reduce((sum, percent) => sum + percent, 0) / 5).toFixed(1);
    await page.getByTestId('tab-avance').click();
    await page.getByTestId('estimate-card').waitFor();
    expect((await page.getByTestId('plain-mean').textContent())?.split('\u00a0')[0]).toBe(mean);
    expect(await page.getByTestId('hajek').textContent()).toMatch(/^\d+\.\d.%± \d+\.\d de error estándar$/);
    expect(await page.getByTestId('total-visited').textContent()).toBe('5');
    await look(opened, 'campana-avance', theme);
    await page.getByTestId('nav-campanas').click();
    await page.getByTestId('campaign-row').waitFor();
    await look(opened, 'campanas-lista', theme);
  });

  it('gives figures over units, by group, with what they are about', async () => {
    const { page } = opened;
    await page.getByTestId('nav-agregados').click();
    await page.getByTestId('figures').waitFor();
    expect((await page.getByTestId('figure-mean').textContent())?.split('\u00a0')[0]).toBe(mean);
    expect(await page.getByTestId('scope').first().textContent()).toMatch(/Universo: .*24 unidades/);
    await look(opened, 'agregados', theme);
    await page.getByTestId('agg-group-first').click();
    await page.getByRole('option', { name: 'Entidad' }).click();
    await page.getByTestId('group-table').waitFor();
    await page.getByTestId('ranking-table').scrollIntoViewIfNeeded();
    await look(opened, 'agregados-grupos', theme);
    await page.getByTestId('items-table').scrollIntoViewIfNeeded();
    await look(opened, 'agregados-reactivos', theme);
    const file = join(folder, 'agregados.csv');
    await saveAt(opened, file);
    await page.getByTestId('agg-export').click();
    await page.getByTestId('toast').filter({ hasText: 'se guardaron' }).waitFor();
    expect(readFileSync(file, 'utf8')).toContain('ece-funcional');
    // Nothing of the others is blended in.
    await page.getByTestId('kind-self').click();
    await page.getByTestId('empty-state').waitFor();
    await look(opened, 'agregados-ninguna', theme);
  });

  it('hides what would tell of few units', async () => {
    const { page } = opened;
    await page.getByTestId('kind-external').click();
    await page.getByTestId('figures').waitFor();
    await page.getByTestId('agg-threshold').fill('4');
    await page.getByTestId('group-table').getByText('Oculto').first().waitFor(SOON);
    await look(opened, 'agregados-ocultos', theme);
    await page.getByTestId('agg-threshold').fill('50');
    await page.getByTestId('empty-state').waitFor(SOON);
    await page.getByTestId('agg-threshold').fill('0');
    await page.getByTestId('figures').waitFor(SOON);
  });

  it('is closed, and a draft is deleted, each after a question', async () => {
    const { page } = opened;
    await page.getByTestId('nav-campanas').click();
    await page.getByTestId('campaign-row').getByRole('link').click();
    await page.getByTestId('campaign-close').click();
    await page.getByTestId('confirm').click();
    await page.locator('[data-testid=campaign-status][data-status=cerrada]').waitFor();
    await page.getByTestId('nav-campanas').click();
    await page.getByTestId('campaign-new').click();
    await page.getByTestId('campaign-title').fill('Se elimina');
    await page.getByTestId('campaign-begin').click();
    await page.getByTestId('campaign-delete').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('campaign-new').waitFor();
    await expect.poll(() => page.getByTestId('campaign-row').count(), SOON).toBe(1);
    expect(await call(page, 'campaigns.list', undefined)).toHaveLength(1);
  });
});
