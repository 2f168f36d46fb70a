import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definitions } from '../../shared/formats/fhir/definitions/model.ts';
import type { PieceJudge } from '../../shared/formats/fhir/piece-judge.ts';
import { createXmlReader } from '../../shared/formats/fhir/xml/reader.ts';
import type { Sink } from '../../shared/formats/format.ts';
import { SHARED } from '../support/project.ts';

/** Where the cases stand, beside the checkout. */
export const CASES = 'corpora/fhir-r4-cases';

/** An error that the reference validator reported. */
export interface ExpectedError {
  readonly code: string;
  /** FHIRPath, XPath or null where it had none. */
  readonly expression: string | null;
  readonly text: string;
}

/** One validation case of the manifest. */
export interface Case {
  readonly name: string;
  /** `core` needs nothing but R4; `supporting` the files that it names. */
  readonly kind: 'core' | 'supporting';
  /** Relative to the folder of the cases. */
  readonly file: string;
  readonly supporting: readonly string[];
  /** A profile to hold the file against by hand. The reference's errors are those of a run without it. */
  readonly profile: string | null;
  readonly errors: readonly ExpectedError[];
}

export function readCases(): readonly Case[] {
  return JSON.parse(readFileSync(caseFile('manifest.json'), 'utf8')) as readonly Case[];
}

export function caseFile(name: string): string {
  return join(SHARED, CASES, name);
}

/** Supporting files stand below the folder of their cases. */
function supportingFile(name: string): string {
  return caseFile(join('supporting', name));
}

/** The resources that a case needs, as a package would bring them. */
export function supportingResources(one: Case, definitions: Definitions): readonly unknown[] {
  const files = new Set([...one.supporting, ...(one.profile === null ? [] : [one.profile])]);
  return [...files].flatMap((file) => resourcesOf(file, definitions));
}

/** Canonicals of the profile that a case chooses. */
export function chosenProfiles({ profile }: Case, definitions: Definitions): readonly string[] {
  const resources = profile === null ? [] : resourcesOf(profile, definitions);
  return resources.flatMap((resource) => {
    const url = (resource as { readonly url?: unknown } | null)?.url;
    return typeof url === 'string' ? [url] : [];
  });
}

/** Nothing where the file is not at hand (it names something of a package), or is not well formed. */
function resourcesOf(file: string, definitions: Definitions): readonly unknown[] {
  if (!existsSync(supportingFile(file))) return [];
  const bytes = readFileSync(supportingFile(file));
  const read = file.endsWith('.xml') ? readXml(bytes, definitions) : readJson(bytes);
  return read.flatMap((resource) => [resource, ...entriesOf(resource)]);
}

function readJson(bytes: Buffer): readonly unknown[] {
  try {
    return [JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))];
  } catch {
    return [];
  }
}

function readXml(bytes: Uint8Array, definitions: Definitions): readonly unknown[] {
  const resources: unknown[] = [];
  const keep = (_: unknown, value: unknown): number => {
    resources.push(structuredClone(value));
    return 0;
  };
  const judge: PieceJudge = { resource: keep, entry: keep, envelope: () => 0, property: () => {}, end: () => {} };
  const reader = createXmlReader(SILENT, judge, definitions);
  reader.write(bytes);
  reader.end();
  return resources.map((value) => (isEntry(value) ? value.resource : value));
}

function entriesOf(resource: unknown): readonly unknown[] {
  const entries = (resource as { readonly entry?: unknown } | null)?.entry;
  return Array.isArray(entries) ? entries.map((entry) => (entry as { readonly resource?: unknown }).resource) : [];
}

function isEntry(value: unknown): value is { readonly resource: unknown } {
  return typeof value === 'object' && value !== null && 'resource' in value && !('resourceType' in value);
}

const SILENT: Sink = {
  unit: () => {},
  record: () => {},
  finding: () => {},
  layer: () => {},
  key: () => {},
  row: () => {},
  encoding: () => {},
  problem: () => {},
};
