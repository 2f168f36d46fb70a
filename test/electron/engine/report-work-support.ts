import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createReportWork } from '../../../electron/engine/report-work.ts';
import { createSignatureWork } from '../../../electron/engine/signatures-work.ts';
import type { WorkOptions } from '../../../electron/engine/work-options.ts';
import type { Registry } from '../../../electron/registry/index.ts';
import { printedPdf } from '../pdf/support.ts';
import { keep, open, temporaryFolder } from '../registry/support.ts';
import { RESOURCES } from './visits-support.ts';

export const AT = '2026-11-22T10:05:00-06:00';
export const RUN = 'corrida-de-informes-1';
export const UNIT = 'CSSSA000020';

/** The handlers of reports over a registry of their own, with one run of a synthetic unit. */
export async function reportDesk(now: () => string = () => AT) {
  const folder = temporaryFolder();
  const registry = open(folder, { now });
  await registry.saveUnit({ clues: UNIT, name: 'Unidad Sintética', aliases: [] });
  const result = await keep(registry, { id: RUN, unit: UNIT, findings: 40 });
  return { folder, registry, result, ...handlersOver(registry, folder, now) };
}

export function handlersOver(registry: Registry, folder: string, now: () => string = () => AT) {
  const folders = { catalogs: folder, packages: folder } as WorkOptions['folders'];
  const options = { registry, folders, resources: RESOURCES, toolVersion: '0.1.0', emit: () => {} };
  return {
    reports: createReportWork(options, now).handlers,
    signatures: createSignatureWork(options).handlers,
    /** Stands for what Chromium printed. */
    printed: (): string => {
      const file = path.join(folder, 'paginas.pdf');
      writeFileSync(file, printedPdf());
      return file;
    },
  };
}
