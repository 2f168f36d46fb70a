import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationResult } from '../../shared/model/index.ts';
import { formatNumber, formatPercent } from '../../shared/text/format.ts';
import {
  call,
  close,
  end,
  newFolder,
  type Opened,
  open,
  removeFolders,
  repository,
  saveAt,
  verifySample,
} from './support/app.ts';
import { giisSample } from './support/big-export.ts';
import { canReadPdf, pdfText, plain } from './support/pdf.ts';

const SAMPLES = join(repository, 'resources', 'samples');
const samples = () => filesBelow(SAMPLES);

/** One person's way through the program, each step on what the one before left. */
describe('from the sample to the registry', () => {
  const output = newFolder('salida');
  let opened: Opened;
  let result: VerificationResult;
  let shown: { readonly percent: string; readonly interval: string; readonly coverage: string };

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  const text = async (id: string) => plain((await opened.page.getByTestId(id).first().textContent()) ?? '');

  it('verifies the sample with one click and shows the score with interval and coverage', async () => {
    await verifySample(opened);
    shown = {
      percent: await text('score-percent'),
      interval: await text('score-interval'),
      coverage: await text('score-coverage'),
    };
    expect(shown.percent).toMatch(/^\d+\.\d %$/);
    expect(shown.coverage).toMatch(/^\d+\.\d %$/);
  });

  it('writes the JSON with the figures of the screen', async () => {
    const file = join(output, 'resultado.json');
    await saveAt(opened, file);
    await opened.page.getByTestId('export-menu').click();
    await opened.page.getByTestId('export-json').click();
    await opened.page.getByTestId('toast').filter({ hasText: file }).waitFor();
    result = JSON.parse(readFileSync(file, 'utf8')) as VerificationResult;
    expect(result.schema).toBe('cotejo/verification@1');
    expect(plain(formatPercent(result.score.percent))).toBe(shown.percent);
    expect(plain(formatPercent(result.score.coverage))).toBe(shown.coverage);
    for (const end of result.score.interval ?? []) expect(shown.interval).toContain(plain(formatPercent(end)));
    const findings = result.rules.reduce((sum, rule) => sum + rule.total, 0);
    expect(findings).toBeGreaterThan(0);
    expect(await text('tab-hallazgos')).toContain(formatNumber(findings));
  });

  it('agrees with the command line in every figure', () => {
    const bundle = join(repository, 'dist', 'cli', 'cotejo.mjs');
    const said = runAnyway(process.execPath, [bundle, 'verify', SAMPLES, '--json', '-'], opened.home);
    const fromCli = JSON.parse(said) as VerificationResult;
    expect(fromCli.score).toEqual(result.score);
    expect(fromCli.rules).toEqual(result.rules);
  });

  it('opens a finding with the spot of its source marked', async () => {
    const { page } = opened;
    await page.getByTestId('tab-hallazgos').click();
    const before = await text('findings-shown');
    await page.getByTestId('filter-text').fill('CURP');
    await expect.poll(() => text('findings-shown')).not.toBe(before);
    await page.getByTestId('finding-row').first().click();
    await page.getByTestId('finding-detail').waitFor();
    await page.getByTestId('source-mark').waitFor();
    const marked = await page.getByTestId('source-mark').textContent();
    expect(samples().some((file) => readFileSync(file, 'latin1').includes((marked ?? '').trim()))).toBe(true);
    const actual = await text('finding-actual');
    if (/[A-Z]{4}\d{6}/.test(marked ?? '')) expect(actual).not.toContain(marked);
  });

  it.skipIf(!canReadPdf)('prints the report with the figures of the screen (needs pdftotext)', async () => {
    const file = join(output, 'informe.pdf');
    await saveAt(opened, file);
    await opened.page.getByTestId('save-pdf').click();
    await opened.page.getByTestId('report-save').click();
    await opened.page.getByTestId('toast').filter({ hasText: file }).waitFor();
    const printed = pdfText(file);
    for (const figure of [shown.percent, shown.coverage]) expect(printed).toContain(figure);
    for (const bound of result.score.interval ?? []) expect(printed).toContain(plain(formatPercent(bound)));
    for (const { sha256 } of result.files) expect(printed).toContain(sha256);
    expect(printed).toContain(result.run.id);
    expect(printed).toMatch(/Página 1 de \d+/);
    expect(printed).toMatch(/no constituye certificación/i);
  });

  it('writes an annotated copy after saying what it holds', async () => {
    const file = join(output, 'copia.csv');
    await saveAt(opened, file);
    await opened.page.getByTestId('save-annotated').click();
    expect(await text('annotated-dialog')).toContain('datos personales');
    await opened.page.getByTestId('annotated-csv').click();
    await opened.page.getByTestId('annotated-save').click();
    await opened.page.getByTestId('toast').filter({ hasText: file }).waitFor();
    const rows = result.files.filter(({ format }) => format?.startsWith('giis/')).reduce((n, one) => n + one.rows, 0);
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(rows + 1);
  });

  it('does not write a copy where nobody said so', async () => {
    const asked = call(opened.page, 'annotated.write', { runId: result.run.id, path: join(output, 'otra.csv') });
    await expect(asked).rejects.toThrow(/cuadro de diálogo/);
  });

  it('shows where the findings gather, and those of a variable', async () => {
    const { page } = opened;
    await page.getByTestId('tab-prestadores').click();
    await page.getByTestId('practitioner-row').first().waitFor();
    await page.getByTestId('tab-variables').click();
    await page.getByTestId('variable-row').first().getByRole('link').click();
    await page.getByTestId('finding-row').first().waitFor();
    expect(await page.getByTestId('filter-text').inputValue()).toBe(result.gathering.fields[0]?.field);
  });

  it('says in a sentence that the report could not be written', async () => {
    await saveAt(opened, join(output, 'no-existe', 'informe.pdf'));
    await opened.page.getByTestId('save-pdf').click();
    await opened.page.getByTestId('report-save').click();
    await opened.page.getByTestId('report-problem').filter({ hasText: 'No existe la carpeta' }).waitFor();
    await opened.page.keyboard.press('Escape');
  });

  it('finds the unit in the registry', async () => {
    const { page } = opened;
    const clues = await verifiedUnit();
    await page.getByTestId('nav-unidades').click();
    await page.getByTestId('unit-search').fill(clues);
    await page.getByTestId('unit-row').filter({ hasText: clues }).first().waitFor();
    expect(await page.getByTestId('unit-row').count()).toBe(1);
  });

  it('still has the run after closing and opening again, to the last digit', async () => {
    await close(opened);
    opened = await open(opened.home);
    const again = await call(opened.page, 'runs.get', { runId: result.run.id });
    expect(again).toEqual(result);
    await opened.page.getByTestId('nav-inicio').click();
    await opened.page.getByTestId('run-row').first().getByRole('link').first().click();
    await opened.page.getByTestId('score-percent').waitFor();
    expect(await text('score-percent')).toBe(shown.percent);
  });

  it('keeps no CURP of the sample in its folder, and no fault in the console', async () => {
    expect(opened.faults).toEqual([]);
    await close(opened);
    const curps = readFileSync(giisSample(), 'latin1').match(/[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/g) ?? [];
    expect(curps.length).toBeGreaterThan(0);
    for (const file of filesBelow(opened.home)) {
      const bytes = readFileSync(file);
      for (const curp of new Set(curps)) expect(bytes.includes(curp), file).toBe(false);
      for (const curp of new Set(curps)) expect(bytes.includes(Buffer.from(curp, 'utf16le')), file).toBe(false);
    }
  });

  /** The unit of the run that the person sees in the list. */
  async function verifiedUnit(): Promise<string> {
    const { units } = await call(opened.page, 'units.search', { text: '', onlyVerified: true, limit: 10 });
    expect(units.length).toBeGreaterThan(0);
    return units[0]?.clues ?? '';
  }
});

/** What a program writes to its output, whatever its exit code: that of a verification tells of findings. */
function runAnyway(executable: string, args: readonly string[], home: string): string {
  const options = { encoding: 'utf8', env: { ...process.env, COTEJO_HOME: home }, maxBuffer: 1 << 28 } as const;
  try {
    return execFileSync(executable, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
