import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dict, name, type PdfDict, type PdfValue, withEntries, written } from './value.ts';

/** Objects in one stream: the more, the better they pack; a reader unpacks them together. */
const PER_STREAM = 500;

export interface WrittenFile {
  /** Numbers that are free for new objects begin here. */
  readonly size: number;
  readonly root: PdfValue;
  readonly info: PdfValue;
}

/** Place of an object: type, place, generation or index (7.5.8.3). */
type Row = readonly [num: number, type: 0 | 1 | 2, second: number, third: number];

/** Head of the list of free objects, which every file has. */
const FIRST_FREE: Row = [0, 0, 0, 65_535];

/** A stream with its dictionary, as the body of an object. */
export function streamBody(entries: PdfDict, data: Uint8Array): Uint8Array {
  const packed = deflateSync(data);
  const head = withEntries(entries, { Filter: name('FlateDecode'), Length: packed.length });
  return Buffer.concat([Buffer.from(`${written(head)}\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream')]);
}

/**
 * A whole file: what stands by itself as it is, everything else packed in object streams.
 *
 * @param packable each object's number and its value as it stands in a file
 * @param alone streams, as the bodies of their objects
 */
export function wholeFile(
  { size, root, info }: WrittenFile,
  packable: readonly { readonly num: number; readonly bytes: Uint8Array }[],
  alone: readonly { readonly num: number; readonly body: Uint8Array }[],
): Uint8Array {
  const out = new Output([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]);
  const rows: Row[] = [FIRST_FREE];
  for (const { num, body } of alone) rows.push([num, 1, out.object(num, body), 0]);
  let next = size;
  for (let start = 0; start < packable.length; start += PER_STREAM) {
    const group = packable.slice(start, start + PER_STREAM);
    for (const [index, { num }] of group.entries()) rows.push([num, 2, next, index]);
    rows.push([next, 1, out.object(next, objectStream(group)), 0]);
    next++;
  }
  out.xref(next, rows, { Root: root, Info: info });
  return out.bytes();
}

/** What is added to a file: changed and new objects, and a cross-reference that leads to the one before (7.5.6). */
export function appended(
  before: Uint8Array,
  { size, root, info }: WrittenFile,
  previous: { readonly xref: number; readonly id: PdfValue },
  objects: readonly { readonly num: number; readonly body: Uint8Array }[],
): Uint8Array {
  const out = new Output([before, Buffer.from('\n')]);
  const rows = objects.map(({ num, body }): Row => [num, 1, out.object(num, body), 0]);
  const id: Readonly<Record<string, PdfValue>> = previous.id === null ? {} : { ID: previous.id };
  out.xref(size, rows, { Root: root, Info: info, Prev: previous.xref, ...id });
  return out.bytes();
}

function objectStream(group: readonly { readonly num: number; readonly bytes: Uint8Array }[]): Uint8Array {
  const heads: string[] = [];
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { num, bytes } of group) {
    heads.push(`${num} ${at}`);
    parts.push(bytes, Buffer.from('\n'));
    at += bytes.length + 1;
  }
  const head = Buffer.from(`${heads.join(' ')}\n`, 'latin1');
  const entries = dict({ Type: name('ObjStm'), N: group.length, First: head.length });
  return streamBody(entries, Buffer.concat([head, ...parts]));
}

class Output {
  readonly #parts: Uint8Array[];
  #length: number;

  constructor(before: Uint8Array[]) {
    this.#parts = before;
    this.#length = before.reduce((sum, part) => sum + part.length, 0);
  }

  /** Writes an object and gives its place. */
  object(num: number, body: Uint8Array): number {
    const at = this.#length;
    this.#add(Buffer.from(`${num} 0 obj\n`), body, Buffer.from('\nendobj\n'));
    return at;
  }

  /** @param num number of the cross-reference itself */
  xref(num: number, rows: readonly Row[], trailer: Readonly<Record<string, PdfValue>>): void {
    const at = this.#length;
    const all = [...rows, [num, 1, at, 0] as Row].sort(([a], [b]) => a - b);
    const data = Buffer.alloc(all.length * 7);
    for (const [i, [, type, second, third]] of all.entries()) {
      data.writeUInt8(type, i * 7);
      data.writeUInt32BE(second, i * 7 + 1);
      data.writeUInt16BE(third, i * 7 + 5);
    }
    const index = runsOf(all.map(([of]) => of));
    const head = dict({ Type: name('XRef'), Size: num + 1, W: [1, 4, 2], Index: index, ID: this.#id(), ...trailer });
    this.object(num, streamBody(head, data));
    this.#add(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  #add(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  /** Told by the content, so that the same content gives the same file. */
  #id(): PdfValue {
    const hash = createHash('sha256');
    for (const part of this.#parts) hash.update(part);
    const bytes = hash.digest().subarray(0, 16);
    return [
      { kind: 'string', bytes },
      { kind: 'string', bytes },
    ];
  }
}

/** `[1, 2, 3, 7]` as first and count of each run: `[1, 3, 7, 1]`. */
function runsOf(numbers: readonly number[]): readonly number[] {
  const runs: number[] = [];
  for (const [i, num] of numbers.entries()) {
    if (i > 0 && numbers[i - 1] === num - 1) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(num, 1);
  }
  return runs;
}
