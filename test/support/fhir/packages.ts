import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

/** A member of an archive, good or bad. */
export interface TarMember {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'Directory';
  readonly linkpath?: string;
}

/** A tar with any names and types, for tests. */
export function tarOf(members: readonly TarMember[]): Buffer {
  const blocks = members.flatMap(({ path, content = '', type = 'File', linkpath }) => {
    const bytes = Buffer.from(content);
    const header = new Header({ path, type, size: bytes.length, mode: 0o644, mtime: new Date(0), linkpath });
    const block = Buffer.alloc(512);
    header.encode(block, 0);
    return [block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A FHIR package: `package.json` and resources by file name. All of it is synthetic. */
export function packageOf(
  manifest: object,
  resources: Readonly<Record<string, unknown>>,
  more: readonly TarMember[] = [],
): Buffer {
  const files = Object.entries({ 'package.json': manifest, ...resources }).map(([name, value]) => ({
    path: `package/${name}`,
    content: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return gzipSync(tarOf([...files, ...more]));
}

export function writePackage(path: string, ...parts: Parameters<typeof packageOf>): string {
  writeFileSync(path, packageOf(...parts));
  return path;
}

export const MANIFEST = {
  name: 'mx.ejemplo.sintetico',
  version: '1.0.0',
  title: 'Guía sintética de ejemplo',
  fhirVersions: ['4.0.1'],
  dependencies: { 'hl7.fhir.r4.core': '4.0.1', 'mx.ejemplo.base': '2.0.0' },
};

/** A profile on Patient that asks for a birth date; only its differential is given. */
export function patientProfile(version = '1.0.0', min = 1): object {
  return {
    resourceType: 'StructureDefinition',
    id: 'paciente-sintetico',
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Perfil sintético</div>' },
    url: 'http://ejemplo.invalid/StructureDefinition/paciente-sintetico',
    version,
    name: 'PacienteSintetico',
    title: 'Paciente sintético',
    status: 'active',
    fhirVersion: '4.0.1',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Patient', path: 'Patient' },
        { id: 'Patient.birthDate', path: 'Patient.birthDate', short: 'Fecha de nacimiento', min },
      ],
    },
  };
}

export const VALUE_SET = {
  resourceType: 'ValueSet',
  url: 'http://ejemplo.invalid/ValueSet/sintetico',
  version: '1.0.0',
  status: 'active',
  compose: { include: [{ system: 'http://ejemplo.invalid/CodeSystem/sintetico' }] },
};
