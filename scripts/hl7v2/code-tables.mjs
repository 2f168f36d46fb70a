/**
 * The code tables: the union of what the packages have of each table in any version, so that no code is refused that
 * some version has.
 */
import { readCodeSystems, readMain } from './sources.mjs';

/** Words in the place of a code. */
const NO_CODE = /^(SUGGESTION|Varies|No suggested values.*|<?null>?|.*\(deprecated\))$/;
const AND_SO_ON = /^\s*\d* ?(\.{3}|…)\s*$/;
/** What sites may add by the standard itself: Z events, types and structures; `L` for local coding systems. */
const LOCAL = { 3: ['Z*'], 76: ['Z*'], 354: ['Z*'], 396: ['L', '99*'] };

/**
 * @param {Record<string, readonly string[]>} extra more codes by number
 * @returns {Map<number, { codes: Set<string>, isOpen: boolean }>} a code that ends in `*` stands for all that begin so;
 *   `isOpen`: the table says itself that there are more. A table of one code or none is a hint and left out.
 */
export function codeTables(extra = {}) {
  const tables = new Map();
  const add = (number, codes) => {
    const table = tables.get(number) ?? { codes: new Set(), isOpen: false };
    tables.set(number, table);
    for (const code of codes) {
      if (AND_SO_ON.test(code)) table.isOpen = true;
      else if (!NO_CODE.test(code)) for (const one of expand(code)) table.codes.add(one);
    }
  };
  for (const [number, { values }] of Object.entries(readMain().tables)) add(Number(number), Object.keys(values));
  for (const { number, concepts } of readCodeSystems()) add(number, allCodes(concepts));
  for (const source of [LOCAL, extra]) for (const [number, codes] of Object.entries(source)) add(Number(number), codes);
  return new Map([...tables].filter(([, { codes }]) => codes.size > 1).sort(([a], [b]) => a - b));
}

/** `47 ... 49` → 47, 48, 49; `NNxxx`, `99zzz` and `Q<integer>D` → all that begin so; `99zzz or L` → both. */
function expand(code) {
  const range = /^([A-Z]?)(\d+) ?\.{3} ?\1(\d+)$/.exec(code);
  if (range) {
    const [first, last] = [Number(range[2]), Number(range[3])];
    return Array.from({ length: last - first + 1 }, (_, i) => `${range[1]}${first + i}`);
  }
  return code.split(' or ').map((one) => one.replace(/(?<=.)(n{2,4}s*|x{3}|z{3}|<.*>.*)$/, '*'));
}

function allCodes(concepts) {
  return concepts.flatMap(({ code, concept = [] }) => [code, ...allCodes(concept)]);
}
