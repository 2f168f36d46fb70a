import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationResult } from '../../shared/model/index.ts';
import { formatNumber, formatPercent } from '../../shared/text/format.ts';
import { describeWithOpenssl, makeAuthorities, writeEfirma } from '../support/efirma.ts';
import { RESULT_FILES, readFixture } from '../support/result-files.ts';
import { newFolder, removeFolders, repository } from './support/app.ts';
import { canReadPdf, pdfText, plain } from './support/pdf.ts';

/** Reports as the command line of the built program prints them, on a machine without a screen. */

const BUNDLE = join(repository, 'dist', 'cli', 'cotejo.mjs');
let home: string;

beforeAll(() => {
  home = newFolder('informes');
  mkdirSync(join(home, 'tmp'));
});
afterAll(removeFolders);

function environment(): NodeJS.ProcessEnv {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return { ...rest, COTEJO_HOME: join(home, 'datos'), TMPDIR: join(home, 'tmp') };
}

function cotejo(...args: readonly string[]) {
  return spawnSync(process.execPath, [BUNDLE, ...args], { env: environment(), encoding: 'utf8' });
}

/** What the programs of the report leave in the folder for what is temporary. */
function leftBehind(): readonly string[] {
  return readdirSync(join(home, 'tmp')).filter((name) => name.startsWith('cotejo-'));
}

describe('cotejo report print', () => {
  it.skipIf(!canReadPdf).each(['2-giis.json', '4-fhir.json', '6-nom004.json'])(
    'prints %s, which an earlier version wrote, with its figures (needs pdftotext)',
    (name) => {
      const pdf = join(home, `${name}.pdf`);
      const { status, stdout, stderr } = cotejo('report', 'print', '--result', join(RESULT_FILES, name), pdf);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(pdf);
      const { score, rules, run } = readFixture<VerificationResult>(name);
      const printed = pdfText(pdf);
      const figures = [score, ...score.byDomain].flatMap(({ percent, interval, coverage }) => [
        ...[percent, ...(interval ?? []), coverage].filter((figure) => figure !== null),
      ]);
      for (const figure of figures) expect(printed).toContain(plain(formatPercent(figure)));
      const errors = rules.filter(({ severity }) => severity === 'error').reduce((sum, { total }) => sum + total, 0);
      expect(printed).toMatch(new RegExp(`\\b${formatNumber(errors)} error(es)?\\b`));
      expect(printed).toContain(run.id);
      const checked = cotejo('report', 'verify', '--json', pdf);
      expect(checked.status).toBe(0);
      expect(leftBehind()).toEqual([]);
    },
  );
});

describeWithOpenssl('cotejo report print --sign-pdf', () => {
  it('seals the PDF with the key of a person, and a changed byte is told', () => {
    const authorities = makeAuthorities();
    const efirma = authorities.issue();
    const { cer, key } = writeEfirma(home, efirma);
    const root = join(home, 'raiz.pem');
    writeFileSync(root, authorities.pem);
    const password = join(home, 'clave.txt');
    writeFileSync(password, `${efirma.password}\n`, { mode: 0o600 });
    const pdf = join(home, 'firmado.pdf');
    const source = ['--result', join(RESULT_FILES, '5-cda.json')];
    const signing = ['--sign-pdf', '--cer', cer, '--key', key, '--password-file', password];
    const { status, stderr } = cotejo('report', 'print', ...source, ...signing, pdf);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const checked = cotejo('report', 'verify', '--json', '--authority', root, pdf);
    expect({ status: checked.status, stderr: checked.stderr }).toEqual({ status: 0, stderr: '' });
    expect(checked.stdout).toMatch(/"status": ?"known"/);

    const bytes = readFileSync(pdf);
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    writeFileSync(join(home, 'alterado.pdf'), bytes);
    expect(cotejo('report', 'verify', join(home, 'alterado.pdf')).status).toBe(1);

    writeFileSync(password, 'otra\n');
    const refused = cotejo('report', 'print', ...source, ...signing, join(home, 'no.pdf'));
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/contraseña/i);
    expect(refused.stderr).not.toContain('otra');
    expect(existsSync(join(home, 'no.pdf'))).toBe(false);
  });
});

describe('cotejo report batch', () => {
  const UNITS = 40;
  const clues = Array.from({ length: UNITS }, (_, n) => `DFSSA${String(10 * n + 10).padStart(6, '0')}`);

  beforeAll(() => {
    const rows = clues.map((key) => `${key},UNIDAD SINTÉTICA ${key},1,9,1,SSA`);
    const csv = join(home, 'clues.csv');
    const head = 'clues,nombre_unidad,en_operacion,id_entidad_federativa,tipo_unidad,institucion';
    writeFileSync(csv, `${[head, ...rows].join('\n')}\n`);
    const { status, stderr } = cotejo('catalogs', 'import', csv, '--edition', '2026');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('prints a report of each unit and an index into a ZIP', () => {
    const zip = join(home, 'lote.zip');
    const { status, stdout, stderr } = cotejo('report', 'batch', '--out', zip, '--text', 'SINTÉTICA DFSSA00001');
    expect(status).toBe(0);
    expect(stdout).toContain(zip);
    expect(stderr).toBe('');
    expect(leftBehind()).toEqual([]);
    const names = zipNames(zip);
    expect(names.slice(0, 2)).toEqual(['index.html', 'index.csv']);
    expect(names.filter((name) => name.endsWith('.pdf'))).toEqual(['DFSSA000010.pdf']);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const zip = join(home, 'cancelado.zip');
    const child = spawn(process.execPath, [BUNDLE, 'report', 'batch', '--out', zip], { env: environment() });
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        // The first tenth is printed: it stands in the middle of its work.
        if (said.includes(`de ${UNITS} informes`)) resolve();
      });
      child.on('close', () => resolve());
    });
    child.kill('SIGINT');
    expect(await ended).toBe(2);
    expect(said).toContain('El lote se canceló; no se escribió nada.');
    expect(existsSync(zip)).toBe(false);
    expect(leftBehind()).toEqual([]);
  });
});

/** Names in the central directory of a ZIP, in its order. */
function zipNames(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const names: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 46)) {
    names.push(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  }
  return names;
}
