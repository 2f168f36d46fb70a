import type { PractitionerData } from '../../../model/index.ts';
import type { CdaElement } from '../document.ts';
import { child, childrenOf } from '../document.ts';
import type { RecordContext } from './context.ts';
import { findCurp, findLicense, keysOf } from './identifiers.ts';
import type { Spots } from './names.ts';
import { fullName, readName } from './names.ts';
import { codeIn } from './read.ts';

interface Known {
  readonly data: PractitionerData;
  readonly spots: Spots;
  readonly keys: Set<string>;
  readonly name: string | undefined;
}

/** Each professional once, with what the document says of them in all their places. */
export function readPractitioners(people: readonly CdaElement[], context: RecordContext): void {
  const patients = new Set(
    childrenOf(context.root, 'recordTarget').flatMap((target) => keysOf(child(target, 'patientRole'))),
  );
  const all = createKnown();
  for (const element of people) {
    const keys = keysOf(element);
    // A patient may be the author of a document of their own.
    if (keys.some((key) => patients.has(key))) continue;
    const found = read(element, keys, context);
    if (found === undefined) continue;
    all.take(found);
  }
  for (const { data, spots } of all.inOrder) context.emit('practitioner', data, spots);
}

/** People of one name that are compared at most: what a hostile document repeats must not cost its square. */
const MAX_NAMESAKES = 50;

/** Who was seen, found again by an id or by the name. */
function createKnown() {
  const inOrder: Known[] = [];
  const byKey = new Map<string, Known>();
  const byName = new Map<string, Known[]>();
  const find = ({ keys, name }: Known): Known | undefined => {
    for (const key of keys) {
      const same = byKey.get(key);
      if (same) return same;
    }
    if (name === undefined) return undefined;
    return byName.get(name)?.find((known) => !differs(known, keys));
  };
  return {
    inOrder: inOrder as readonly Known[],
    take(found: Known) {
      const same = find(found);
      const one = same ?? found;
      if (same) merge(same, found);
      else inOrder.push(found);
      for (const key of found.keys) byKey.set(key, one);
      if (found.name === undefined) return;
      const namesakes = byName.get(found.name) ?? [];
      if (namesakes.length < MAX_NAMESAKES && !namesakes.includes(one)) namesakes.push(one);
      byName.set(found.name, namesakes);
    },
  };
}

function read(element: CdaElement, keys: readonly string[], context: RecordContext): Known | undefined {
  const person = child(element, 'assignedPerson');
  const license = findLicense(element, context.mexico);
  if (person === undefined && license === undefined) return undefined;
  const data: PractitionerData = { careDate: context.careDate, license: license?.value };
  const noId = { element, missing: 'id' };
  const spots: Spots = { license: license?.spot ?? noId };
  const curp = findCurp(element, context.mexico, context.warn);
  data.curp = curp?.value;
  spots.curp = curp?.spot ?? noId;
  const code = child(element, 'code');
  const staff = codeIn(code, context.mexico.localCodes.staffType);
  data.staffType = staff?.value;
  spots.staffType = staff?.spot ?? (code ? { element: code } : { element, missing: 'code' });
  readName(person, element, data, spots);
  const name = fullName(person);
  if (name === undefined && keys.length === 0) return undefined;
  return { data, spots, keys: new Set(keys), name };
}

/** Whether both have ids of the same root: none is in common, so they are two people. */
function differs(known: Known, keys: ReadonlySet<string>): boolean {
  const roots = new Set([...known.keys].map(rootOf));
  return [...keys].some((key) => roots.has(rootOf(key)));
}

function rootOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

function merge(known: Known, found: Known): void {
  for (const key of found.keys) known.keys.add(key);
  for (const field of Object.keys(found.data) as (keyof PractitionerData)[]) {
    if (known.data[field] !== undefined || found.data[field] === undefined) continue;
    known.data[field] = found.data[field];
    known.spots[field] = found.spots[field];
  }
}
