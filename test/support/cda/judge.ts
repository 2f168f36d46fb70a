import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CdaConfig } from '../../../shared/formats/cda/config.ts';
import { createContentJudge } from '../../../shared/formats/cda/content/judge.ts';
import type { CdaElement } from '../../../shared/formats/cda/document.ts';
import { pathOf } from '../../../shared/formats/cda/document.ts';
import type { CdaSpot } from '../../../shared/formats/cda/judge.ts';
import { readDocument } from '../../../shared/formats/cda/reader/index.ts';
import { createRecordReader } from '../../../shared/formats/cda/records/index.ts';
import type { FindingDetail } from '../../../shared/formats/format.ts';
import type { RecordDataByType, RecordType } from '../../../shared/model/index.ts';
import { RESOURCES } from '../project.ts';

const MEXICO = JSON.parse(readFileSync(join(RESOURCES, 'cda', 'mexico.json'), 'utf8')) as CdaConfig['mexico'];
const PLACES = JSON.parse(readFileSync(join(RESOURCES, 'fhir', 'mexico.json'), 'utf8')) as CdaConfig['places'];

/** A synthetic clinical summary of the annex in which nothing is wrong. */
export const SUMMARY = readFileSync(join(RESOURCES, 'samples', 'cda', 'consulta-sintetica.xml'), 'utf8');

export interface Said {
  readonly rule: string;
  readonly path: string;
  readonly detail?: FindingDetail;
}

export function rootOf(xml: string): CdaElement {
  return readDocument(new TextEncoder().encode(xml)).root!;
}

/** Findings of the content layer. */
export function contentOf(xml: string, unfinished?: (root: CdaElement) => readonly CdaElement[]): readonly Said[] {
  const said: Said[] = [];
  const root = rootOf(xml);
  createContentJudge({ mexico: MEXICO, places: PLACES })({
    root,
    unfinished: unfinished && new Set(unfinished(root)),
    isOn: () => true,
    undecided: (layer) => said.push({ rule: 'undecided', path: layer }),
    silent: (layer) => said.push({ rule: 'silent', path: layer }),
    report: (rule, at, detail) => said.push({ rule, path: shown(at), detail }),
  });
  return said;
}

export interface Emitted<T extends RecordType = RecordType> {
  readonly type: T;
  readonly data: RecordDataByType[T];
  /** Neutral field → path. */
  readonly at: Readonly<Record<string, string>>;
}

export interface ReadRecords {
  readonly unit: string | undefined;
  readonly records: readonly Emitted[];
  readonly warnings: readonly string[];
  of<T extends RecordType>(type: T): readonly RecordDataByType[T][];
}

/** Records of a document. */
export function recordsOf(
  xml: string,
  mexico: Partial<CdaConfig['mexico']> = {},
  unfinished?: (root: CdaElement) => readonly CdaElement[],
): ReadRecords {
  const records: Emitted[] = [];
  const warnings: string[] = [];
  let unit: string | undefined;
  const root = rootOf(xml);
  createRecordReader({ mexico: { ...MEXICO, ...mexico }, places: PLACES })({
    root,
    unfinished: unfinished && new Set(unfinished(root)),
    report: (rule) => warnings.push(rule),
    unit: (clues) => {
      unit = clues;
    },
    emit: (type, data, spots) => {
      const at = Object.fromEntries(Object.entries(spots).map(([field, spot]) => [field, shown(spot)]));
      records.push({ type, data: defined(data), at } as Emitted);
    },
  });
  return {
    unit,
    records,
    warnings,
    of: <T extends RecordType>(type: T) =>
      records.filter((record) => record.type === type).map(({ data }) => data as RecordDataByType[T]),
  };
}

/** Replaces a text that must be there. */
export function changed(xml: string, from: string | RegExp, to: string): string {
  const result = xml.replace(from, to);
  if (result === xml) throw new Error(`The document does not have ${from}`);
  return result;
}

function shown({ element, attribute, missing }: CdaSpot): string {
  const path = pathOf(element);
  if (missing !== undefined) return `${path}/${missing}`;
  return attribute === undefined ? path : `${path}/@${attribute}`;
}

function defined<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}
