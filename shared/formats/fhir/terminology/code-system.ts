import type { SystemContent, SystemTable } from './tables.ts';
import { unpack } from './tables.ts';

/** A code system at hand, whatever it was read from. */
export interface CodeSystem {
  readonly content: SystemContent;
  /** Undefined where the system does not say. */
  readonly caseSensitive: boolean | undefined;
  readonly oid?: string;
  readonly version?: string;
  /** The code as the system writes it; a difference of case alone is one only where the system says so. */
  find(code: string): Concept | undefined;
  /** Whether the system has the code but for its case. */
  hasOtherCase(code: string): boolean;
  concepts(): Iterable<Concept>;
  /** Whether properties are known, and so filters by them can be told. */
  readonly hasProperties: boolean;
}

export interface Concept {
  readonly code: string;
  /** The main one first: '' where there are only others. */
  readonly displays: readonly string[];
  readonly parents: readonly string[];
  readonly properties?: ReadonlyMap<string, readonly string[]>;
}

/** Unpacks a table when it is first asked for a code. */
export function codeSystemOfTable(table: SystemTable): CodeSystem {
  let concepts: ReadonlyMap<string, Concept> | undefined;
  return codeSystemOf(
    () => {
      concepts ??= readConcepts(table);
      return concepts;
    },
    { content: table.content ?? 'complete', caseSensitive: table.caseSensitive, oid: table.oid, hasProperties: false },
  );
}

/** A code system over concepts that are read when first needed. */
export function codeSystemOf(
  concepts: () => ReadonlyMap<string, Concept>,
  facts: Pick<CodeSystem, 'content' | 'caseSensitive' | 'hasProperties'> & { oid?: string; version?: string },
): CodeSystem {
  let folded: ReadonlyMap<string, Concept> | undefined;
  const byFoldedCode = (code: string): Concept | undefined => {
    folded ??= new Map([...concepts().values()].map((concept) => [concept.code.toLowerCase(), concept]));
    return folded.get(code.toLowerCase());
  };
  return {
    ...facts,
    find: (code) => concepts().get(code) ?? (facts.caseSensitive === false ? byFoldedCode(code) : undefined),
    hasOtherCase: (code) => byFoldedCode(code) !== undefined,
    concepts: () => concepts().values(),
  };
}

function readConcepts(table: SystemTable): ReadonlyMap<string, Concept> {
  const codes = unpack(table.codes);
  const parents = unpack(table.parents);
  const displays = unpack(table.displays);
  const names = codes.map((_, i) => (displays[i] ? [displays[i]] : []));
  for (const line of unpack(table.otherNames)) {
    const space = line.indexOf(' ');
    const known = names[Number(line.slice(0, space))];
    // The first place is the main display's, which a code may lack.
    if (known.length === 0) known.push('');
    known.push(line.slice(space + 1));
  }
  const concepts = new Map<string, Concept>();
  for (let i = 0; i < codes.length; i++) {
    const above = parents[i] ? parents[i].split(' ').map((index) => codes[Number(index)]) : NONE;
    concepts.set(codes[i], { code: codes[i], displays: names[i], parents: above });
  }
  return concepts;
}

const NONE: readonly string[] = [];

/** Codes that stand under `code`, at any depth, without itself. A hierarchy that goes round in a circle ends too. */
export function descendantsOf(system: CodeSystem, code: string): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const concept of system.concepts()) {
    for (const parent of concept.parents) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(concept.code);
      else children.set(parent, [concept.code]);
    }
  }
  const found = new Set<string>();
  const open = [code];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of children.get(at) ?? NONE) {
      if (found.has(child)) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}
