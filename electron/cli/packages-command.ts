import { resolve } from 'node:path';
import type { FhirPackage } from '../../shared/ipc/contract.ts';
import { plural } from '../../shared/text/format.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { listPackages, removePackage } from '../engine/fhir-packages.ts';
import { importPackages } from '../engine/fhir-packages-import.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';

/** `cotejo packages list|import|remove`. Resolves to the exit code. @throws UsageError */
export async function packagesCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parse(args, {});
  const [action, ...rest] = positionals;
  const store = dataFolders().packages;
  switch (action) {
    case 'list':
      return list(store);
    case 'import':
      if (rest.length === 0) throw new UsageError('Falta decir qué importar: un paquete .tgz, una carpeta o un ZIP.');
      return importPaths(rest, store);
    case 'remove': {
      const [name, version] = rest;
      if (name === undefined || version === undefined) throw new UsageError('Falta la guía o su versión.');
      const removed = removePackage(store, name, version);
      process.stdout.write(
        removed ? `Se quitó ${name}, versión ${version}.\n` : `No hay ${name}, versión ${version}.\n`,
      );
      return removed ? VERIFIED : COULD_NOT_VERIFY;
    }
    default:
      throw new UsageError('Después de «packages» va list, import o remove.');
  }
}

/** What lacks and what cannot be used goes to standard error. */
function list(store: string): number {
  const { packages, problems } = listPackages(store);
  for (const one of packages) {
    const cells = [
      one.name.padEnd(32),
      one.version.padEnd(14),
      contents(one),
      one.sha256.slice(0, 12),
      one.title ?? '',
    ];
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
  for (const one of packages) tellMissing(one);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return VERIFIED;
}

async function importPaths(paths: readonly string[], store: string): Promise<number> {
  const { imported, skipped } = await importPackages(
    paths.map((path) => resolve(path)),
    store,
    { resourcesFolder: resourcesFolder() },
  );
  for (const one of imported) {
    process.stdout.write(`Importada ${one.name} ${one.version}: ${contents(one)}, SHA-256 ${one.sha256}\n`);
    tellMissing(one);
  }
  for (const { path, reason } of skipped) process.stderr.write(`No se importó ${path}: ${reason}\n`);
  return imported.length > 0 ? VERIFIED : COULD_NOT_VERIFY;
}

/** `3 perfiles, 12 listas de valores, 4 sistemas de códigos`: profiles are definitions of any kind, extensions too. */
function contents({ counts }: FhirPackage): string {
  return [
    plural(counts.StructureDefinition ?? 0, 'perfil o extensión', 'perfiles y extensiones'),
    plural(counts.ValueSet ?? 0, 'conjunto de valores', 'conjuntos de valores'),
    plural(counts.CodeSystem ?? 0, 'sistema de códigos', 'sistemas de códigos'),
  ].join(', ');
}

function tellMissing({ name, version, missing }: FhirPackage): void {
  if (missing.length === 0) return;
  const [them, those] = missing.length === 1 ? ['falta', 'de ella'] : ['faltan', 'de ellas'];
  process.stderr.write(
    `${name} ${version} se apoya en otras guías y ${them} ${missing.join(', ')}: lo que depende ${those} no se puede saber.\n`,
  );
}
