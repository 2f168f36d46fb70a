import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { reportExportCommand } from '../../../electron/cli/report-export.ts';
import { verifyCommand } from '../../../electron/cli/verify-command.ts';
import { ProblemError } from '../../../electron/engine/reading.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { parseCsv } from '../../support/csv-reader.ts';
import { RESOURCES } from '../../support/project.ts';
import { sheetsOf } from '../../support/xlsx-reader.ts';
import { membersOf } from '../../support/zip-reader.ts';

const SAMPLES = join(RESOURCES, 'samples');

let folder: string;
let out = '';
let err = '';

/** What is given to `write`; who writes may wait for it to be out. */
function taking(take: (text: string) => void) {
  return (text: string | Uint8Array, done?: unknown): boolean => {
    take(String(text));
    if (typeof done === 'function') done();
    return true;
  };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-formas-'));
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
  vi.spyOn(process.stdout, 'write').mockImplementation(
    taking((text) => {
      out += text;
    }),
  );
  vi.spyOn(process.stderr, 'write').mockImplementation(
    taking((text) => {
      err += text;
    }),
  );
});
beforeEach(() => {
  out = '';
  err = '';
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

describe('cotejo verify', () => {
  it('writes every form that is asked for, all of the one result, and says where', async () => {
    const files = ['r.json', 'h.csv', 'r.xlsx', 'm.json', 'j.xml', 'r.md', 's.sarif'].map(at);
    const options = ['--json', '--csv', '--xlsx', '--measure-report', '--junit', '--markdown', '--sarif'];
    expect(await verifyCommand([SAMPLES, ...options.flatMap((option, i) => [option, files[i]])])).toBe(1);
    const result = JSON.parse(text('r.json')) as VerificationResult;
    for (const path of files) expect(out).toContain(path);
    const kept = result.files.reduce((sum, { findings }) => sum + findings.length, 0);
    expect(parseCsv(text('h.csv'))).toHaveLength(kept + 1);
    const sheets = await sheetsOf(readFileSync(at('r.xlsx')));
    const score = sheets[0].rows.find(([name]) => name === 'Puntaje (%)');
    expect(score?.[1]).toBe(result.score.percent);
    expect(text('r.md')).toContain(`**${formatPercent(result.score.percent)}**`);
    expect(text('j.xml')).toContain(`name="puntaje" value="${formatPercent(result.score.percent)}"`);
    expect(text('m.json')).toContain('"resourceType": "MeasureReport"');
  });

  it('gives the summary to a pipe, and nothing else with it', async () => {
    expect(await verifyCommand([SAMPLES, '--markdown', '-', '--junit', at('solo.xml')])).toBe(1);
    expect(out.startsWith('# Verificación local: ')).toBe(true);
    expect(out).not.toContain('solo.xml');
    expect(err).toContain('solo.xml');
  });

  it.each([
    [['--json', '-', '--markdown', '-'], /no pueden ir los dos a la salida estándar/],
    [['--csv', 'a.txt'], /--csv espera un archivo \.csv o \.zip/],
    [['--xlsx', 'a.xls'], /--xlsx espera un archivo \.xlsx/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const refused = verifyCommand([SAMPLES, ...args]);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('counts what a file of acceptances accepts apart, and leaves the result as it is', async () => {
    const plain = JSON.parse(text('r.json')) as VerificationResult;
    const [finding] = plain.files.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'warning');
    const { rule, fingerprint } = finding;
    const entry = {
      rule,
      fingerprint,
      reason: 'Se corrige después',
      author: 'Persona Sintética',
      expiresOn: inDays(90),
    };
    const stale = { ...entry, fingerprint: '0123456789abcdef' };
    const list = { schema: 'cotejo/acceptances@1', acceptances: [entry, stale] };
    writeFileSync(at('aceptadas.json'), JSON.stringify(list));
    await verifyCommand([
      SAMPLES,
      '--acceptances',
      at('aceptadas.json'),
      '--json',
      at('otra.json'),
      '--sarif',
      at('a.sarif'),
    ]);
    expect(out).toMatch(/aceptado/);
    expect(err).toMatch(/ya no coincide/i);
    const sarif = JSON.parse(text('a.sarif')) as { runs: [{ results: { suppressions: object[] }[] }] };
    expect(sarif.runs[0].results.some(({ suppressions }) => suppressions.length === 1)).toBe(true);
    const again = JSON.parse(text('otra.json')) as VerificationResult;
    expect(canonicalJson([again.score, again.files, again.rules])).toBe(
      canonicalJson([plain.score, plain.files, plain.rules]),
    );
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe('cotejo report export', () => {
  it('writes a result of a file in another form, and as JSON just as it was', async () => {
    expect(await reportExportCommand(['--result', at('r.json'), '--form', 'csv', at('todo.zip')])).toBe(0);
    expect(out).toBe(`CSV: ${at('todo.zip')}\n`);
    const members = await membersOf(readFileSync(at('todo.zip')));
    expect([...members.keys()]).toEqual([
      ...['resumen.csv', 'dominios.csv', 'requisitos.csv', 'reglas.csv', 'hallazgos.csv', 'unidades.csv'],
      ...['archivos.csv', 'capas.csv', 'variables.csv', 'prestadores.csv', 'catalogos.csv'],
    ]);
    await reportExportCommand(['--result', at('r.json'), '--form', 'json', at('copia.json')]);
    expect(text('copia.json')).toBe(text('r.json'));
  });

  it('writes a kept run, from the registry', async () => {
    await verifyCommand([SAMPLES, '--save', '--json', at('guardada.json')]);
    const { run } = JSON.parse(text('guardada.json')) as VerificationResult;
    await reportExportCommand(['--run', run.id, '--form', 'xlsx', at('guardada.xlsx')]);
    const sheets = await sheetsOf(readFileSync(at('guardada.xlsx')));
    expect(sheets.at(-1)?.name).toBe('Aceptados');
    out = '';
    await reportExportCommand(['--run', run.id, '--form', 'markdown', '-']);
    expect(out.startsWith('# Verificación local: ')).toBe(true);
  });

  it.each([
    [['--form', 'json', 'a.json'], UsageError, /uno de los dos/],
    [['--run', 'x', '--result', 'y', '--form', 'json', 'a.json'], UsageError, /uno de los dos/],
    [['--run', 'x', '--form', 'pdf', 'a.pdf'], UsageError, /--form espera una de estas formas: json, csv/],
    [['--run', 'x', '--form', 'json'], UsageError, /a qué archivo/],
    [['--run', 'x', '--form', 'json', 'a', 'b'], UsageError, /Sobra «b»/],
    [['--run', 'x', '--form', 'csv', 'a.txt'], UsageError, /\.csv o \.zip/],
    [['--result', 'no-existe.json', '--form', 'json', 'a.json'], ProblemError, /no-existe\.json/],
  ])('refuses %j with a sentence', async (args, kind, sentence) => {
    const refused = reportExportCommand(args);
    await expect(refused).rejects.toThrow(kind);
    await expect(refused).rejects.toThrow(sentence);
    expect(existsSync('a.json')).toBe(false);
  });

  it('refuses to pipe what is no text', async () => {
    await expect(reportExportCommand(['--result', at('r.json'), '--form', 'xlsx', '-'])).rejects.toThrow(
      /no puede ir a la salida estándar/,
    );
  });
});
