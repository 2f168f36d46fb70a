import { createCodeTable } from './code-table.ts';
import type { CodeTable, MessageStructure, SegmentDefinition, TypeDefinition, VersionTables } from './model.ts';
import { readFields, readNodes } from './notation.ts';
import type { CodesFile, EventsFile, VersionFile } from './tables.ts';

/** Answers any event: the acknowledgement carries that of the message it answers. */
const ANY_EVENT = 'ACK';

/** What all versions share. */
export interface SharedTables {
  readonly codes: CodesFile;
  readonly structures: EventsFile['structures'];
  /** Events that exist in some version: `ADT_A01`. */
  readonly events: ReadonlySet<string>;
}

/** The tables of one version; what is asked for is read once. */
export function createVersionTables(version: string, file: VersionFile, shared: SharedTables): VersionTables {
  const trees: (MessageStructure['nodes'] | undefined)[] = [];
  const events = new Map(Object.entries(file.events).map(([code, text]) => [code, eventMap(code, text)]));
  const hl7Tables = new Set(file.hl7Tables);

  const byId = cached((id: string): MessageStructure | undefined => {
    const index = own(file.structures, id);
    if (index === undefined) return undefined;
    trees[index] ??= readNodes(file.trees[index]);
    return { id, nodes: trees[index] };
  });
  /** An id that only names an event (`ADT_A04`) has the tree of the structure its event shares. */
  const named = (id: string): MessageStructure | undefined => {
    const [code, event] = id.split('_', 2);
    return byId(events.get(code)?.get(event) ?? id);
  };

  return {
    version,
    structure(code, event, structure) {
      const byName = structure === '' ? undefined : named(structure);
      if (byName !== undefined) return byName;
      const byEvent = events.get(code)?.get(event);
      if (byEvent !== undefined) return byId(byEvent);
      return event === '' || code === ANY_EVENT ? byId(code) : undefined;
    },
    structuresOf(code, event) {
      if (code === ANY_EVENT) return [ANY_EVENT];
      const tree = events.get(code)?.get(event);
      const ids = own(shared.structures, `${code}_${event}`)?.split(' ') ?? [];
      return [...new Set(tree === undefined ? ids : [tree, ...ids])];
    },
    hasCode: (code) => events.has(code),
    hasEvent: (code, event) =>
      code === ANY_EVENT ||
      events.get(code)?.has(event) === true ||
      (events.has(code) && shared.events.has(`${code}_${event}`)),
    segment: cached((name): SegmentDefinition | undefined => {
      const text = own(file.segments, name);
      return text === undefined ? undefined : { name, fields: readFields(text) };
    }),
    type: cached((name): TypeDefinition | undefined => {
      const text = own(file.types, name);
      return text === undefined ? undefined : { name, components: readFields(text) };
    }),
    table: cached((number: number): CodeTable | undefined => {
      const text = own(shared.codes, String(number));
      return text === undefined ? undefined : createCodeTable(number, hl7Tables.has(number) ? 'hl7' : 'user', text);
    }),
  };
}

/** `A01 A04=ADT_A01` → the structure of each event; '' for a type without events. */
function eventMap(code: string, text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((entry) => {
      const [event, structure] = entry.split('=', 2);
      return [event, structure ?? (event === '' ? code : `${code}_${event}`)];
    }),
  );
}

/** What a file says of a name that may come from any message (`constructor`). */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Keeps what was made; of what is not there nothing is kept, since messages may name anything. */
function cached<K, V extends object>(make: (key: K) => V | undefined): (key: K) => V | undefined {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (made !== undefined) known.set(key, made);
    return made;
  };
}
