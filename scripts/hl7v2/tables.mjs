/** What all versions share, and one file for each version that differs from the one before it. */
import { codeTables } from './code-tables.mjs';
import { eventsOf, namedEvents, table354 } from './events.mjs';
import { mapValues } from './facts.mjs';
import { writeFields, writeNodes } from './notation.mjs';
import { settledFacts } from './settle.mjs';
import { VERSIONS } from './sources.mjs';

export const modules = [
  'code-tables.mjs',
  'events.mjs',
  'facts.mjs',
  'notation.mjs',
  'settle.mjs',
  'settle-fields.mjs',
  'settle-missing.mjs',
  'settle-orders.mjs',
  'settle-structures.mjs',
];
/** 2.7.1 changed nothing that is in these tables. */
const FILES = Object.fromEntries(VERSIONS.map((version) => [version, `${version === '2.7.1' ? '2.7' : version}.json`]));
export const outputs = ['versions.json', 'codes.json', 'events.json', ...new Set(Object.values(FILES))];

export async function generate() {
  const { versions } = await settledFacts();
  const { shared, named } = table354();
  const tables = codeTables({ 125: typesOf(versions) });
  const contents = {
    'versions.json': FILES,
    'codes.json': Object.fromEntries([...tables].map(([number, { codes }]) => [number, [...codes].join('~')])),
    'events.json': {
      structures: Object.fromEntries([...named].map(([event, ids]) => [event, ids.join(' ')])),
      others: namedEvents().join(' '),
    },
  };
  for (const [version, file] of Object.entries(FILES)) {
    contents[file] ??= versionFile(version, versions.get(version), shared, tables);
  }
  return contents;
}

function versionFile(version, { segments, types, structures }, shared, tables) {
  const texts = mapValues(structures, writeNodes);
  const trees = [...new Set(Object.values(texts))];
  return {
    segments: mapValues(segments, writeFields),
    types: mapValues(types, writeFields),
    trees,
    structures: mapValues(texts, (text) => trees.indexOf(text)),
    events: groupEvents(eventsOf(version, structures, shared)),
    hl7Tables: hl7Tables(segments, types).filter((number) => tables.get(number)?.isOpen === false),
  };
}

/** `{ ADT: 'A01 A04=ADT_A01' }`: without `=` where the tree has the event's own name. */
function groupEvents(events) {
  const groups = {};
  for (const [key, structure] of Object.entries(events)) {
    const [code, event = ''] = key.split('_');
    const text = structure === key ? event : `${event}=${structure}`;
    groups[code] = groups[code] === undefined ? text : `${groups[code]} ${text}`;
  }
  return groups;
}

/** Numbers of the tables that HL7 defines in a version: those that some field of the type ID takes its codes from. */
function hl7Tables(segments, types) {
  const fields = [...Object.values(segments), ...Object.values(types)].flat();
  const numbers = new Set(fields.filter(({ type, table }) => type === 'ID' && table > 0).map(({ table }) => table));
  return [...numbers].sort((a, b) => a - b);
}

/** OBX-2 and its like name data types: all there are. */
function typesOf(versions) {
  const names = [...versions.values()].flatMap(({ types }) => Object.keys(types));
  return [...new Set(names)].filter((name) => /^[A-Z]{2,3}$/.test(name));
}
