import type { Catalog, CatalogEntry, CatalogSet } from '../../../shared/catalogs/catalog.ts';
import { createCatalog } from '../../../shared/catalogs/create.ts';
import type { Sink, Source } from '../../../shared/formats/format.ts';
import type { BatchRule, Guide, GuideRule } from '../../../shared/formats/giis/guide.ts';
import { createGiisFormat } from '../../../shared/formats/giis/index.ts';
import type { Place } from '../../../shared/model/index.ts';

export interface SaidFinding {
  readonly rule: string;
  readonly severity: string;
  readonly place: Place;
  readonly actual: string | undefined;
  readonly expected: string | undefined;
  readonly message: string | undefined;
}

/** What a reader says of a file, gathered as the sink would be told. */
export interface Said {
  readonly findings: readonly SaidFinding[];
  /** `unit layer verdict` → how many rows. */
  readonly layers: Readonly<Record<string, number>>;
  /** Calls of `Sink.layer`. */
  readonly layerCalls: number;
  readonly keys: readonly { readonly rule: string; readonly key: string; readonly line: number }[];
}

/** Reads lines (no header) with a guide. */
export function readLines(guide: Guide, lines: Iterable<string>, source?: Source): Said {
  const format = createGiisFormat(guide);
  const findings: SaidFinding[] = [];
  const layers: Record<string, number> = {};
  const keys: { rule: string; key: string; line: number }[] = [];
  let layerCalls = 0;
  let unit = '';
  const sink: Sink = {
    unit(clues) {
      unit = clues ?? '-';
    },
    record() {},
    row() {},
    encoding() {},
    problem(sentence) {
      throw new Error(sentence);
    },
    finding(index, origin, field, detail) {
      const { id, severity } = format.rules[index];
      const { actual, expected, message } = detail ?? {};
      findings.push({ rule: id, severity, place: origin.place(field), actual, expected, message });
    },
    layer(index, holds, times = 1) {
      const key = `${unit} ${format.layers[index].id} ${holds}`;
      layers[key] = (layers[key] ?? 0) + times;
      layerCalls++;
    },
    key(rule, high, low, origin, field) {
      keys.push({ rule: format.rules[rule].id, key: `${high}-${low}`, line: origin.place(field).line ?? 0 });
    },
  };
  const header = guide.columns.map(({ name }) => name).join('|');
  const reader = format.open(sink, source);
  reader.write(new Uint8Array(Buffer.from(`${header}\n${[...lines].join('\n')}\n`, 'latin1')));
  reader.end();
  return { findings, layers, layerCalls, keys };
}

const texts = (id: string) => ({
  id,
  title: `Se cumple ${id}`,
  failureTitle: `No se cumple ${id}`,
  why: 'Porque lo pide la prueba.',
  remedy: 'Corrija el dato de la prueba.',
});

export function rule(id: string, change: Partial<GuideRule> & Pick<GuideRule, 'column' | 'must'>): GuideRule {
  return { ...texts(id), confidence: 'confirmed', examples: { valid: [], invalid: [] }, ...change };
}

type Kinds<T> = T extends unknown
  ? Omit<T, keyof ReturnType<typeof texts> | 'confidence' | 'clause' | 'examples'>
  : never;

export function batchRule(id: string, of: Kinds<BatchRule>, change: Partial<BatchRule> = {}): BatchRule {
  return { ...texts(id), confidence: 'confirmed', examples: { valid: [], invalid: [] }, ...of, ...change } as BatchRule;
}

/** Catalogues with one edition each, or several: the entries that begin to be valid on a day. */
export function catalogSet(
  editions: readonly { readonly id: string; readonly validFrom?: string; readonly entries: readonly CatalogEntry[] }[],
): CatalogSet {
  const catalogs = editions.map(({ id, validFrom, entries }): Catalog & { readonly validFrom?: string } => ({
    ...createCatalog({ id, title: id, edition: validFrom ?? 'única', sha256: '', source: 'importado' }, entries),
    ...(validFrom === undefined ? {} : { validFrom }),
  }));
  return {
    get(id, day) {
      const own = catalogs.filter((catalog) => catalog.id === id);
      const begun = own.filter(({ validFrom = '' }) => day === undefined || validFrom <= day);
      return begun.at(-1) ?? own[0];
    },
    list: () => catalogs,
  };
}
