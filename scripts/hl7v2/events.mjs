/**
 * Which structure a message of a trigger event has. From 2.3.1 on a message names its structure (MSH-9.3), and several
 * events share one: table 0354 says which. The package has a tree for each event; those of 2.5 and 2.6 were left as
 * they were in 2.4 where events share.
 */
import { readCodeSystems, readMain } from './sources.mjs';

const BEFORE_STRUCTURES = new Set(['2.3']);
/** From here on the packages keep the tree of each event up to date, and those that still differ do so in the standard. */
const OWN_TREES = new Set(['2.7', '2.7.1']);
/** What international profiles write in MSH-9.3 otherwise than the table: IHE's query for a patient (ITI-21). */
const PROFILED = { RSP_K22: 'RSP_K21' };
const STRUCTURE = /^[A-Z]{3}_[A-Z0-9]{3}$/;

/**
 * What table 0354 says of events.
 *
 * @returns {{ shared: Map<string, string>, named: Map<string, string[]> }} `shared`: `ADT_A04` → `ADT_A01`, by
 *   hl7-dictionary (its edition is that of 2.6), an event with a structure of its name left out; `named`: all that any
 *   edition gives an event
 */
export function table354() {
  const own = Object.entries(readMain().tables[354].values).filter(([structure]) => STRUCTURE.test(structure));
  const ids = new Set(own.map(([structure]) => structure));
  const shared = new Map(pairs(own).filter(([event, structure]) => event !== structure && !ids.has(event)));
  const named = new Map();
  for (const [event, structure] of pairs([...own, ...conceptsOf(354)])) {
    named.set(event, [...new Set([...(named.get(event) ?? []), structure])]);
  }
  for (const [event, structure] of Object.entries(PROFILED)) named.set(event, [...(named.get(event) ?? []), structure]);
  return { shared, named };
}

/** Events by structure in words (`A01, A04`) → [`ADT_A04`, `ADT_A01`]. */
function pairs(rows) {
  return rows.flatMap(([structure, words]) =>
    STRUCTURE.test(structure)
      ? (words.match(/\b[A-Z][A-Z0-9]{2}\b/g) ?? []).map((event) => [`${structure.slice(0, 3)}_${event}`, structure])
      : [],
  );
}

function conceptsOf(number) {
  return readCodeSystems()
    .filter((table) => table.number === number)
    .flatMap(({ concepts }) => concepts.map(({ code, display = '' }) => [code, display]));
}

/**
 * Message types with their events as table 0003 names them at the beginning of its texts: `ADT/ACK - …`,
 * `ORM - Order message (also RDE, RDS)`. Whoever lacks the tree of one still knows that it exists.
 *
 * @returns {string[]} `ORM_O01`
 */
export function namedEvents() {
  const own = Object.entries(readMain().tables[3].values);
  const found = [...own, ...conceptsOf(3)].flatMap(([event, words]) => {
    const codes = [/^[A-Z][A-Z0-9]{2}(?:\s*\/\s*[A-Z][A-Z0-9]{2})*(?=\s*[-–])/, /\(also [^)]*/].flatMap(
      (part) => part.exec(words)?.[0].match(/\b[A-Z][A-Z0-9]{2}\b/g) ?? [],
    );
    return /^[A-Z][A-Z0-9]{2}$/.test(event) ? codes.map((code) => `${code}_${event}`) : [];
  });
  return [...new Set(found)].sort();
}

/**
 * @param {string} version
 * @param {Record<string, unknown>} structures trees of the version by event or structure
 * @param {ReadonlyMap<string, string>} shared see {@link table354}
 * @returns {Record<string, string>} every event of the version (`ADT_A04`) → id of the tree it has
 */
export function eventsOf(version, structures, shared) {
  const events = Object.fromEntries(Object.keys(structures).map((key) => [key, key]));
  for (const [event, structure] of shared) {
    if (structures[structure] === undefined || keepsOwn(version, structures, event, structure)) continue;
    events[event] = structure;
  }
  return events;
}

function keepsOwn(version, structures, event, structure) {
  if (structures[event] === undefined) return false;
  if (BEFORE_STRUCTURES.has(version)) return true;
  return OWN_TREES.has(version) && JSON.stringify(structures[event]) !== JSON.stringify(structures[structure]);
}
