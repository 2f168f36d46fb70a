/**
 * Whether a LOINC code has its form and check digit: up to seven digits, a hyphen, and the digit that makes the sum of
 * modulus 10 (each second digit from the right doubled) a multiple of ten. Of parts, answers, lists and groups
 * (`LP…`, `LA…`, `LL…`, `LG…`), whose digit is not worked out from the number alone, the form is enough.
 */
export function isLoincCode(code: string): boolean {
  if (/^(?:LP|LA|LL|LG)\d{1,9}-\d$/.test(code)) return true;
  const match = /^(\d{1,7})-(\d)$/.exec(code);
  if (!match) return false;
  let sum = 0;
  const [, digits, check] = match;
  for (let i = digits.length - 1, double = true; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit < 5 ? digit * 2 : digit * 2 - 9) : digit;
  }
  return (10 - (sum % 10)) % 10 === Number(check);
}

/** Verhoeff's tables: products in the dihedral group D5, and the permutation of each position. */
const PRODUCT =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'
    .split(' ')
    .map((row) => [...row].map(Number));
const PERMUTATION = '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'
  .split(' ')
  .map((row) => [...row].map(Number));

/** Whether an identifier of SNOMED CT has 6 to 18 digits, none of them a leading zero, and Verhoeff's check digit. */
export function isSnomedId(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false;
  let check = 0;
  for (let i = 0; i < code.length; i++) {
    check = PRODUCT[check][PERMUTATION[i % 8][code.charCodeAt(code.length - 1 - i) - 48]];
  }
  return check === 0;
}

/** A SNOMED CT expression is written with operators and terms; what has none of them must be an identifier. */
export function isSnomedExpression(code: string): boolean {
  return /[|:+={},() ]/.test(code);
}
