import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printCommand } from '../../../electron/cli/report-print.ts';
import { withUserRegistry } from '../../../electron/cli/user-registry.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { createVisitWork } from '../../../electron/engine/visits-work.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import type { ClosedVisit, VerificationResult, VisitState } from '../../../shared/model/index.ts';
import { folioOf } from '../../../shared/report/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { textOf } from '../../support/html-report.ts';
import { greyPng } from '../../support/picture.ts';
import { RESOURCES } from '../../support/project.ts';
import { RESULT_FILES, readFixture, VISIT_NAME } from '../../support/result-files.ts';

const CLUES = 'DFSSA000010';
const BEFORE = readFixture<VerificationResult>('3-giis.json');
const AFTER = readFixture<VerificationResult>('6-giis.json');
let folder: string;
let visit: VisitState;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-imprimir-'));
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
  await withUserRegistry(async (registry) => {
    for (const result of [BEFORE, AFTER]) {
      const { id, startedAt, unit = null, checklist } = result.run;
      const { edition } = checklist;
      await registry.startRun({
        id,
        startedAt,
        unit,
        checklist: checklist.id,
        edition,
        paths: ['m'],
        toolVersion: '0',
      });
      await registry.finishRun(result);
    }
    const folders = dataFolders();
    const resources = loadResources(RESOURCES);
    const visits = createVisitWork({ registry, resources, folders, toolVersion: '0', emit: () => undefined }).handlers;
    const person = (role: 'evaluador' | 'atiende') => ({
      ...{ id: randomUUID(), role, name: 'Persona Ficticia', position: 'Ficticia', credential: 'F-1' },
    });
    const people = [person('evaluador'), person('atiende')];
    const checklists = [{ id: 'nom-024-ssa3-2012', edition: '1.4' }];
    const { head } = await visits['visits.open']({ clues: CLUES, kind: 'self', checklists, people });
    visit = await visits['visits.close']({ visit: head.id });
  });
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

interface Printed {
  readonly said: string;
  readonly html: string;
  readonly text: string;
}

/** Prints as HTML, and reads what came of it. */
async function print(...args: readonly string[]): Promise<Printed> {
  const file = join(folder, `${randomUUID()}.html`);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await printCommand([...args, file])).toBe(0);
    const said = write.mock.calls.map(([text]) => String(text)).join('');
    expect(said).toContain(file);
    const html = readFileSync(file, 'utf8');
    return { said, html, text: textOf(html) };
  } finally {
    write.mockRestore();
  }
}

const digestOf = (subject: object) => sha256Hex(canonicalJson(subject));

