/** How differences in fields and components are settled; each rule has its words in scripts/docs/hl7v2-tables-page.mjs. */

/** Types whose value is a code or begins with one: elsewhere a table belongs to some component. */
const CODED = new Set(['ID', 'IS', 'CE', 'CF', 'CNE', 'CWE']);
const KINDS = ['segments', 'types'];
/** From here on hl7-dictionary says 4 of what the standard withdrew and leaves what it only keeps (B) optional. */
const WITHDRAWN_SINCE = ['2.7', '2.7.1'];

/** Required by the tables, while the text says what is meant where they are empty: RXA-4 (end), the time of RXA-3 (start). */
const ASSUMED = ['RXA-4'];

/** @param {object} before facts of 2.6 */
export function settleKnownFields(facts, before, version, log) {
  const isLate = WITHDRAWN_SINCE.includes(version);
  for (const { kind, name, n, field, at } of everyField(facts)) {
    const earlier = before[kind][name]?.[n - 1];
    if (isLate && field.type === 'ST' && earlier?.type === 'varies') {
      log('tipo-variable', at, field.type, 'varies');
      field.type = 'varies';
    }
    if (isLate && field.usage === 'B') {
      log('retirado', at, `${field.type} B`, `${earlier?.type ?? field.type} W`);
      field.usage = 'W';
      // What senders still put there is of the type it had; the package says ST for want of one.
      field.type = earlier?.type ?? field.type;
    }
    if (field.usage === 'R' && ASSUMED.includes(at)) {
      log('obligatorio-que-se-supone', at, 'R', 'O');
      field.usage = 'O';
    }
    if (field.table > 0 && !CODED.has(field.type)) {
      log('tabla-en-compuesto', at, `${field.type} ${field.table}`, 'sin tabla');
      field.table = 0;
    }
    if (isLate && field.length > 0 && facts.types[field.type]?.length > 0) {
      log('longitud-de-compuesto', at, `${field.type} ${field.length}`, 'sin longitud');
      field.length = 0;
    }
    if (field.max > 1 && field.max === field.table) {
      log('repeticiones-por-tabla', at, field.max, 1);
      field.max = 1;
    }
  }
}

/** What hl7v2-dictionary has and hl7-dictionary has not. The former lays each version over the one before. */
export function settlePackageFields(facts, other, neighbours, log) {
  for (const kind of KINDS) {
    for (const [name, list] of Object.entries(other[kind])) {
      const own = facts[kind][name];
      if (own === undefined) {
        log('heredado-entero', name, 'solo en hl7v2-dictionary', 'no se toma');
        continue;
      }
      if (own.length === 0) continue;
      for (const field of list.slice(own.length)) {
        own.push({ ...field, usage: 'O', table: CODED.has(field.type) ? field.table : 0 });
        log('al-final', `${name}-${own.length}`, 'solo en hl7v2-dictionary', `${field.type} opcional`);
      }
      own.forEach((field, i) => {
        const given = list[i];
        if (given === undefined) return;
        settlePair({ field, given, at: `${name}-${i + 1}`, around: neighbours.map((f) => f?.[kind][name]?.[i]) }, log);
      });
    }
  }
}

function settlePair({ field, given, at, around }, log) {
  if (given.length !== field.length && field.length === 0) log('longitud-heredada', at, 0, 'sin longitud');
  if (field.table !== 0 || given.table === 0 || !CODED.has(field.type)) return;
  const isKnown = around.some((neighbour) => neighbour?.table === given.table);
  log(isKnown ? 'tabla-confirmada' : 'tabla-heredada', at, 'sin tabla', isKnown ? given.table : 'sin tabla');
  if (isKnown) field.table = given.table;
}

/**
 * A field that is required in fewer than half of the versions that have it, of those before 2.7: the early editions were
 * written by hand, and what they demand alone is as a rule a condition (OBX-2, OBX-4). 2.7 says itself which are
 * conditional.
 *
 * @param {readonly object[]} all facts of all versions
 */
export function settleRarelyRequired({ segments }, all, log) {
  for (const [name, list] of Object.entries(segments)) {
    for (const [i, field] of list.entries()) {
      if (field.usage !== 'R') continue;
      const usages = all.map((facts) => facts.segments[name]?.[i]?.usage).filter((usage) => usage !== undefined);
      const required = usages.filter((usage) => usage === 'R').length;
      if (required * 2 >= usages.length) continue;
      log('obligatorio-en-pocas', `${name}-${i + 1}`, `R en ${required} de ${usages.length}`, 'O');
      field.usage = 'O';
    }
  }
}

/** What a version says otherwise than both the one before and the one after, which agree. */
export function settleFieldsByNeighbours(facts, neighbours, log) {
  for (const { kind, name, n, field, at } of everyField(facts)) {
    const [a, b] = neighbours.map((other) => other?.[kind][name]?.[n - 1]);
    if (a === undefined || b === undefined) continue;
    if (field.usage === 'R' && a.usage !== 'R' && b.usage !== 'R') {
      log('obligatorio-solo-aqui', at, 'R', 'O');
      field.usage = 'O';
    }
    const max = Math.min(a.max, b.max);
    if (field.max < max) {
      log('repeticiones-solo-aqui', at, field.max, max);
      field.max = max;
    }
    if (a.table === b.table && a.table > 0 && field.table !== a.table && CODED.has(field.type)) {
      log('tabla-solo-aqui', at, field.table, a.table);
      field.table = a.table;
    }
    const length = Math.min(a.length, b.length);
    if (field.length > 0 && field.length < length) {
      log('longitud-solo-aqui', at, field.length, length);
      field.length = length;
    }
  }
}

function* everyField(facts) {
  for (const kind of KINDS) {
    for (const [name, list] of Object.entries(facts[kind])) {
      for (const [i, field] of list.entries()) yield { kind, name, n: i + 1, field, at: `${name}-${i + 1}` };
    }
  }
}
