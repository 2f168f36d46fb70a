import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readReportPdf } from '../../electron/pdf/index.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { newFolder, removeFolders, repository } from './support/app.ts';
import { giisSample } from './support/big-export.ts';
import { canReadPdf, contentsOf, fontsNotEmbedded, pageText, pdfText, plain, poppler } from './support/pdf.ts';

/** Runs the command line on the sample as on a machine without a screen. */
function verify(folder: string, args: readonly string[], extra: Record<string, string> = {}) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const env = { ...rest, COTEJO_HOME: folder, TMPDIR: folder, ...extra };
  const bundle = join(repository, 'dist', 'cli', 'cotejo.mjs');
  return spawnSync(process.execPath, [bundle, 'verify', giisSample(), ...args], { env, encoding: 'utf8' });
}

describe('the report of the command line', () => {
  afterAll(removeFolders);

  it.skipIf(!canReadPdf)('is printed without a screen, with the figures of the JSON (needs pdftotext)', () => {
    const folder = newFolder('informe');
    const [pdf, json] = [join(folder, 'informe.pdf'), join(folder, 'resultado.json')];
    const { status, stdout } = verify(folder, ['--report', pdf, '--json', json]);
    expect(status).toBe(1);
    expect(stdout).toContain(pdf);
    const { score, run } = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    const printed = pdfText(pdf);
    // The table of contents names the page on which each heading stands.
    const entries = contentsOf(pdf);
    expect(entries.length).toBeGreaterThan(4);
    for (const { title, page } of entries) expect(pageText(pdf, page)).toContain(title);
    // What travels inside is what the page was made from, and every font comes along.
    const { attachments, seal, pages } = readReportPdf(readFileSync(pdf));
    expect(seal).toBe('holds');
    expect(JSON.parse(Buffer.from(attachments.get('datos.json') ?? []).toString())).toEqual(
      JSON.parse(readFileSync(json, 'utf8')),
    );
    const info = poppler('pdfinfo', pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(new RegExp(`Pages:\\s+${pages}\\b`));
    expect(info).toMatch(/Title:\s+Informe de verificación local/);
    expect(fontsNotEmbedded(pdf)).toEqual([]);
    expect(printed).toContain(plain(formatPercent(score.percent)));
    expect(printed).toContain(plain(formatPercent(score.coverage)));
    expect(printed).toContain(run.id);
    // The job's folder, with the page in it, is gone.
    expect(readdirSync(folder).filter((name) => name.startsWith('cotejo-informe-'))).toEqual([]);
  });

  it('is written as HTML, with a sentence, where there is no Electron', () => {
    const folder = newFolder('sin-electron');
    const missing = join(folder, 'no-hay');
    const { status, stdout } = verify(folder, ['--report', join(folder, 'informe.pdf')], { COTEJO_ELECTRON: missing });
    expect(status).toBe(1);
    expect(stdout).toContain('COTEJO_ELECTRON');
    expect(stdout).toContain('HTML');
    expect(existsSync(join(folder, 'informe.pdf'))).toBe(false);
    expect(readFileSync(join(folder, 'informe.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });
});
