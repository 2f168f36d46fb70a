/** How differences in message structures are settled; each rule has its words in scripts/docs/hl7v2-tables-page.mjs. */

import { settleOrders } from './settle-orders.mjs';

/** Groups whose names are misspelt, or named otherwise than in all other versions. */
const NAMES = new Map([
  ['TIIMING', 'TIMING'],
  ['TIIMING_QTY', 'TIMING_QTY'],
  ['DEFINTION', 'DEFINITION'],
  ['RSPONSE', 'RESPONSE'],
]);
/** Zero written for the letter: OMG_O19 is there too. */
const MISSPELT = ['OMG_019'];
/** Stands for whatever segments a site defines. */
const ANY_SEGMENT = 'GenericSegment';
/** Where the package lost the names of a choice's options: the same group of another structure. */
const TWIN = 'CCI_I22';
const MSH = { kind: 'segment', name: 'MSH', min: 1, max: 1, nodes: [] };
const OPTIONAL_HEADERS = [
  { name: 'SFT', max: Infinity, versions: ['2.5', '2.5.1', '2.6', '2.7', '2.7.1'] },
  { name: 'UAC', max: 1, versions: ['2.6', '2.7', '2.7.1'] },
];

/** @param {object} previous facts of the version before */
export function settleKnownStructures({ structures }, previous, version, log) {
  for (const id of MISSPELT) {
    if (structures[id] === undefined) continue;
    delete structures[id];
    log('nombre', id, id, 'sin ella');
  }
  const twins = structures[TWIN] ? choicesByPath(structures[TWIN]) : new Map();
  for (const [id, nodes] of Object.entries(structures)) {
    structures[id] = settleNodes(whole(nodes, previous.structures[id], id, log), id, '', { twins, version, log });
    addHeaders(structures[id], id, version, log);
    if (id.startsWith('ORU') && version === '2.3') renameResult(structures[id], id, log);
    settleOrders(structures[id], id, log);
  }
}

/** Every message begins with MSH; a structure without it lost its beginning, of which MSH may be but a part. */
function whole(nodes, before, id, log) {
  if (nodes[0]?.name === MSH.name) return nodes;
  log('sin-principio', id, `desde ${nodes[0]?.name}`, before ? 'la de la versión anterior' : 'con MSH');
  return before ? structuredClone(before) : [MSH, ...nodes];
}

function settleNodes(nodes, id, path, context) {
  const { log } = context;
  return nodes.flatMap((node) => {
    const at = `${id}: ${path}${node.name}`;
    if (node.name === ANY_SEGMENT) {
      log('segmento-generico', at, ANY_SEGMENT, 'sin él');
      return [];
    }
    if (node.kind === 'choice') return [settleChoice(node, id, path, context)];
    const name = NAMES.get(node.name) ?? node.name;
    if (name !== node.name) log('nombre', at, node.name, name);
    return [{ ...node, name, nodes: settleNodes(node.nodes, id, `${path}${name}/`, context) }];
  });
}

/**
 * The packages give no cardinality of a choice. Up to 2.6 its options come exactly once, and so does the choice; those of
 * 2.7 come any number of times.
 */
function settleChoice(node, id, path, { twins, log }) {
  const options = node.nodes.some(({ name }) => !name) ? twins.get(path) : node.nodes;
  if (options === undefined) throw new Error(`${id}: a choice in ${path} without the names of its options.`);
  if (options !== node.nodes)
    log('opciones-sin-nombre', `${id}: ${path}`, 'sin nombres', options.map(nameOf).join(' '));
  if (options.length === 1) {
    log('una-sola-opcion', `${id}: ${path}${options[0].name}`, 'una opción', 'un segmento');
    return { ...options[0], min: 0, max: Infinity };
  }
  const isOnce = options.every(({ min, max }) => min === 1 && max === 1);
  const name = options.map(nameOf).join('|');
  log('eleccion', `${id}: ${path}${name}`, 'sin cardinalidad', isOnce ? '1..1' : '0..*');
  return {
    kind: 'choice',
    name,
    min: isOnce ? 1 : 0,
    max: isOnce ? 1 : Infinity,
    nodes: options.map((option) => ({ ...option, min: 1, max: 1 })),
  };
}

const nameOf = ({ name }) => name;

function choicesByPath(nodes, path = '', found = new Map()) {
  for (const node of nodes) {
    if (node.kind === 'choice') found.set(path, node.nodes);
    if (node.kind === 'group') choicesByPath(node.nodes, `${path}${node.name}/`, found);
  }
  return found;
}

/**
 * SFT and UAC may follow MSH in any message of the versions that have them; those of some answers stand after MSA and
 * ERR in the tree, and may follow MSH as well.
 */
function addHeaders(nodes, id, version, log) {
  let at = 1;
  for (const { name, max, versions } of OPTIONAL_HEADERS) {
    if (!versions.includes(version) || nodes[0]?.name !== MSH.name) continue;
    if (nodes[at]?.name !== name) {
      nodes.splice(at, 0, { kind: 'segment', name, min: 0, max, nodes: [] });
      log('encabezado-opcional', `${id}: ${name}`, 'sin él tras MSH', 'opcional');
    }
    at++;
  }
}

/** The group is PATIENT_RESULT in hl7v2-dictionary and in all later versions. */
function renameResult(nodes, id, log) {
  const group = nodes.find(({ name }) => name === 'RESPONSE');
  if (group === undefined) return;
  group.name = 'PATIENT_RESULT';
  log('nombre', id, 'RESPONSE', 'PATIENT_RESULT');
}

/**
 * A segment or group that is stricter than both in the version before and in the one after; a group that comes exactly
 * once where it is optional or repeats in either: the package lost the cardinality of some groups.
 */
export function settleStructuresByNeighbours({ structures }, neighbours, log) {
  for (const [id, nodes] of Object.entries(structures)) {
    const others = neighbours.map((facts) => byPath(facts?.structures[id] ?? []));
    for (const [path, node] of byPath(nodes)) {
      const found = others.map((paths) => paths.get(path)).filter((other) => other !== undefined);
      const isBare = node.kind === 'group' && node.min === 1 && node.max === 1;
      if (isBare)
        relax(node, Math.min(...mins(found)), Math.max(...maxes(found)), `${id}: ${path}`, 'grupo-de-una-vez', log);
      if (found.length < 2) continue;
      relax(node, Math.max(...mins(found)), Math.min(...maxes(found)), `${id}: ${path}`, 'cardinalidad-solo-aqui', log);
    }
  }
}

const mins = (nodes) => nodes.map(({ min }) => min);
const maxes = (nodes) => nodes.map(({ max }) => max);

/** Never stricter than it was: without neighbours the bounds are the empty ones of Math.min and Math.max. */
function relax(node, min, max, at, rule, log) {
  if (node.min <= min && node.max >= max) return;
  const from = `${node.min}..${node.max}`;
  node.min = Math.min(node.min, min);
  node.max = Math.max(node.max, max);
  log(rule, at, from, `${node.min}..${node.max}`);
}

/** Nodes by the names of the groups around them; the second of a name has `#2`. */
function byPath(nodes, path = '', found = new Map()) {
  const seen = new Map();
  for (const node of nodes) {
    const nth = (seen.get(node.name) ?? 0) + 1;
    seen.set(node.name, nth);
    const key = `${path}${node.name}${nth > 1 ? `#${nth}` : ''}`;
    found.set(key, node);
    if (node.kind === 'group') byPath(node.nodes, `${key}/`, found);
  }
  return found;
}
