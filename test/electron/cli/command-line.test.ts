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
    const { status, stdout } = cotejo(
      'verify',
      file('CEX-DFSSA-2410.TXT', b015Bytes(20, 1, { clues: ['DFSSA900014'] })),
    );
    expect(stdout).toContain('Sin hallazgos.');
    expect(status).toBe(0);
  });

  it('1: there are errors', () => {
    expect(cotejo('verify', SAMPLES).status).toBe(1);
  });

  it('1: the score is below what was asked, though nothing is an error', () => {
    expect(
      cotejo('verify', file('CEX-DFSSA-2410.TXT', b015Bytes(20, 1, { clues: ['DFSSA900014'] })), '--fail-under', '100')
        .status,
    ).toBe(0);
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
    [['verify', SAMPLES, '--guide', 'b99'], /No hay una guía «b99»\. Las que hay: .*b015@4\.11/],
    [['verify', SAMPLES, '--annotated', 'copia.pdf'], /--annotated espera un archivo \.csv o \.xlsx/],
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

  it('is a copy of each text file with what is wrong in each row, and the summaries', () => {
    const [copy, variables, people] = ['copia.csv', 'variables.csv', 'prestadores.csv'].map((name) =>
      join(folder, name),
    );
    const args = ['--annotated', copy, '--by-variable', variables, '--by-practitioner', people];
    const { stdout } = cotejo('verify', SAMPLES, ...args);
    expect(stdout).toMatch(/Copia anotada: .*copia\.csv \(60 filas, \d+ con errores o advertencias\)/);
    expect(stdout).toContain('contienen datos personales');
    expect(stdout).toMatch(/Por variable\n.*█+ +curpPaciente/);
    expect(stdout).toMatch(/Por prestador .*\n.*[A-Z]{4}••••/);
    expect(readFileSync(copy, 'utf8').split('\r\n')).toHaveLength(62);
    expect(readFileSync(variables, 'utf8')).toContain('curpPaciente');
    expect(readFileSync(people, 'utf8')).not.toMatch(/[A-Z]{4}\d{6}/);
  });

  it('is of the guide that was stated', () => {
    const args = ['--guide', 'b015@4.11', '--json', '-'];
    const text = Buffer.from(b015Bytes(3, 1)).toString('latin1').replaceAll('|', '|x|');
    const result = JSON.parse(cotejo('verify', file('otra.txt', text), ...args).stdout) as VerificationResult;
    expect(result.run.options.guide).toBe('b015@4.11');
    expect(result.files.map(({ format }) => format)).toEqual(['giis/b015@4.11']);
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
    const dated = ['--edition', '2021', '--valid-from', '2021-05-01'];
    expect(cotejo('catalogs', 'import', csv, ...dated).stdout).toMatch(
      /Importado paises: 3 claves, edición 2021, válido desde 2021-05-01/,
    );
    const { stdout, stderr } = cotejo('catalogs', 'list');
    expect(stdout).toMatch(/^\* paises\s+2021\s+desde 2021-05-01\s+3 claves/m);
    expect(stderr).toMatch(/^Falta cie-10: /m);
    expect(stderr).not.toMatch(/paises/);
    const result = JSON.parse(cotejo('verify', SAMPLES, '--json', '-').stdout) as VerificationResult;
    expect(result.run.catalogs.find(({ id }) => id === 'paises')).toMatchObject({
      edition: '2021',
      validFrom: '2021-05-01',
      rows: 3,
      source: 'importado',
    });
    expect(cotejo('catalogs', 'remove', 'paises', '2021').status).toBe(0);
    expect(cotejo('catalogs', 'import', file('mal.csv', 'a,b\n1,2\n')).status).toBe(2);
    expect(cotejo('catalogs', 'import', csv, '--valid-from', '01/05/2021').stderr).toMatch(/2026-01-31/);
  });

  it('stand side by side: each record is held against the edition of its day', () => {
    // The sample's care is of 2024. An edition without México counts from 2090 on, and then from 2020 on.
    const keys = 'CATALOG_KEY,DESCRIPCION,ORDEN\n247,SE IGNORA,2\n248,NO ESPECIFICADO,3\n';
    const own = file('propio.csv', `${keys}142,MEXICO,1\n`);
    const other = file('otro.csv', keys);
    const home = (csv: string, edition: string, from: string) =>
      expect(cotejo('catalogs', 'import', csv, '--edition', edition, '--valid-from', from).status).toBe(0);
    const broken = () => {
      const { rules, run } = JSON.parse(
        cotejo('verify', join(SAMPLES, 'giis'), '--json', '-').stdout,
      ) as VerificationResult;
      expect(run.catalogs.filter(({ id }) => id === 'paises').map(({ edition }) => edition)).toEqual(['a', 'b']);
      return rules.find(({ id }) => id === 'pais-en-catalogo')?.total ?? 0;
    };
    home(own, 'a', '2019-01-01');
    home(other, 'b', '2090-01-01');
    const before = broken();
    home(other, 'b', '2020-01-01');
    expect(broken()).toBeGreaterThan(before);
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
