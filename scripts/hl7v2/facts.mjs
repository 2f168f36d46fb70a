/**
 * Both packages in one form, by version:
 * `{ segments: { PID: Field[] }, types: { CX: Field[] }, structures: { ADT_A01: Node[] } }` with
 * `Field = { type, usage, max, length, table }` (`max` Infinity without end, `length` and `table` 0 for none) and
 * `Node = { kind, name, min, max, nodes }`.
 */
import { readMain, readOther } from './sources.mjs';

/** What hl7-dictionary calls 1 to 4; hl7v2-dictionary has the letters. */
const USAGE = ['O', 'O', 'R', 'C', 'B'];

/** @param {string} version */
export function mainFacts(version) {
  const { segments, fields, messages } = readMain().definitions[version];
  return {
    segments: mapValues(segments, ({ fields: list }) => list.map(mainField)),
    types: mapValues(fields, ({ subfields = [] }) => subfields.map(mainField)),
    structures: mapValues(messages, ({ segments: tree }) => tree.segments.map(node)),
  };
}

/** @returns {Promise<(version: string) => object>} segments and types as hl7v2-dictionary has them */
export async function otherFacts() {
  const dictionaries = await readOther();
  return (version) => ({
    segments: mapValues(dictionaries[version].segments, otherFields),
    types: mapValues(dictionaries[version].types, otherFields),
  });
}

function mainField({ datatype, opt, rep, len, table }) {
  return {
    type: typeName(datatype),
    usage: USAGE[opt],
    max: rep === 0 ? Infinity : rep,
    length: len ?? 0,
    table: table ?? 0,
  };
}

/** Fields by number, of which some may be missing; they end before the first that is. */
function otherFields({ fields = {} }) {
  const list = [];
  for (let n = 1; fields[n] !== undefined; n++) {
    const { type, opt, rep, len, table } = fields[n];
    list.push({
      type: typeName(type),
      usage: opt,
      max: rep === 'infinite' ? Infinity : rep,
      length: len ?? 0,
      table: table ?? 0,
    });
  }
  return list;
}

function typeName(name) {
  return name === 'VARIES' ? 'varies' : name;
}

/** 0 stands for any number; a choice is a node with `compounds`, whose name is the list of its options. */
function node({ name, min, max, children, compounds }) {
  const kind = compounds ? 'choice' : children ? 'group' : 'segment';
  return { kind, name, min, max: max === 0 ? Infinity : max, nodes: (compounds ?? children ?? []).map(node) };
}

export function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
