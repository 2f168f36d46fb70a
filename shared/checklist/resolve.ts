import type { EditionRef } from '../model/index.ts';
import { sizeFault } from './form-faults.ts';
import { LIMITS } from './limits.ts';

type Json = Readonly<Record<string, unknown>>;

/** Lists of a checklist that an heir changes member by member, by their ids; every other field it replaces whole. */
const BY_ID = ['domains', 'items', 'modules', 'groupings', 'questions'] as const;

/**
 * Makes a checklist file whole that says what it inherits from:
 *
 * - `extends: { id, edition }` names the base;
 * - `items`, `questions`, `domains`, `modules` and `groupings` hold new members, whole, or `{ id, …fields }` that change
 *   those fields of a member of the base (null takes an optional field away); new members come last;
 * - `without` holds ids of items and questions that are left out;
 * - any other field takes the place of the base's.
 *
 * The result names its base in `basedOn` and is still to be judged by `parseChecklist`. A file that inherits from
 * nothing is given back as it is.
 *
 * @param find a base, whole or again an heir; undefined where there is none
 * @throws Error with one plain sentence: unknown base, a cycle, too many bases, members that cannot be joined
 */
export function resolveChecklist(file: unknown, find: (ref: EditionRef) => unknown | undefined): unknown {
  return resolveWithin(file, find, []);
}

function resolveWithin(
  file: unknown,
  find: (ref: EditionRef) => unknown | undefined,
  path: readonly string[],
): unknown {
  const oversize = sizeFault(file);
  if (oversize !== undefined) throw new Error(oversize);
  if (!isObject(file) || !Object.hasOwn(file, 'extends')) return file;
  const ref = refOf(file.extends);
  const name = `${ref.id}@${ref.edition}`;
  const whole = path.length > 0 ? path : [nameOf(file)];
  if (whole.includes(name)) {
    const round = [...whole.slice(whole.indexOf(name)), name];
    throw new Error(`La lista de cotejo hereda de sí misma: ${round.join(' → ')}.`);
  }
  if (whole.length > LIMITS.bases) {
    throw new Error(`La lista de cotejo hereda a través de más de ${LIMITS.bases} listas.`);
  }
  const found = find(ref);
  if (found === undefined) {
    throw new Error(`La lista de cotejo hereda de «${ref.id}», edición ${ref.edition}, que no está en este equipo.`);
  }
  const base = resolveWithin(found, find, [...whole, name]);
  if (!isObject(base)) throw new Error(`La lista «${name}», de la que hereda, no es una lista de cotejo.`);
  return inherit(file, base, ref);
}

function inherit(file: Json, base: Json, ref: EditionRef): Json {
  const { extends: _base, without, ...changes } = file;
  const leftOut = withoutIds(without);
  const result: Record<string, unknown> = { ...base, basedOn: ref };
  for (const [field, value] of Object.entries(changes)) {
    if (field === 'basedOn') continue;
    if (value === null) delete result[field];
    else result[field] = value;
  }
  for (const list of BY_ID) {
    const own = changes[list];
    if (own === null) continue;
    if (own !== undefined && !Array.isArray(own))
      throw new Error(`La lista de cotejo: en /${list} se esperaba una lista.`);
    if (own === undefined && base[list] === undefined) continue;
    const drops = list === 'items' || list === 'questions' ? leftOut : undefined;
    result[list] = joined(asList(base[list]), (own as readonly unknown[] | undefined) ?? [], drops);
  }
  if (leftOut.size > 0) {
    const [unknown] = leftOut;
    throw new Error(`«without» nombra «${unknown}», que la lista de la que hereda no tiene.`);
  }
  // Size again: what was inherited and what was added may only together be too much.
  const oversize = sizeFault(result);
  if (oversize !== undefined) throw new Error(oversize);
  return result;
}

/** @param drops ids to leave out; each that was met is taken from it */
function joined(base: readonly unknown[], own: readonly unknown[], drops?: Set<string>): readonly unknown[] {
  const kept = new Map<string, Json>();
  for (const member of base) {
    const id = idOf(member);
    if (id === undefined || !isObject(member)) continue;
    if (drops?.delete(id)) continue;
    kept.set(id, member);
  }
  const added: unknown[] = [];
  const seen = new Set<string>();
  for (const member of own) {
    const id = idOf(member);
    const known = id === undefined ? undefined : kept.get(id);
    // What stands twice, or has no id, is left for the judgement of the whole to name.
    if (id === undefined || known === undefined || seen.has(id) || !isObject(member)) {
      added.push(member);
      continue;
    }
    seen.add(id);
    kept.set(id, withoutNulls({ ...known, ...member }));
  }
  return [...kept.values(), ...added];
}

function withoutNulls(member: Json): Json {
  return Object.fromEntries(Object.entries(member).filter(([, value]) => value !== null));
}

function withoutIds(without: unknown): Set<string> {
  if (without === undefined) return new Set();
  const most = LIMITS.items + LIMITS.questions;
  if (!Array.isArray(without) || without.length > most || !without.every((id) => typeof id === 'string')) {
    throw new Error('La lista de cotejo: en /without se esperaba una lista de identificadores.');
  }
  return new Set(without);
}

function refOf(value: unknown): EditionRef {
  const { id, edition, ...more } = isObject(value) ? value : {};
  if (typeof id !== 'string' || typeof edition !== 'string' || Object.keys(more).length > 0) {
    throw new Error('La lista de cotejo: en /extends se esperaban «id» y «edition».');
  }
  return { id: id.slice(0, 120), edition: edition.slice(0, 60) };
}

function nameOf(file: Json): string {
  return `${String(file.id).slice(0, 120)}@${String(file.edition).slice(0, 60)}`;
}

function idOf(member: unknown): string | undefined {
  return isObject(member) && typeof member.id === 'string' ? member.id : undefined;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
