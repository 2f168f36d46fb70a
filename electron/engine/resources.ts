import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownChecklist, ownChecks } from '../../shared/checklist/load.ts';
import type { FormatResources } from '../../shared/formats/index.ts';
import type { Check, Checklist } from '../../shared/model/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { ProblemError } from './reading.ts';

/** The checks, checklists and guides that the program carries. */
export interface Resources {
  readonly folder: string;
  readonly checks: readonly Check[];
  readonly checklists: readonly LoadedChecklist[];
  /** What the readers are made from: guides and configuration. */
  readonly formats: FormatResources;
}

export interface LoadedChecklist {
  readonly checklist: Checklist;
  /** Of the file as it stands. */
  readonly sha256: string;
}

/** Reads `resources/`, whose form is judged by the tests. @throws Error when a file of it is missing or no JSON. */
export function loadResources(folder: string): Resources {
  const checks = ownChecks(jsonFiles(join(folder, 'checks')).map(({ value }) => value));
  const checklists = jsonFiles(join(folder, 'checklists')).map(({ value, sha256 }) => ({
    checklist: ownChecklist(value),
    sha256,
  }));
  const formats = {
    guides: jsonFiles(join(folder, 'giis')).map(({ value }) => value),
    fhir: {
      resourceTypes: readJson(folder, 'fhir', 'resource-types.json'),
      mexico: readJson(folder, 'fhir', 'mexico.json'),
      generated: (file) => generatedTable(join(folder, 'fhir', 'r4', file)),
    } as FormatResources['fhir'],
    hl7v2: {
      mexico: readJson(folder, 'hl7v2', 'mexico.json'),
      generated: (file) => generatedTable(join(folder, 'hl7v2', file)),
    } as FormatResources['hl7v2'],
    cda: {
      mexico: readJson(folder, 'cda', 'mexico.json'),
      structure: () => readJson(folder, 'cda', 'structure.json'),
    } as FormatResources['cda'],
  };
  return { folder, checks, checklists, formats };
}

/** The checklist by id; the only edition carried. @throws ProblemError naming those there are. */
export function findChecklist(resources: Resources, id: string): LoadedChecklist {
  const found = resources.checklists.find(({ checklist }) => checklist.id === id);
  if (found) return found;
  const known = resources.checklists.map(({ checklist }) => checklist.id).join(', ');
  throw new ProblemError(`No hay una lista «${id}». Las que hay: ${known}.`);
}

/** Generated tables are not in the repository: a checkout that was never built lacks them. */
function generatedTable(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ProblemError(`Falta la tabla «${basename(path)}» o no se puede leer: se genera con «npm run build».`);
  }
}

function readJson(folder: string, ...names: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(folder, ...names), 'utf8'));
}

function jsonFiles(folder: string): readonly { readonly value: unknown; readonly sha256: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const bytes = readFileSync(join(folder, name));
    return {
      value: JSON.parse(bytes.toString('utf8')),
      sha256: sha256Hex(bytes),
    };
  });
}
