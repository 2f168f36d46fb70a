import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInputs } from '../../../electron/engine/inputs.ts';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { prepareRun } from '../../../electron/engine/run-setup.ts';
import { verifiedSomething, verifyExport } from '../../../electron/engine/verify-export.ts';
import { verifyFile } from '../../../electron/engine/verify-file.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { runSetup } from '../../support/project.ts';
import { zipOf } from '../../support/zip-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-malos-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(...paths: string[]): Promise<VerificationResult> {
  const { result } = await verifyExport({ paths, setup: runSetup(), toolVersion: '0', threads: 0 });
  return result;
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const validB015 = (rows: number) => Buffer.from(b015Bytes(rows, 1)).toString('latin1');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const ids = (result: VerificationResult) => result.rules.map((rule) => rule.id);

describe('files of which nothing can be verified', () => {
  it.each([
    ['vacio.txt', new Uint8Array(0), /vacío/],
    ['binario.bin', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256), /binario/],
    ['informe.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', /PDF/],
    ['foto.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /imagen/],
    ['mensaje.hl7', 'PID|1||SINTETICO-1\rPV1|1|O\r', /HL7 v2.*MSH/],
    ['hoja.xml', '<?xml version="1.0"?><hoja xmlns="urn:otra"/>', /XML/],
    ['otro.json', '{"hola": 1}', /resourceType/],
    ['otra-guia.txt', `${Array.from({ length: 80 }, (_, i) => `COLUMNA${i}`).join('|')}\n`, /GIIS de 80 columnas/],
    ['notas.txt', 'Esto no es una exportación, solo un texto.\n', /No se reconoce/],
  ])('%s gets one clear sentence', async (name, content, sentence) => {
    const result = await verify(file(name, content));
    expect(result.files[0].problem).toMatch(sentence);
    expect(verifiedSomething(result)).toBe(false);
  });

  it('says so of a path that does not exist', async () => {
    await expect(verify(join(folder, 'no-esta.txt'))).rejects.toThrow(/no existe/);
  });

  it.each([
    ['busqueda.json', '{"resourceType":"Bundle","type":"searchset","total":0}'],
    ['entradas.json', '{"resourceType":"Bundle","type":"collection","entry":[]}'],
    ['busqueda.xml', '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><total value="0"/></Bundle>'],
  ])('says so of a Bundle without resources, %s', async (name, content) => {
    const result = await verify(file(name, content));
    expect(result.files[0].problem).toBe('El Bundle no lleva recursos: no hay nada que verificar en él.');
    expect(verifiedSomething(result)).toBe(false);
  });

  // Only Linux lets names be any bytes; where the disk refuses them there is nothing to tell of.
  it.runIf(process.platform === 'linux')('says so of a name that is no UTF-8, and verifies its neighbour', async () => {
    const odd = join(folder, 'nombres');
    mkdirSync(odd);
    writeFileSync(Buffer.concat([Buffer.from(`${odd}/mal`), Buffer.of(0xff), Buffer.from('.json')]), '{}');
    writeFileSync(join(odd, 'dos\nrenglones\u001b[2J.json'), '{"resourceType":"Patient","id":"a"}');
    const { files } = await verify(odd);
    expect(files.map(({ path }) => path).sort()).toEqual(['nombres/dos·renglones·[2J.json', 'nombres/mal\ufffd.json']);
    expect(files.find(({ path }) => path.includes('mal'))?.problem).toMatch(/no son UTF-8/);
    expect(files.find(({ path }) => path.includes('dos'))?.format).toBe('fhir/r4');
  });

  it('says so of an empty folder', async () => {
    mkdirSync(join(folder, 'vacia'));
    await expect(verify(join(folder, 'vacia'))).rejects.toThrow(ProblemError);
  });

  it.skipIf(process.getuid?.() === 0)('says so of a file without permission', async () => {
    const path = file('cerrado.txt', 'x');
    chmodSync(path, 0);
    await expect(verify(path)).rejects.toThrow(/permiso/);
  });
});

