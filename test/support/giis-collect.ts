import type { Format, Sink, Source } from '../../shared/formats/format.ts';
import { createGiisFormat } from '../../shared/formats/giis/index.ts';
import type { Place, RecordType } from '../../shared/model/index.ts';
import { loadB015 } from './giis-generator.ts';

export const b015: Format = createGiisFormat(loadB015());

export interface Seen {
  readonly rule: string;
  readonly severity: string;
  readonly place: Place;
  readonly text: string | undefined;
  readonly actual: string | undefined;
  readonly message: string | undefined;
  readonly identity: string;
}

export interface SeenRecord {
  readonly type: RecordType;
  readonly record: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LayerCounts {
  readonly held: number;
  readonly failed: number;
  readonly undecided: number;
}

/** Everything that a reader said of a file, copied. */
export interface Collected {
  readonly units: readonly (string | undefined)[];
  readonly findings: readonly Seen[];
  readonly records: readonly SeenRecord[];
  /** How many rows hold, fail, and cannot be told, by the id of the layer. */
  readonly layers: Readonly<Record<string, LayerCounts>>;
  readonly rows: number;
  readonly encoding: string | null;
  readonly problems: readonly string[];
}

/** Reads bytes in the given chunks and keeps a copy of all that is said. */
export function collect(chunks: readonly Uint8Array[], format: Format = b015, source?: Source): Collected {
  const units: (string | undefined)[] = [];
  const findings: Seen[] = [];
  const records: SeenRecord[] = [];
  const layers: Record<string, { -readonly [K in keyof LayerCounts]: LayerCounts[K] }> = Object.fromEntries(
    format.layers.map(({ id }) => [id, { held: 0, failed: 0, undecided: 0 }]),
  );
  const keys = new Set<string>();
  const problems: string[] = [];
  let rows = 0;
  let encoding: string | null = null;
  const sink: Sink = {
    unit: (clues) => units.push(clues),
    record: (type, data, origin) => records.push({ type, record: origin.record, data: { ...data } }),
    finding(index, origin, field, detail) {
      const { id, severity } = format.rules[index];
      const { high, low } = origin.identity();
      findings.push({
        rule: id,
        severity,
        place: origin.place(field),
        text: origin.text(field),
        actual: detail?.actual,
        message: detail?.message,
        identity: `${high}-${low}`,
      });
    },
    layer(layer, holds, times = 1) {
      layers[format.layers[layer].id][holds === null ? 'undecided' : holds ? 'held' : 'failed'] += times;
    },
    key(rule, high, low, origin, field, detail) {
      const key = `${rule} ${high} ${low}`;
      if (keys.has(key)) sink.finding(rule, origin, field, detail);
      keys.add(key);
    },
    row() {
      rows++;
    },
    encoding(name) {
      encoding = name;
    },
    problem: (sentence) => problems.push(sentence),
  };
  const reader = format.open(sink, source);
  for (const chunk of chunks) {
    // Chunks belong to the caller after each call: a copy that is wiped shows whether any of it was kept.
    const copy = chunk.slice();
    reader.write(copy);
    copy.fill(0x21);
  }
  reader.end();
  return { units, findings, records, layers, rows, encoding, problems };
}

export function collectText(text: string): Collected {
  return collect([new Uint8Array(Buffer.from(text, 'latin1'))]);
}
