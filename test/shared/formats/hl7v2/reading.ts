import type { FindingDetail } from '../../../../shared/formats/format.ts';
import type { Position } from '../../../../shared/formats/hl7v2/message.ts';
import { lastField } from '../../../../shared/formats/hl7v2/message.ts';
import { createHl7Reader } from '../../../../shared/formats/hl7v2/reader/index.ts';
import { nobodysSink } from '../../../support/nobodys-sink.ts';

export interface SeenFault {
  readonly rule: string;
  readonly at: Position;
  readonly record: number;
  readonly path?: string;
  readonly detail?: FindingDetail;
}

/** All that a reader said of a file, copied out of what it lends. */
export interface Read {
  readonly messages: SeenMessage[];
  readonly faults: SeenFault[];
  readonly problems: string[];
  readonly encodings: string[];
  readonly incomplete: number[];
  ended: number;
}

export interface SeenMessage {
  readonly number: number;
  readonly code: string;
  readonly event: string;
  readonly version: string;
  /** `name#occurrence` and the raw fields. */
  readonly segments: readonly (readonly string[])[];
  /** Place of each field. */
  readonly places: readonly (readonly Position[])[];
}

export const HEADER = 'MSH|^~\\&|LAB|UNIDAD|ECE|UNIDAD|20240105101500||ADT^A01^ADT_A01|1|P|2.5';

/** Bytes of characters 0 to 255. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Reads a file, text as UTF-8, in chunks that the caller overwrites after each call. */
export function readHl7(source: string | Uint8Array, chunk = 65536, limit?: number): Read {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const read: Read = { messages: [], faults: [], problems: [], encodings: [], incomplete: [], ended: 0 };
  let isIncomplete = false;
  const sink = nobodysSink({
    encoding: (name) => read.encodings.push(name),
    problem: (sentence) => read.problems.push(sentence),
  });
  const reader = createHl7Reader(
    sink,
    {
      message(message) {
        const { number, code, event, version, text } = message;
        const numbers = (last: number): number[] => Array.from({ length: last + 1 }, (_, field) => field);
        read.messages.push({
          number,
          code,
          event,
          version,
          segments: message.segments.map((segment) =>
            numbers(lastField(segment)).map((field) => text.slice(segment.starts[field], segment.ends[field])),
          ),
          places: message.segments.map((segment) =>
            numbers(lastField(segment)).map((field) => message.locate(segment.starts[field])),
          ),
        });
        if (isIncomplete) read.incomplete.push(number);
        isIncomplete = false;
      },
      fault: (rule, at, record, detail, path) => read.faults.push({ rule, at, record, detail, path }),
      incomplete() {
        isIncomplete = true;
      },
      end() {
        read.ended++;
      },
    },
    undefined,
    limit,
  );
  const lent = new Uint8Array(chunk);
  for (let at = 0; at < bytes.length; at += chunk) {
    const size = Math.min(chunk, bytes.length - at);
    lent.set(bytes.subarray(at, at + size));
    reader.write(lent.subarray(0, size));
    lent.fill(0x58);
  }
  reader.end();
  return read;
}

export const rulesOf = ({ faults }: Read): string[] => faults.map(({ rule }) => rule);
/** Names of the segments of each message. */
export const namesOf = ({ messages }: Read): string[] =>
  messages.map(({ segments }) => segments.map(([name]) => name).join(' '));