describe('files of which a part can be verified', () => {
  it('reports rows with 105 and 107 columns and verifies the others', async () => {
    const [header, first, second, third, fourth] = validB015(4).split('\n');
    const cut = first.slice(0, first.lastIndexOf('|'));
    const result = await verify(
      file('columnas.txt', latin1([header, cut, `${second}|0`, third, fourth, ''].join('\n'))),
    );
    const findings = result.files[0].findings.filter((finding) => finding.rule === 'giis-estructura-columnas');
    expect(findings.map((finding) => finding.place.line)).toEqual([2, 3]);
    expect(result.files[0].records.patient).toBe(2);
  });

  it('verifies the rows of a file without header', async () => {
    const [, ...rows] = validB015(3).split('\n');
    const result = await verify(file('sin-encabezado.txt', latin1(rows.join('\n'))));
    expect(ids(result)).toContain('giis-estructura-sin-encabezado');
    expect(result.files[0].records.patient).toBe(3);
  });

  it('steps over a line of 50 MB without a newline', async () => {
    const path = file('linea.txt', latin1(validB015(2)));
    await appendFile(path, Buffer.alloc(50_000_000, 65));
    const before = process.memoryUsage().arrayBuffers;
    const result = await verify(path);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
    expect(result.files[0].records.patient).toBe(2);
    expect(result.files[0].findings.some((finding) => finding.place.line === 4)).toBe(true);
  });

  it('verifies the entries before the cut of a JSON cut in half', async () => {
    const entry = (id: string) => `{"resource":{"resourceType":"Patient","id":"${id}","gender":"male"}}`;
    const whole = `{"resourceType":"Bundle","type":"collection","entry":[${entry('a')},${entry('b')},${entry('c')}]}`;
    const result = await verify(file('mitad.json', whole.slice(0, whole.length - 40)));
    expect(result.files[0].records.patient).toBe(2);
    expect(result.files[0].findings.some((finding) => finding.rule.startsWith('fhir-sintaxis-'))).toBe(true);
  });

  it('reads a JSON with a byte order mark', async () => {
    const result = await verify(file('bom.json', '\ufeff{"resourceType":"Patient","id":"a","gender":"male"}'));
    expect(result.files[0].records.patient).toBe(1);
  });
});

describe('ZIPs', () => {
  it('verifies the good members beside bad ones', async () => {
    const path = file(
      'mixto.zip',
      zipOf([
        { name: 'CEX.txt', content: latin1(validB015(2)) },
        { name: '../../fuera.txt', content: latin1(validB015(1)) },
        { name: 'dentro.zip', content: zipOf([{ name: 'a.txt', content: latin1('a') }]) },
      ]),
    );
    const result = await verify(path);
    const byPath = new Map(result.files.map((entry) => [entry.path, entry]));
    expect(byPath.get('mixto.zip!/CEX.txt')?.records.patient).toBe(2);
    expect(byPath.get('mixto.zip!/../../fuera.txt')?.problem).toMatch(/fuera de la carpeta/);
    expect(byPath.get('mixto.zip!/dentro.zip')?.problem).toMatch(/ZIP/);
  });

  it('refuses one that unpacks to 10 GB', async () => {
    const bomb = zipOf([{ name: 'bomba.txt', content: Buffer.alloc(10_000_000), declaredSize: 10 * 1024 ** 3 }]);
    await expect(verify(file('bomba.zip', bomb))).rejects.toThrow(/8 GB|bomba/);
  });

  it('says so of a damaged one', async () => {
    const zip = zipOf([{ name: 'CEX.txt', content: latin1(validB015(50)) }]);
    const path = file('roto.zip', zip);
    truncateSync(path, zip.length - 30);
    await expect(verify(path)).rejects.toThrow(/dañado/);
  });

  it('says so of an empty one', async () => {
    await expect(verify(file('vacio.zip', zipOf([])))).rejects.toThrow(/no contiene/);
  });
});

describe('files that change under the reader', () => {
  it('tells of one that grows while it is read', async () => {
    const path = file('crece.txt', latin1(validB015(3000)));
    const { plan } = prepareRun(runSetup());
    let grown = false;
    const tally = await verifyFile(plan, (await listInputs([path])).files[0], () => {
      if (!grown) writeFileSync(path, latin1(validB015(10)), { flag: 'a' });
      grown = true;
      return true;
    });
    expect(tally.files[0].problem).toMatch(/cambió mientras se leía/);
  });

  it('tells of one that vanished after it was listed', async () => {
    const path = file('desaparece.txt', latin1(validB015(2)));
    const { files } = await listInputs([path]);
    rmSync(path);
    const tally = await verifyFile(prepareRun(runSetup()).plan, files[0]);
    expect(tally.files[0].problem).toMatch(/desapareció/);
  });

  it('does not follow links inside a folder', async () => {
    const inside = join(folder, 'con-enlace');
    mkdirSync(inside);
    symlinkSync(inside, join(inside, 'circulo'));
    writeFileSync(join(inside, 'CEX.txt'), latin1(validB015(1)));
    const result = await verify(inside);
    expect(result.files.map((entry) => entry.path)).toEqual(['con-enlace/CEX.txt', 'con-enlace/circulo']);
  });
});
