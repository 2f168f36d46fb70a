import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hl7v2Mexico } from '../../../../shared/formats/hl7v2/config.ts';
import { parseMessage } from '../../../../shared/formats/hl7v2/reader/cut.ts';
import { createRecordReader } from '../../../../shared/formats/hl7v2/records/index.ts';
import type { RecordReader } from '../../../../shared/formats/hl7v2/records-contract.ts';
import { CONTENT_RULES } from '../../../../shared/formats/hl7v2/rules/content.ts';
import { spotPath, spotRange } from '../../../../shared/formats/hl7v2/spot.ts';
import type { PlaceNames } from '../../../../shared/formats/support/places.ts';
import type { RecordType } from '../../../../shared/model/index.ts';
import { RESOURCES } from '../../../support/project.ts';

const table = (folder: string) => JSON.parse(readFileSync(join(RESOURCES, folder, 'mexico.json'), 'utf8'));
export const mexico = table('hl7v2') as Hl7v2Mexico;
export const places = table('fhir') as PlaceNames;

export interface Seen {
  readonly type: RecordType;
  readonly data: Readonly<Record<string, unknown>>;
  /** Path of each datum, written or missing. */
  readonly at: Readonly<Record<string, string>>;
  /** What stands there. */
  readonly texts: Readonly<Record<string, string | undefined>>;
}

export interface SeenMessage {
  readonly records: readonly Seen[];
  /** Rule and path. */
  readonly reported: readonly string[];
  readonly units: readonly (string | undefined)[];
  /** Data of the records of one type. */
  of(type: RecordType): readonly Readonly<Record<string, unknown>>[];
}

export const HEADER =
  'MSH|^~\\&|ECE|DFSSA900014^2.16.840.1.113883.4.631^ISO|RIS||20260302101500||ADT^A01^ADT_A01|1|T|2.5.1';
export const PID = 'PID|1||S-1^^^HOSPITAL^MR||PEREZ^ANA||19850312|F';

/** Gives the records of a message by its lines. */
export function readerOf(lists: Hl7v2Mexico): (...lines: readonly string[]) => SeenMessage {
  const readMessage = createRecordReader({ mexico: lists, places });
  return (...lines) => seenOf(readMessage, lines);
}

/** As {@link readerOf}, with the lists of the program. */
export const read = readerOf(mexico);

function seenOf(readMessage: RecordReader, lines: readonly string[]): SeenMessage {
  const message = parseMessage(lines.join('\r'));
  if (message === undefined) throw new Error('It begins with no MSH.');
  const records: Seen[] = [];
  const reported: string[] = [];
  const units: (string | undefined)[] = [];
  readMessage({
    message,
    report(rule, at) {
      if (!Object.hasOwn(CONTENT_RULES, rule)) throw new Error(`No rule is called ${rule}.`);
      reported.push(`${rule} ${spotPath(at)}`);
    },
    unit: (clues) => units.push(clues),
    emit(type, fields, spots) {
      const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
      const paths = Object.entries(spots).map(([field, at]) => [field, spotPath(at)] as const);
      const texts = Object.entries(spots).map(([field, at]) => {
        const range = spotRange(message, at);
        return [field, range && message.text.slice(range.start, range.end)] as const;
      });
      for (const [field] of entries) if (spots[field] === undefined) throw new Error(`${type}.${field} has no place.`);
      const data = Object.fromEntries(entries);
      records.push({ type, data, at: Object.fromEntries(paths), texts: Object.fromEntries(texts) });
    },
  });
  return {
    records,
    reported,
    units,
    of: (type) => records.filter((one) => one.type === type).map(({ data }) => data),
  };
}

/** A segment with some fields written. */
export function segment(name: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number));
  return [name, ...Array.from({ length: last }, (_, n) => fields[n + 1] ?? '')].join('|');
}

/** The only record of a type. */
export function one(type: RecordType, ...lines: readonly string[]): Seen {
  const found = read(...lines).records.filter((record) => record.type === type);
  if (found.length !== 1) throw new Error(`There are ${found.length} records of ${type}.`);
  return found[0];
}
