import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { PROJECT, RESOURCES } from '../../support/project.ts';

const MAIN = join(PROJECT, 'electron', 'cli', 'main.ts');
const SAMPLES = join(RESOURCES, 'samples');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-orden-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `cotejo` with a data folder of its own. */
function cotejo(...args: readonly string[]) {
  const env = { ...process.env, COTEJO_HOME: join(folder, 'datos'), NODE_NO_WARNINGS: '1' };
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env, cwd: folder });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('exit codes', () => {
  it('0: verified, and no finding of severity error', () => {
    const { status, stdout } = cotejo('verify', file('bien.txt', b015Bytes(20, 1)));
    expect(stdout).toContain('Sin hallazgos.');
    expect(status).toBe(0);
  });

  it('1: there are errors', () => {
    expect(cotejo('verify', SAMPLES).status).toBe(1);
  });

  it('1: the score is below what was asked, though nothing is an error', () => {
    expect(cotejo('verify', file('bien.txt', b015Bytes(20, 1)), '--fail-under', '100').status).toBe(0);
    const undetermined = file('aviso.txt', b015Bytes(20, 1, { faults: wrongDigits(20) }));
    expect(cotejo('verify', undetermined).status).toBe(0);
    expect(cotejo('verify', undetermined, '--fail-under', '100').status).toBe(1);
  });

  it.each([
    [['verify'], /qué verificar/],
    [['verify', 'no-existe.txt'], /no existe/],
    [['verify', 'x', '--lista', 'y'], /No existe la opción --lista/],
    [['verify', 'x', '--json'], /--json no lleva el valor/],
    [['verify', 'x', '--fail-under', 'mucho'], /número de 0 a 100/],
    [['verify', 'x', '--unit', 'abc'], /CLUES/],
    [['verify', SAMPLES, '--checklist', 'otra'], /No hay una lista «otra»/],
    [['verify', SAMPLES, '--catalogs', 'no-hay'], /no-hay/],
    [['certificar'], /No existe la orden/],
    [['registry', 'audit', '--nada'], /No existe la opción/],
  ])('2, with one plain sentence: %j', (args, sentence) => {
    const { status, stderr, stdout } = cotejo(...args);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('2: nothing of it could be verified', () => {
    const { status, stderr } = cotejo('verify', file('nada.pdf', '%PDF-1.7\n'));
    expect(stderr).toMatch(/PDF/);
    expect(status).toBe(2);
  });
});

describe('what is written', () => {
  it('is JSON alone on standard output, with the figures of the terminal', () => {
    const { stdout } = cotejo('verify', SAMPLES, '--json', '-');
    const result = JSON.parse(stdout) as VerificationResult;
    expect(result.schema).toBe('cotejo/verification@1');
    const summary = cotejo('verify', SAMPLES).stdout;
    expect(summary).toContain(`Puntaje: ${result.score.percent?.toFixed(1)}\u00a0%`);
    expect(summary).toContain(`cobertura ${result.score.coverage?.toFixed(1)}\u00a0%`);
  });

  it('is a report and a SARIF file of the same run', () => {
    const [html, sarif, json] = ['i.html', 'i.sarif', 'i.json'].map((name) => join(folder, name));
    cotejo('verify', SAMPLES, '--report', html, '--sarif', sarif, '--json', json);
    const result = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    expect(readFileSync(html, 'utf8')).toContain(`${result.score.percent?.toFixed(1)}\u00a0%`);
    const [run] = (JSON.parse(readFileSync(sarif, 'utf8')) as { runs: { results: { ruleIndex: number }[] }[] }).runs;
    expect(run.results).toHaveLength(result.files.reduce((sum, entry) => sum + entry.findings.length, 0));
    expect(Math.min(...run.results.map(({ ruleIndex }) => ruleIndex))).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('is a whole file or none where the disk is full', () => {
    const out = join(folder, 'lleno');
    mkdirSync(out);
    writeFileSync(join(out, 'informe.html'), 'el de antes');
    const command = `ulimit -f 8; exec "${process.execPath}" "${MAIN}" verify "${SAMPLES}" --report "${join(out, 'informe.html')}"`;
    const { status, stderr } = spawnSync('bash', ['-c', command], {
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    expect(stderr).toMatch(/No hay espacio en el disco/);
    expect(status).toBe(2);
    expect(readdirSync(out)).toEqual(['informe.html']);
    expect(readFileSync(join(out, 'informe.html'), 'utf8')).toBe('el de antes');
  });

  it('says so where the folder does not exist', () => {
    const { status, stderr } = cotejo('verify', SAMPLES, '--report', join(folder, 'no', 'hay', 'i.html'));
    expect(stderr).toMatch(/No existe la carpeta/);
    expect(status).toBe(2);
  });
});

describe('the registry', () => {
  it('keeps a run when asked, and gives it back as it was', () => {
    const json = join(folder, 'guardada.json');
    expect(cotejo('verify', SAMPLES, '--save', '--json', json).stdout).toMatch(/Guardada en el registro/);
    const result = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    expect(cotejo('registry', 'list').stdout).toContain(result.run.id);
    expect(JSON.parse(cotejo('registry', 'show', result.run.id).stdout)).toEqual(result);
    expect(cotejo('registry', 'audit').stdout).toMatch(/íntegra/);
    const copy = join(folder, 'copia.db');
    expect(cotejo('registry', 'backup', copy).status).toBe(0);
    expect(existsSync(copy)).toBe(true);
  });
});

describe('catalogues', () => {
  it('are imported, listed, used and removed', () => {
    const csv = file(
      'paises.csv',
      `CATALOG_KEY,DESCRIPCION,ORDEN\n142,UNO,1\n247,SE IGNORA,2\n248,NO ESPECIFICADO,3\n`,
    );
    expect(cotejo('catalogs', 'import', csv, '--edition', '2021').stdout).toMatch(/Importado paises: 3 claves/);
    expect(cotejo('catalogs', 'list').stdout).toMatch(/paises\s+2021/);
    const result = JSON.parse(cotejo('verify', SAMPLES, '--json', '-').stdout) as VerificationResult;
    expect(result.run.catalogs.find(({ id }) => id === 'paises')).toMatchObject({
      edition: '2021',
      rows: 3,
      source: 'importado',
    });
    expect(cotejo('catalogs', 'remove', 'paises', '2021').status).toBe(0);
    expect(cotejo('catalogs', 'import', file('mal.csv', 'a,b\n1,2\n')).status).toBe(2);
  });
});

/** Every patient's CURP with another check digit: a warning, and an item not met. */
function wrongDigits(rows: number) {
  const lines = Buffer.from(b015Bytes(rows, 1))
    .toString('latin1')
    .split('\n')
    .slice(1, rows + 1);
  return lines.map((line, i) => {
    const curp = line.split('|')[8];
    return { row: i + 1, column: 'curpPaciente', value: curp.slice(0, 17) + ((Number(curp[17]) + 1) % 10) };
  });
}
