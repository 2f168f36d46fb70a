import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breaches } from './support/accessibility.ts';
import { choose, end, type Opened, open, removeFolders, verifySample } from './support/app.ts';
import { giisSample } from './support/big-export.ts';

/** Where pictures of the screens go, for eyes; none are taken without it. */
const pictures = process.env.COTEJO_SCREENSHOTS;

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
    await opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
    await opened.page.getByTestId('nav-ajustes').click();
    await opened.page.getByTestId(`theme-${theme}`).click();
    await opened.page.waitForFunction((name) => matchMedia(`(prefers-color-scheme: ${name})`).matches, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  const steps = [...EMPTY.map(([name, show]): Step => [`vacio-${name}`, show]), ...FILLED];
  it.each(steps)('%s meets WCAG 2.2 AA and fits the screen', async (name, show) => {
    const { page } = opened;
    await show(opened);
    // Until what is loading is there, and what moves has moved.
    await page.waitForTimeout(300);
    await takePicture(name);
    expect(await breaches(page)).toEqual([]);
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(wide, 'nothing runs off the side').toBeLessThanOrEqual(seen ?? 0);
    expect(opened.faults).toEqual([]);
  });

  async function takePicture(name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await opened.page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
  }
});
