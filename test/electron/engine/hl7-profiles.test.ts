import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyArguments } from '../../../electron/cli/arguments.ts';
import { summarise } from '../../../electron/cli/summary.ts';
import { loadHl7Profiles } from '../../../electron/engine/hl7-profiles.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { admission, SAMPLE_PROFILE } from '../../support/hl7v2/profiles.ts';
import { runSetup } from '../../support/project.ts';
import { zipOf } from '../../support/zip-writer.ts';

const WORKER = new URL('../../../electron/engine/worker.ts', import.meta.url);
const PARTS = ['PROFILE.xml', 'CONSTRAINTS.xml', 'VALUESETS.xml'] as const;
const content = (name: string) => readFileSync(join(SAMPLE_PROFILE, name));
const sha256 = (name: string) => createHash('sha256').update(content(name)).digest('hex');
const FILES = PARTS.map((name) => ({ name, sha256: sha256(name) }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-perfiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Copies a file of the bundled profile. */
function put(name: string, as: string): string {
  const path = join(folder, as);
  mkdirSync(join(path, '..'), { recursive: true });
  copyFileSync(join(SAMPLE_PROFILE, name), path);
  return path;
}

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const filesOf = async (...paths: readonly string[]) =>
  (await loadHl7Profiles(paths)).map(({ files }) => files.map(({ name }) => name));

describe('files of local profiles of HL7 v2', () => {
  it('are told apart by what is in them, in a folder with other things', async () => {
    const [profile, ...more] = await loadHl7Profiles([SAMPLE_PROFILE]);
    expect(more).toEqual([]);
    expect(profile).toMatchObject({ name: 'PROFILE.xml', files: FILES });
    expect(profile.profile).toBe(content('PROFILE.xml').toString('utf8'));
    expect(profile.valueSets).toBe(content('VALUESETS.xml').toString('utf8'));
  });

  it('may be named one by one, in any order and from other folders', async () => {
    const paths = [put('VALUESETS.xml', 'listas/a.xml'), put('CONSTRAINTS.xml', 'b.txt'), put('PROFILE.xml', 'c.xml')];
    expect(await filesOf(...paths)).toEqual([['c.xml', 'b.txt', 'a.xml']]);
    expect(await filesOf(paths[2], paths[2])).toEqual([['c.xml']]);
  });

  it('may come in a ZIP', async () => {
    const zip = zipOf(PARTS.map((name) => ({ name: `guia/${name}`, content: content(name) })));
    expect(await filesOf(write('guia.zip', zip))).toEqual([[...PARTS]]);
  });

  it('belong together by folder, and in one folder by name', async () => {
    put('PROFILE.xml', 'uno/ADT_Profile.xml');
    put('CONSTRAINTS.xml', 'uno/ADT_Constraints.xml');
    put('PROFILE.xml', 'uno/ORU_Profile.xml');
    put('CONSTRAINTS.xml', 'uno/ORU_Constraints.xml');
    put('VALUESETS.xml', 'uno/ValueSets.xml');
    put('PROFILE.xml', 'dos/PROFILE.xml');
    expect(await filesOf(folder)).toEqual([
      ['PROFILE.xml'],
      ['ADT_Profile.xml', 'ADT_Constraints.xml', 'ValueSets.xml'],
      ['ORU_Profile.xml', 'ORU_Constraints.xml', 'ValueSets.xml'],
    ]);
  });

  it('may be in other encodings than UTF-8', async () => {
    const text = content('PROFILE.xml').toString('utf8');
    const latin = write('l.xml', Buffer.from(text.replace('"UTF-8"', '"ISO-8859-1"'), 'latin1'));
    const [profile] = await loadHl7Profiles([latin]);
    expect(profile.profile).toContain('Admisión de ejemplo');
    const wide = write('w.xml', Buffer.from(`\ufeff${text.replace('"UTF-8"', '"UTF-16"')}`, 'utf16le'));
    expect((await loadHl7Profiles([wide]))[0].profile).toContain('Admisión de ejemplo');
  });

  it.each<[string, () => readonly string[], RegExp]>([
    ['that are not there', () => [join(folder, 'no-hay.xml')], /«no-hay\.xml» no se puede usar\. El archivo no existe/],
    ['of other kinds', () => [write('otro.xml', '<html/>')], /«otro\.xml».*No es un perfil/],
    ['that are no XML', () => [write('otro.xml', 'MSH|^~\\&|')], /«otro\.xml».*No es un perfil/],
    ['without a profile', () => [put('CONSTRAINTS.xml', 'c.xml')], /ninguno con la raíz ConformanceProfile/],
    ['of an empty folder', () => [folder], /ninguno con la raíz ConformanceProfile/],
    [
      'that are broken',
      () => [put('PROFILE.xml', 'p.xml'), write('c.xml', '<ConformanceContext><Predicates>')],
      /«c\.xml» no se puede usar\. No es XML bien formado\./,
    ],
    [
      'with a DOCTYPE inside a profile',
      () => [write('p.xml', '<!DOCTYPE a [<!ENTITY b "c">]><ConformanceProfile>&b;</ConformanceProfile>')],
      /«p\.xml»/,
    ],
    [
      'with a DOCTYPE, found in a folder',
      () => [
        dirname(write('doctype/p.xml', '<!DOCTYPE a [<!ENTITY b "c">]><ConformanceProfile>&b;</ConformanceProfile>')),
      ],
      /«p\.xml» no se puede usar\. Declara un DOCTYPE/,
    ],
    [
      'that may be of one or of another',
      () => [
        put('PROFILE.xml', 'a.xml'),
        put('PROFILE.xml', 'b.xml'),
        put('CONSTRAINTS.xml', 'c.xml'),
        put('CONSTRAINTS.xml', 'd.xml'),
      ],
      /No se sabe de qué perfil de HL7 v2 es el archivo «c\.xml»/,
    ],
    ['of a broken ZIP', () => [write('z.zip', 'PK\u0003\u0004')], /«z\.zip» no se puede usar\. El ZIP está dañado/],
  ])('%s give one sentence', async (_, paths, sentence) => {
    await expect(loadHl7Profiles(paths())).rejects.toThrow(sentence);
  });
});

describe('cotejo verify --hl7-profile', () => {
  const verify = async (hl7Profiles: readonly string[], threads = 0): Promise<VerificationResult> => {
    const paths = [
      write('mensajes/uno.hl7', admission()),
      write('mensajes/dos.hl7', admission({ IN1: undefined, MSH: admission().split('\r')[0].replace('MSG1', 'MSG2') })),
    ];
    const base = { toolVersion: '0', workerScript: WORKER, threads, paths, setup: runSetup() };
    return (await verifyExport({ ...base, hl7Profiles })).result;
  };
  const LACKS = 'hl7v2-perfil-grupo-que-falta';

  it('is read from the arguments, as often as it comes', () => {
    expect(verifyArguments(['a', '--hl7-profile', 'b', '--hl7-profile', 'c']).hl7Profiles).toEqual(['b', 'c']);
    expect(verifyArguments(['a']).hl7Profiles).toEqual([]);
  });

  it('holds the messages against the profile, and says which files it was', async () => {
    const result = await verify([SAMPLE_PROFILE]);
    expect(result.rules.filter(({ id }) => id.startsWith('hl7v2-perfil-')).map(({ id, total }) => [id, total])).toEqual(
      [[LACKS, 1]],
    );
    expect(result.layers?.find(({ id }) => id === 'hl7v2-perfil')).toMatchObject({ held: 1, failed: 1, undecided: 0 });
    expect(result.run.options.hl7Profiles).toEqual(FILES);
    expect(summarise(result)).toContain(`perfil local PROFILE.xml, SHA-256 ${sha256('PROFILE.xml').slice(0, 12)}…`);
  });

  it('finds the same with worker threads', async () => {
    const [one, two] = [await verify([SAMPLE_PROFILE]), await verify([SAMPLE_PROFILE], 2)];
    expect(two.rules).toEqual(one.rules);
    expect(two.layers).toEqual(one.layers);
  });

  it('leaves no trace where it is not given', async () => {
    const result = await verify([]);
    expect(result.run.options).not.toHaveProperty('hl7Profiles');
    expect(result.layers?.some(({ id }) => id === 'hl7v2-perfil')).toBe(false);
    expect(summarise(result)).not.toContain('perfil local');
  });

  it('ends the run with one sentence where it cannot be used', async () => {
    await expect(verify([write('otro.xml', '<a/>')])).rejects.toThrow(/«otro\.xml»/);
  });
});
