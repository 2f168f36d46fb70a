import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRun } from '../../../electron/engine/export-run.ts';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { type RunExport, runTables } from '../../../shared/export/tables.ts';
import type { Cell } from '../../../shared/export/xlsx/sheet.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { EXPORT_FORMS, type ExportForm } from '../../../shared/model/index.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { acceptedOf } from '../../support/acceptances.ts';
import { parseCsv } from '../../support/csv-reader.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sheetsOf } from '../../support/xlsx-reader.ts';
import { membersOf } from '../../support/zip-reader.ts';

const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("http://x";"y")',
  '\t=1',
  "'=1",
  '007',
  '1e5',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-exportar-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A run with every kind of cell, and with texts that a spreadsheet could take for something else. */
function runOf(): RunExport {
  const made = makeResult({ findings: 300, units: 3, files: 3, maxFindings: 40 });
  const files = made.files.map((file) => ({
    ...file,
    findings: file.findings.map((finding, i) => ({ ...finding, actual: FORMULAS[i % FORMULAS.length] })),
  }));
  const result: VerificationResult = { ...made, files };
  return { result, acceptances: acceptedOf(result) };
}

const run = runOf();
const { result } = run;

async function written(form: ExportForm, name: string): Promise<Buffer> {
  const path = join(folder, name);
  await exportRun({ ...run, form, path });
  return readFileSync(path);
}

const json = async (form: ExportForm, name: string) => JSON.parse(String(await written(form, name)));

describe('one result in all its forms', () => {
  it('has the same figures in each', async () => {
    const read = (await json('json', 'a.json')) as VerificationResult;
    expect(read).toEqual(JSON.parse(JSON.stringify(result)));
    const { percent, coverage, byDomain } = read.score;
    const [summary, domains] = await sheetsOf(await written('xlsx', 'a.xlsx'));
    const lines = new Map(summary.rows.map(([name, value]) => [name, value]));
    expect([lines.get('Puntaje (%)'), lines.get('Cobertura (%)')]).toEqual([percent, coverage]);
    expect(domains.rows.slice(1).map((row) => row[2])).toEqual(byDomain.map((domain) => domain.percent ?? ''));
    const zip = await membersOf(await written('csv', 'a.zip'));
    const rows = parseCsv(String(zip.get('dominios.csv'))).slice(1);
    expect(rows.map((row) => row[2])).toEqual(byDomain.map((domain) => String(domain.percent ?? '')));
    const markdown = String(await written('markdown', 'a.md'));
    const junit = String(await written('junit', 'a.xml'));
    for (const domain of [read.score, ...byDomain]) expect(markdown).toContain(formatPercent(domain.percent));
    for (const { id, percent: figure } of byDomain) {
      expect(junit).toContain(`name="${id}.puntaje" value="${formatPercent(figure)}"`);
    }
    const bundle = JSON.stringify(await json('measure-report', 'm.json'));
    expect(bundle).toContain(`"measureScore":{"value":${percent},`);
    const total = read.rules.reduce((sum, rule) => sum + rule.total, 0);
    const sarif = await json('sarif', 'a.sarif');
    const rules = sarif.runs[0].tool.driver.rules as readonly { readonly properties: { readonly total: number } }[];
    expect(rules.reduce((sum, { properties }) => sum + properties.total, 0)).toBe(total);
    const kept = read.files.reduce((sum, { findings }) => sum + findings.length, 0);
    expect(parseCsv(String(await written('csv', 'a.csv')))).toHaveLength(kept + 1);
    const outcomes = await json('operation-outcome', 'o.json');
    const issues = (outcomes.entry as readonly { resource: { issue: readonly { details: { coding?: object } }[] } }[])
      .flatMap(({ resource }) => resource.issue)
      .filter(({ details }) => details.coding !== undefined);
    expect(issues).toHaveLength(kept);
  });

  it('is the same to the byte, however often it is written', async () => {
    for (const form of EXPORT_FORMS) {
      const name = form === 'operation-outcome' ? 'b.json' : 'b.zip';
      expect((await written(form, name)).equals(await written(form, name)), form).toBe(true);
    }
  });

  it('gives one OperationOutcome a file where it is told a folder', async () => {
    const path = join(folder, 'hallazgos');
    expect(await exportRun({ ...run, form: 'operation-outcome', path })).toEqual({ path, files: 3 });
    expect(readdirSync(path)).toHaveLength(3);
  });
});

