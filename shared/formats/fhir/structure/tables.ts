import type { FhirR4Config } from '../config.ts';

/** What is known of one element. */
export interface Element {
  readonly name: string;
  /** A FHIR primitive, `object`, or `any`. */
  readonly type: string;
  readonly required: boolean;
  readonly list: boolean;
  readonly codes?: ReadonlySet<string>;
  /** Prefix of a choice element: `medication` of `medication[x]`. */
  readonly choice?: string;
  readonly children: readonly Element[];
}

export interface Structure {
  readonly types: ReadonlySet<string>;
  /** Elements of a type, those of every resource included. */
  elements(type: string): readonly Element[];
}

interface Draft extends Omit<Element, 'children'> {
  readonly children: Draft[];
}

/**
 * Reads `structure.json` once.
 *
 * @throws Error where a line cannot be read or a value set is missing.
 */
export function compileStructure(config: FhirR4Config): Structure {
  const codes = new Map(Object.entries(config.structure.valueSets).map(([id, text]) => [id, new Set(text.split(' '))]));
  const tables = new Map<string, Element[]>();
  for (const [type, lines] of Object.entries(config.structure.elements)) {
    const top: Draft[] = [];
    for (const [path, line] of Object.entries(lines)) {
      const parts = path.split('.');
      let level = top;
      for (const part of parts.slice(0, -1)) {
        const parent = level.find(({ name }) => name === part);
        if (!parent) throw new Error(`structure.json: ${type}.${path}: falta el elemento que lo contiene`);
        level = parent.children;
      }
      level.push(draft(parts[parts.length - 1], line, codes));
    }
    tables.set(type, top);
  }
  const common = tables.get('Resource') ?? [];
  for (const [type, elements] of tables) if (!type.includes('.')) tables.set(type, [...common, ...elements]);
  return { types: new Set(config.resourceTypes), elements: (type) => tables.get(type) ?? common };
}

function draft(name: string, line: string, codes: ReadonlyMap<string, ReadonlySet<string>>): Draft {
  const [type, cardinality, valueSet] = line.split(' ');
  if (!cardinality || !'?1*+'.includes(cardinality)) throw new Error(`structure.json: «${line}»`);
  if (valueSet && !codes.has(valueSet)) throw new Error(`structure.json: no está la lista ${valueSet}`);
  return {
    name,
    type,
    required: cardinality === '1' || cardinality === '+',
    list: cardinality === '*' || cardinality === '+',
    codes: valueSet ? codes.get(valueSet) : undefined,
    choice: name.endsWith('[x]') ? name.slice(0, -3) : undefined,
    children: [],
  };
}
