import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFORMANCE_LAYERS } from '../../../../shared/formats/fhir/conformance/model.ts';
import { createFhirR4Formats } from '../../../../shared/formats/fhir/index.ts';
import type { FindingDetail, Format, Origin, Sink, Source } from '../../../../shared/formats/format.ts';
import type { Place, RecordDataByType, RecordType, Severity } from '../../../../shared/model/index.ts';
import { r4Tables } from '../../../support/fhir/definitions.ts';
import { RESOURCES } from '../../../support/project.ts';

const table = (name: string) => JSON.parse(readFileSync(join(RESOURCES, 'fhir', name), 'utf8'));
export const config = {
  resourceTypes: table('resource-types.json'),
  mexico: table('mexico.json'),
  generated: (name: string) => r4Tables<unknown>(name),
};
/** JSON, NDJSON and XML. */
export const formats = createFhirR4Formats(config);
export const [format] = formats;

export interface SeenRecord {
  readonly type: RecordType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly texts: Readonly<Record<string, string | undefined>>;
}

export interface SeenFinding extends FindingDetail {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly text: string | undefined;
  readonly identity: string;
}

export interface Seen {
  readonly records: SeenRecord[];
  readonly findings: SeenFinding[];
  readonly problems: string[];
  readonly layers: Record<string, { holds: number; fails: number; undecided?: number }>;
  rows: number;
}

/** The format that a file seems to be of, as the program finds it; JSON where none fits. */
export function formatOf(bytes: Uint8Array): Format {
  const head = bytes.subarray(0, 65536);
  return formats.reduce((best, one) => (one.sniff(head) > best.sniff(head) ? one : best));
}

/** Only syntax and structure: what tests of readers and records look at. */
const BASIC: Source = {
  withoutLayers: new Set(
    CONFORMANCE_LAYERS.filter((layer) => layer !== 'fhir-sintaxis' && layer !== 'fhir-estructura'),
  ),
};

/** Reads as {@link read}, with all layers on, or without some. */
export function readAll(source: string | Uint8Array | object, options: Source = {}, chunk?: number): Seen {
  return read(source, chunk, undefined, options);
}

/** Reads a whole file given as text, bytes or a value, in chunks of `chunk` bytes; syntax and structure by themselves. */
export function read(source: string | Uint8Array | object, chunk = 1 << 16, as?: Format, options = BASIC): Seen {
  const bytes = toBytes(source);
  const format = as ?? formatOf(bytes);
  const seen: Seen = { records: [], findings: [], problems: [], layers: {}, rows: 0 };
  const sink: Sink = {
    unit: () => undefined,
    encoding: () => undefined,
    problem: (sentence) => seen.problems.push(sentence),
    row: () => {
      seen.rows++;
    },
    key: () => {
      throw new Error('FHIR has no keys that may occur only once in an export.');
    },
    layer(layer, holds) {
      const id = format.layers[layer].id;
      seen.layers[id] ??= { holds: 0, fails: 0 };
      if (holds === null) seen.layers[id].undecided = (seen.layers[id].undecided ?? 0) + 1;
      else seen.layers[id][holds ? 'holds' : 'fails']++;
    },
    finding(rule, origin: Origin, field, detail) {
      const { id, severity } = format.rules[rule];
      const { high, low } = origin.identity();
      const place = { ...origin.place(field) };
      seen.findings.push({
        ...detail,
        rule: id,
        severity,
        place,
        text: origin.text(field),
        identity: `${high} ${low}`,
      });
    },
    record<T extends RecordType>(type: T, data: RecordDataByType[T], origin: Origin) {
      const fields = Object.entries(data).filter(([, value]) => value !== undefined);
      const places = Object.fromEntries(fields.map(([field]) => [field, { ...origin.place(field) }]));
      const texts = Object.fromEntries(fields.map(([field]) => [field, origin.text(field)]));
      seen.records.push({ type, data: Object.fromEntries(fields), places, texts });
    },
  };
  const reader = format.open(sink, options);
  for (let i = 0; i < bytes.length; i += chunk) {
    // A copy that is wiped afterwards: chunks belong to the caller. A Node Buffer, whose `slice` shares memory.
    const part = Buffer.from(bytes.subarray(i, i + chunk));
    reader.write(part);
    part.fill(0);
  }
  reader.end();
  return seen;
}

export function toBytes(source: string | Uint8Array | object): Uint8Array {
  if (source instanceof Uint8Array) return source;
  return new TextEncoder().encode(typeof source === 'string' ? source : JSON.stringify(source));
}

export function rulesOf(seen: Seen): string[] {
  return seen.findings.map(({ rule }) => rule);
}

export function errorsOf(seen: Seen): SeenFinding[] {
  return seen.findings.filter(({ severity }) => severity === 'error');
}

export function bundle(resources: readonly object[], type = 'collection'): object {
  return {
    resourceType: 'Bundle',
    type,
    entry: resources.map((resource, index) => ({
      fullUrl: `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resource,
    })),
  };
}