describe('the workbook', () => {
  it('has one sheet a topic with frozen heads, filters and typed cells', async () => {
    const sheets = await sheetsOf(await written('xlsx', 'libro.xlsx'));
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Resumen', 'Puntaje por dominio', 'Requisitos', 'Reglas', 'Hallazgos', 'Unidades', 'Archivos', 'Capas'],
      ...['Variables', 'Prestadores', 'Catálogos', 'Aceptados'],
    ]);
    for (const { xml } of sheets) {
      expect(xml).toContain('state="frozen"');
      expect(xml).toContain('<autoFilter ');
      expect(xml).not.toContain('<f>');
    }
    const [summary] = sheets;
    const start = summary.rows.findIndex(([name]) => name === 'Inicio');
    expect(summary.styles[start][1]).toBe(4);
    // 22 November 2026, 09:15:30, as the run's own clock had it.
    expect(summary.rows[start][1]).toBeCloseTo(46348 + (9 * 3600 + 15 * 60 + 30) / 86400, 9);
    const accepted = sheets.at(-1)!;
    expect(accepted.rows[1][accepted.rows[0].indexOf('Hasta')]).toBe(46447);
  });

  it('keeps every text as text, whatever a spreadsheet would make of it', async () => {
    const [, , , , findings] = await sheetsOf(await written('xlsx', 'formulas.xlsx'));
    const column = findings.rows[0].indexOf('Está (enmascarado)');
    expect(new Set(findings.rows.slice(1).map((row) => row[column]))).toEqual(new Set(FORMULAS));
  });

  it.skipIf(spawnSync('soffice', ['--version']).error !== undefined)(
    'is read by LibreOffice as it was written, cell by cell',
    { timeout: 120_000 },
    async () => {
      await written('xlsx', 'calc.xlsx');
      const out = join(folder, 'calc');
      const profile = pathToFileURL(join(folder, 'perfil')).href;
      // Comma, quotes, UTF-8, from row 1, cells as en-US shows them, every sheet (-1).
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,true,false,false,-1';
      const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', out];
      const { status } = spawnSync('soffice', [...args, join(folder, 'calc.xlsx')], {
        encoding: 'utf8',
        timeout: 110_000,
      });
      expect(status).toBe(0);
      for (const { title, columns, rows } of runTables(run)) {
        const read = parseCsv(readFileSync(join(out, `calc-${title}.csv`), 'utf8'));
        const expected = [columns.map((column) => column.title), ...[...rows()].map((row) => row.map(asShown))];
        expect(read, title).toEqual(expected);
      }
    },
  );
});

/** A cell as a spreadsheet shows it. */
function asShown(cell: Cell): string {
  if (typeof cell !== 'object') return String(cell);
  if ('percent' in cell) return cell.percent.toFixed(1);
  return 'day' in cell ? cell.day : cell.moment.slice(0, 19).replace('T', ' ');
}

describe('what cannot be written', () => {
  it('is one sentence, and leaves nothing behind', async () => {
    const path = join(folder, 'no', 'hay', 'a.xlsx');
    const failed = exportRun({ ...run, form: 'xlsx', path });
    await expect(failed).rejects.toThrow(ProblemError);
    await expect(failed).rejects.toThrow(/^No existe la carpeta /);
  });

  it.each(['xlsx', 'csv'] as const)('leaves what stood there, and no neighbour: %s', async (form) => {
    const name = form === 'csv' ? 'queda.zip' : 'queda.xlsx';
    const path = join(folder, name);
    await exportRun({ ...run, form, path });
    const before = readFileSync(path);
    const broken = { ...result, files: [{ ...result.files[0], findings: null as never }] };
    await expect(exportRun({ result: broken, acceptances: null, form, path })).rejects.toThrow(TypeError);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((other) => other.startsWith(name))).toEqual([name]);
  });

  it('are the figures of a run that was cut as MeasureReport', async () => {
    const cut = { ...run, result: { ...result, run: { ...result.run, status: 'cancelada' as const } } };
    await expect(exportRun({ ...cut, form: 'measure-report', path: join(folder, 'x.json') })).rejects.toThrow(
      /La verificación no terminó/,
    );
  });
});
