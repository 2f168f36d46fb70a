/** What a version must have though its package has not; each rule has its words in scripts/docs/hl7v2-tables-page.mjs. */

/**
 * A structure that is missing in a version though earlier and later ones have it, where no other structure stands for
 * its event: the later one, which has all that the version may have, without the segments that the version has not.
 *
 * @param {ReadonlyMap<string, object>} all facts of all versions
 * @param {ReadonlyMap<string, string>} shared structure of events that share one
 */
export function addMissingStructures({ structures, segments }, all, version, shared, log) {
  const versions = [...all.keys()];
  const at = versions.indexOf(version);
  const known = new Set(versions.slice(0, at).flatMap((name) => Object.keys(all.get(name).structures)));
  for (const id of known) {
    const later = versions.slice(at + 1).find((name) => all.get(name).structures[id] !== undefined);
    if (later === undefined || structures[id] !== undefined || structures[shared.get(id)] !== undefined) continue;
    structures[id] = only(all.get(later).structures[id], segments);
    log('estructura-ausente', id, 'no está', `la de ${later}`);
  }
}

/** Trees that fell apart in the package: a group around what should follow it, a segment lost or there twice. */
const BROKEN = { 2.3: ['MFK_M01', 'MFN_M09', 'MFN_M10', 'RDS_O01', 'RGV_O01'] };

/** A tree of {@link BROKEN} becomes that of the next version, without the segments that its own version has not. */
export function replaceBrokenStructures({ structures, segments }, all, version, log) {
  const versions = [...all.keys()];
  const next = versions[versions.indexOf(version) + 1];
  for (const id of BROKEN[version] ?? []) {
    const tree = all.get(next)?.structures[id];
    if (tree === undefined || structures[id] === undefined) continue;
    structures[id] = only(tree, segments);
    log('estructura-rota', id, 'sin sentido', `la de ${next}`);
  }
}

function only(nodes, segments) {
  return nodes
    .filter(({ kind, name }) => kind !== 'segment' || segments[name] !== undefined)
    .map((node) => ({ ...node, nodes: only(node.nodes, segments) }))
    .filter(({ kind, nodes }) => kind === 'segment' || nodes.length > 0);
}

/** A segment that a version's structures use and that only later versions define: the first of these definitions. */
export function addMissingSegments({ structures, segments }, all, version, log) {
  const versions = [...all.keys()];
  const later = versions.slice(versions.indexOf(version) + 1);
  for (const name of new Set(Object.values(structures).flatMap(segmentNames))) {
    const from = later.find((other) => all.get(other).segments[name] !== undefined);
    if (segments[name] !== undefined || from === undefined) continue;
    segments[name] = structuredClone(all.get(from).segments[name]);
    log('segmento-ausente', name, 'sin definición', `la de ${from}`);
  }
}

function segmentNames(nodes) {
  return nodes.flatMap(({ kind, name, nodes: own }) => (kind === 'segment' ? [name] : segmentNames(own)));
}
