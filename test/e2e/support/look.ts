import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { breaches } from './accessibility.ts';
import type { Opened } from './app.ts';

/** Where pictures of the screens go, for eyes; none are taken without it. */
const pictures = process.env.COTEJO_SCREENSHOTS;

export type Theme = 'light' | 'dark';

/** The window at the smallest size that the program is made for, in one theme. */
export async function setUp({ app, page }: Opened, theme: Theme): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  await page.getByTestId('nav-ajustes').click();
  await page.getByTestId(`theme-${theme}`).click();
  await page.waitForFunction((name) => matchMedia(`(prefers-color-scheme: ${name})`).matches, theme);
}

/** What is on the screen now meets WCAG 2.2 AA, fits the window, and the window wrote no fault; a picture for eyes. */
export async function look(opened: Opened, name: string, theme: Theme): Promise<void> {
  const { page, faults } = opened;
  // Until what is loading is there, and what moves has moved.
  await page.waitForTimeout(300);
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
  }
  expect(await breaches(page), name).toEqual([]);
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide, `${name}: nothing runs off the side`).toBeLessThanOrEqual(seen ?? 0);
  expect(faults).toEqual([]);
}
