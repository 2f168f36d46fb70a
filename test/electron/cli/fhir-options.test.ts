import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { MANIFEST, patientProfile, VALUE_SET, writePackage } from '../../support/fhir/packages.ts';
import { PROJECT } from '../../support/project.ts';

const MAIN = join(PROJECT, 'electron', 'cli', 'main.ts');
const PROFILE = 'http://ejemplo.invalid/StructureDefinition/paciente-sintetico';
const PACKAGE = [MANIFEST, { 'p.json': patientProfile(), 'v.json': VALUE_SET }] as const;

let folder: string;
let patient: string;
let guide: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-orden-fhir-'));
  patient = join(folder, 'paciente.json');
  // Synthetic: a patient without a birth date, which the profile asks for.
  writeFileSync(patient, JSON.stringify({ resourceType: 'Patient', id: 'a', active: true }));
  guide = writePackage(join(folder, 'guia.tgz'), ...PACKAGE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cotejo(data: string, ...args: readonly string[]) {
  const env = { ...process.env, COTEJO_HOME: join(folder, data), NODE_NO_WARNINGS: '1' };
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env, cwd: folder });
}

describe('cotejo packages', () => {
  it('imports, lists and removes', () => {
    const imported = cotejo('uno', 'packages', 'import', guide);
    expect(imported.stdout).toMatch(
      /^Importada mx\.ejemplo\.sintetico 1\.0\.0: 1 perfil o extensión, .*SHA-256 [0-9a-f]{64}$/m,
    );
    expect(imported.stderr).toContain('mx.ejemplo.base#2.0.0');
    expect(imported.status).toBe(0);
    expect(cotejo('uno', 'packages', 'list').stdout).toContain('Guía sintética de ejemplo');
    expect(cotejo('uno', 'packages', 'remove', MANIFEST.name, '1.0.0').status).toBe(0);
    expect(cotejo('uno', 'packages', 'list').stdout).toBe('');
    expect(cotejo('uno', 'packages', 'remove', MANIFEST.name, '1.0.0').status).toBe(2);
  });

  it.each([
    [['packages'], /list, import o remove/],
    [['packages', 'import'], /qué importar/],
    [['packages', 'import', 'no-hay.tgz'], /no existe/],
    [['packages', 'remove', 'x'], /su versión/],
    [['verify', 'paciente.json', '--profile', 'x'], /dirección canónica/],
    [['verify', 'paciente.json', '--profile', PROFILE], /no es de FHIR R4 ni de las guías importadas/],
    [['verify', 'paciente.json', '--without-layer', 'giis-regla'], /No hay una capa «giis-regla».*fhir-perfil/],
    [['verify', 'paciente.json', '--packages', 'no-hay.tgz'], /no existe/],
  ])('ends with 2 and one plain sentence: %j', (args, sentence) => {
    const { status, stderr, stdout } = cotejo('nada', ...args);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('cotejo verify with a FHIR package for this run only', () => {
  it('names it in the result and in what the terminal says', () => {
    const json = join(folder, 'r.json');
    const { stdout } = cotejo('dos', 'verify', patient, '--packages', guide, '--profile', PROFILE, '--json', json);
    const { run, rules } = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    expect(rules.map(({ id }) => id)).toContain('fhir-perfil-elemento-que-falta');
    expect(run.packages).toMatchObject([{ name: MANIFEST.name, version: '1.0.0', source: 'de-esta-vez' }]);
    expect(stdout).toMatch(/FHIR\n {2}guía mx\.ejemplo\.sintetico 1\.0\.0, SHA-256 /);
    expect(cotejo('dos', 'packages', 'list').stdout).toBe('');
  });
});

describe('--operation-outcome', () => {
  it('writes one file for each into a folder, and all of them or the only one into a file', () => {
    const other = join(folder, 'otro.json');
    writeFileSync(other, JSON.stringify({ resourceType: 'Patient', id: 'c' }));
    const [target, single, bundle] = ['salida', 'uno.json', 'todos.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    cotejo('siete', 'verify', patient, other, '--operation-outcome', target);
    expect(readdirSync(target).sort()).toEqual([
      'otro.json.OperationOutcome.json',
      'paciente.json.OperationOutcome.json',
    ]);
    cotejo('siete', 'verify', patient, '--operation-outcome', single);
    cotejo('siete', 'verify', patient, other, '--operation-outcome', bundle);
    const read = (path: string) =>
      JSON.parse(readFileSync(path, 'utf8')) as { resourceType: string; entry?: unknown[] };
    expect(read(single)).toEqual(read(join(target, 'paciente.json.OperationOutcome.json')));
    expect(read(bundle)).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    expect(read(bundle).entry).toHaveLength(2);
  });
});