describe('cotejo report print', () => {
  it('prints a kept run, with folio and digest of its result', async () => {
    const { said, html, text } = await print('--run', AFTER.run.id);
    expect(said).toContain(folioOf(AFTER.run));
    expect(html).toContain(digestOf(AFTER));
    expect(text).toContain(formatPercent(AFTER.score.percent).replace(/\s/g, ' '));
  });

  it('prints a result from a file under the digest of what was written, and opens no registry for it', async () => {
    vi.stubEnv('COTEJO_HOME', join(folder, 'nada'));
    try {
      const { html, said } = await print('--result', join(RESULT_FILES, '2-giis.json'));
      expect(html).toContain(digestOf(readFixture('2-giis.json')));
      expect(said).toContain(folioOf(readFixture<VerificationResult>('2-giis.json').run));
      expect(existsSync(join(folder, 'nada'))).toBe(false);
    } finally {
      vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
    }
  });

  it('prints a closed visit from a file as its acta', async () => {
    const { said, html } = await print('--result', join(RESULT_FILES, VISIT_NAME));
    expect(said).toMatch(/^Acta CTJ-/);
    expect(html).toContain(digestOf(readFixture<ClosedVisit>(VISIT_NAME)));
  });

  it('prints a unit, the acta of a visit, and a checklist', async () => {
    expect((await print('--unit', CLUES)).text).toContain(CLUES);
    const acta = await print('--visit', visit.head.id, '--version', '1', '--paper', 'oficio');
    expect(acta.said).toContain(visit.versions[0]?.folio);
    expect(acta.html).toContain(visit.versions[0]?.sha256);
    expect((await print('--checklist', 'ece-funcional')).text).toContain('ece-funcional');
  });

  it('compares two runs, kept or in files, with the same figures', async () => {
    const kept = await print('--compare', BEFORE.run.id, AFTER.run.id);
    for (const { run, score } of [BEFORE, AFTER]) {
      expect(kept.text).toContain(folioOf(run));
      expect(kept.text).toContain(formatPercent(score.percent).replace(/\s/g, ' '));
    }
    const files = [join(RESULT_FILES, '3-giis.json'), join(RESULT_FILES, '6-giis.json')];
    expect((await print('--compare', ...files)).said.split(':')[0]).toBe(kept.said.split(':')[0]);
    expect((await print('--compare', files[0] ?? '', AFTER.run.id)).said.split(':')[0]).toBe(kept.said.split(':')[0]);
  });

  it('prints a comparative of the closed visits', async () => {
    const { text } = await print('--comparative', '--checklist', 'nom-024-ssa3-2012', '--kind', 'self');
    expect(text).toContain('2011');
  });

  it('puts the institution and the logo given on the page', async () => {
    const logo = join(folder, 'logo.png');
    const png = greyPng();
    writeFileSync(logo, png);
    const { html, text } = await print('--run', AFTER.run.id, '--institution', 'Institución de Prueba', '--logo', logo);
    expect(text).toContain('Institución de Prueba');
    expect(html).toContain(`data:image/png;base64,${png.toString('base64')}`);
  });

  it('leaves one entry in the audit chain for each report of the registry', async () => {
    const count = () => withUserRegistry(async (registry) => (await registry.auditChain()).entries);
    const before = await count();
    await print('--run', AFTER.run.id);
    expect(await count()).toBe(before + 1);
  });

  it('says in one sentence what it cannot do, and writes nothing', async () => {
    const target = join(folder, 'no.html');
    const refused = async (args: readonly string[], words: RegExp | string, file = target) => {
      await expect(printCommand([...args, file]), args.join(' ')).rejects.toThrow(words);
      expect(existsSync(file)).toBe(false);
    };
    await refused(['--run', 'no-existe-este'], /verificación/);
    await refused(['--unit', 'DFSSA999999'], /unidad/);
    await refused(['--visit', randomUUID()], /visita/);
    await refused(['--visit', visit.head.id, '--version', '9'], /versión/);
    await refused(['--campaign', randomUUID()], /campaña/);
    await refused(['--checklist', 'no-hay'], /no-hay|lista/);
    await refused(['--compare', AFTER.run.id, AFTER.run.id], 'no se compara consigo misma');
    await refused(['--comparative', '--checklist', 'capacidad-ece', '--kind', 'external'], 'no hay nada que comparar');
    await refused(['--result', join(folder, 'no-hay.json')], 'no existe');
    await refused(['--run', AFTER.run.id, '--logo', join(RESULT_FILES, 'README.md')], /logotipo/);
    await refused(['--run', AFTER.run.id], 'No existe la carpeta', join(folder, 'sin-carpeta', 'a.html'));
    mkdirSync(join(folder, 'carpeta.html'));
    await expect(printCommand(['--run', AFTER.run.id, join(folder, 'carpeta.html')])).rejects.toThrow('es una carpeta');
    expect(readdirSync(join(folder, 'carpeta.html'))).toEqual([]);
  });

  it('does not start to print what it cannot sign', async () => {
    const key = ['--sign-pdf', '--cer', join(folder, 'a.cer'), '--key', join(folder, 'a.key')];
    const pdf = join(folder, 'firmado.pdf');
    await expect(
      printCommand(['--run', AFTER.run.id, ...key, '--password-file', join(folder, 'clave.txt'), pdf]),
    ).rejects.toThrow('La contraseña no se pudo leer');
    writeFileSync(join(folder, 'clave.txt'), 'secreta\n');
    await expect(
      printCommand(['--run', AFTER.run.id, ...key, '--password-file', join(folder, 'clave.txt'), pdf]),
    ).rejects.toThrow(/certificado|archivo/);
    expect(existsSync(pdf)).toBe(false);
  });
});
