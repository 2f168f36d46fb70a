import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, end, type Opened, open, removeFolders, verifySample } from './support/app.ts';
import { look, setUp } from './support/look.ts';

const REASON = 'El sistema de origen se sustituye en marzo (sintético).';

describe.each(['light', 'dark'] as const)('findings that a person accepts, %s', (theme) => {
  let opened: Opened;
  let run = '';

  const id = (name: string) => opened.page.getByTestId(name);
  const go = async (pane: string, sign: string) => {
    await opened.page.evaluate((to) => {
      window.location.hash = to;
    }, `#/resultado/${run}/${pane}`);
    await id(sign).first().waitFor();
  };
  /** The first finding of a rule, in the list. */
  const openFinding = async (rule: string) => {
    await go(`hallazgos?regla=${rule}`, 'findings-list');
    await opened.page.locator(`[data-rule="${rule}"]`).first().click();
    await id('finding-detail').waitFor();
  };
  const say = async (reason: string) => {
    await id('accept-reason').fill(reason);
    await id('accept-go').click();
    await id('accept-dialog').waitFor({ state: 'detached' });
  };

  let free = '';
  let barred = '';
  let percent: number | null = null;

  beforeAll(async () => {
    opened = await open();
    await setUp(opened, theme);
    await verifySample(opened);
    run = (await call(opened.page, 'runs.list', {}))[0]!.id;
    const result = await call(opened.page, 'runs.get', { runId: run });
    const { mandatory } = await call(opened.page, 'acceptances.of', { run });
    const ids = mandatory.map(({ rule }) => rule);
    free = result.rules.find((rule) => !ids.includes(rule.id) && rule.kept > 1)!.id;
    barred = result.rules.find((rule) => ids.includes(rule.id))!.id;
    percent = result.score.percent;
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('does not let anybody accept what a norm makes mandatory, and says why', async () => {
    await openFinding(barred);
    expect(await id('accept').isDisabled()).toBe(true);
    expect(await id('accept-barred').textContent()).toContain('la norma hace obligatorio');
    await look(opened, 'aceptar-obligatorio', theme);
  });

  it('accepts a finding with its reason, who and until when', async () => {
    await openFinding(free);
    await id('accept').click();
    await id('accept-dialog').waitFor();
    expect(await id('accept-go').isDisabled()).toBe(true);
    await id('accept-author').fill('Dra. Ana Sintética');
    await id('accept-reason').fill(REASON);
    const proposed = await id('accept-expires').inputValue();
    await id('accept-expires').fill('2020-01-01');
    expect(await id('accept-go').isDisabled()).toBe(true);
    await id('accept-expires').fill(proposed);
    await look(opened, 'aceptar-dialogo', theme);
    await id('accept-go').click();
    await id('finding-accepted').waitFor();
    expect(await id('finding-accepted').textContent()).toContain(REASON);
    expect(await id('accepted-mark').count()).toBeGreaterThan(1);
    await look(opened, 'aceptado', theme);
  });

  it('counts it apart, and the score stays', async () => {
    await go('resumen', 'summary-accepted');
    expect(await id('summary-accepted').textContent()).toMatch(/^\d+ hallazgos? aceptados? aparte$/);
    expect((await call(opened.page, 'runs.get', { runId: run })).score.percent).toBe(percent);
    await look(opened, 'aceptados-resumen', theme);
    await id('summary-accepted').click();
    await id('filter-accepted').waitFor();
    expect(await opened.page.locator('[data-testid=finding-row]:not([data-accepted])').count()).toBe(0);
    expect(await id('finding-row').count()).toBeGreaterThan(0);
  });

  it('accepts several at once with the keyboard, and leaves out what cannot be', async () => {
    const { page } = opened;
    await go('hallazgos', 'findings-list');
    await id('filter-rule').waitFor();
    await id('mark-finding').first().click();
    await page.locator('[data-findings-list]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Space');
    expect(await id('marked').textContent()).toContain('2 hallazgos');
    await page.keyboard.press('Control+Space');
    await id('clear-marks').click();
    await id('mark-shown').click();
    await id('accept-marked').click();
    expect(await id('accept-mandatory').textContent()).toContain('la norma hace obligatorio');
    await page.keyboard.press('Escape');
    await id('accept-dialog').waitFor({ state: 'detached' });
    await go(`hallazgos?regla=${free}`, 'findings-list');
    await id('mark-shown').click();
    await id('accept-marked').click();
    await id('accept-dialog').waitFor();
    expect(await id('accept-author').inputValue()).toBe('Dra. Ana Sintética');
    await say(REASON);
    expect(await opened.page.locator('[data-testid=finding-row]:not([data-accepted])').count()).toBe(0);
  });

  it('lists what is accepted, and takes it back', async () => {
    await id('tab-aceptaciones').click();
    await id('acceptance-row').first().waitFor();
    const before = await id('acceptance-row').count();
    expect(before).toBeGreaterThan(1);
    await look(opened, 'aceptaciones', theme);
    await id('withdraw-row').first().click();
    await id('withdraw-dialog').waitFor();
    await look(opened, 'aceptacion-retirar', theme);
    await id('withdraw-go').click();
    await id('withdraw-dialog').waitFor({ state: 'detached' });
    await opened.page.locator('[data-standing=withdrawn]').waitFor();
    expect(await id('acceptance-row').count()).toBe(before);
    const { accepted } = await call(opened.page, 'acceptances.of', { run });
    expect(accepted).toHaveLength(before - 1);
  });
});
