import { afterAll, beforeAll, describe, it } from 'vitest';
import { choose, end, type Opened, open, removeFolders, verifySample } from './support/app.ts';
import { giisSample } from './support/big-export.ts';
import { look, setUp } from './support/look.ts';

type Step = readonly [name: string, show: (opened: Opened) => Promise<void>];

const nav = (name: string, sign: string): Step => [
  name,
  async ({ page }) => {
    await page.getByTestId(`nav-${name}`).click();
    await page.locator(sign).first().waitFor();
  },
];

/** The screens of a program that has not verified anything, in the order they are shown. */
const EMPTY: readonly Step[] = [
  nav('inicio', '[data-testid=verify-sample]'),
  nav('verificar', '[data-testid=choose-files]'),
  nav('unidades', '[data-testid=unit-search]'),
  nav('informes', '[data-testid=report-what]'),
  nav('conexiones', '[data-testid=connection-add-first]'),
];

/** The screens from the choice of files on. */
const FILLED: readonly Step[] = [
  [
    'verificar-reconocido',
    async (opened) => {
      await choose(opened, [giisSample()]);
      await opened.page.getByTestId('nav-verificar').click();
      await opened.page.getByTestId('choose-files').click();
      await opened.page.getByTestId('start-run').waitFor();
    },
  ],
  ['resultado-resumen', async (opened) => verifySample(opened)],
  ...(['requisitos', 'hallazgos', 'variables', 'prestadores', 'archivos', 'comparar'] as const).map(
    (tab): Step => [
      `resultado-${tab}`,
      async ({ page }) => {
        await page.getByTestId(`tab-${tab}`).click();
        await page.locator('[role=tabpanel]').waitFor();
      },
    ],
  ),
  [
    'resultado-hallazgo',
    async ({ page }) => {
      await page.getByTestId('tab-hallazgos').click();
      await page.getByTestId('finding-row').first().click();
      await page.getByTestId('source-excerpt').waitFor();
    },
  ],
  [
    'resultado-copia-anotada',
    async ({ page }) => {
      await page.getByTestId('save-annotated').click();
      await page.getByTestId('annotated-dialog').waitFor();
    },
  ],
  [
    'resultado-copia-cerrada',
    async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('annotated-dialog').waitFor({ state: 'detached' });
    },
  ],
  [
    'resultado-informe',
    async ({ page }) => {
      await page.getByTestId('save-pdf').click();
      await page.getByTestId('report-seal').click();
      await page.getByTestId('credential').waitFor();
    },
  ],
  [
    'resultado-exportar',
    async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('export-menu').click();
      await page.getByTestId('export-json').waitFor();
    },
  ],
  [
    'resultado-exportar-cerrado',
    async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('export-json').waitFor({ state: 'detached' });
    },
  ],
  nav('inicio', '[data-testid=run-row]'),
  nav('unidades', '[data-testid=unit-row]'),
  [
    'unidad',
    async ({ page }) => {
      await page.getByTestId('unit-row').first().getByRole('link').first().click();
      await page.getByTestId('edit-unit').waitFor();
    },
  ],
  nav('ajustes', '[data-testid=catalog-import]'),
  nav('ayuda', 'h1'),
];

describe.each(['light', 'dark'] as const)('every screen, %s', (theme) => {
  let opened: Opened;

  beforeAll(async () => {
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  const steps = [...EMPTY.map(([name, show]): Step => [`vacio-${name}`, show]), ...FILLED];
  it.each(steps)('%s meets WCAG 2.2 AA and fits the screen', async (name, show) => {
    await show(opened);
    await look(opened, name, theme);
  });
});
