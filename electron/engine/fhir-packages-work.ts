import type { EngineEvent, FhirPackageImport, FhirPackages } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';
import { listPackages, removePackage } from './fhir-packages.ts';
import { importPackages } from './fhir-packages-import.ts';

export interface PackageWorkOptions {
  readonly registry: Registry;
  readonly storeFolder: string;
  readonly resourcesFolder: string;
  readonly emit: (event: EngineEvent) => void;
}

export interface PackageWork {
  list(): Promise<FhirPackages>;
  import(request: { readonly paths: readonly string[] }): Promise<FhirPackageImport>;
  remove(key: { readonly name: string; readonly version: string }): Promise<{ readonly removed: boolean }>;
}

/** FHIR packages as the window asks for them; what comes and goes is told to the registry. */
export function createPackageWork({ registry, storeFolder, resourcesFolder, emit }: PackageWorkOptions): PackageWork {
  return {
    list: async () => listPackages(storeFolder),
    async import({ paths }) {
      const report = await importPackages(paths, storeFolder, {
        resourcesFolder,
        onProgress: (payload) => emit({ event: 'fhirPackages.progress', payload }),
      });
      for (const { name, version, sha256 } of report.imported) {
        await registry.record('guia-fhir-importada', { name, version, sha256 });
      }
      return report;
    },
    async remove({ name, version }) {
      const removed = removePackage(storeFolder, name, version);
      if (removed) await registry.record('guia-fhir-retirada', { name, version });
      return { removed };
    },
  };
}
