import type { Format, Sink } from '../../shared/formats/format.ts';
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

/** Everything that a reader said of a file, copied. */
export interface Collected {
  readonly units: readonly (string | undefined)[];
  readonly findings: readonly Seen[];
  readonly records: readonly SeenRecord[];
  /** Verdicts by layer, in order. */
  readonly layers: readonly (readonly boolean[])[];
  readonly rows: number;
  readonly encoding: string | null;
  readonly problems: readonly string[];
}

/** Reads bytes in the given chunks and keeps a copy of all that is said. */
export function collect(chunks: readonly Uint8Array[], format: Format = b015): Collected {
  const units: (string | undefined)[] = [];
  const findings: Seen[] = [];
  const records: SeenRecord[] = [];
  const layers: boolean[][] = [[], []];
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
    layer: (layer, holds) => layers[layer].push(holds),
    row() {
      rows++;
    },
    encoding(name) {
      encoding = name;
    },
    problem: (sentence) => problems.push(sentence),
  };
  const reader = format.open(sink);
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
