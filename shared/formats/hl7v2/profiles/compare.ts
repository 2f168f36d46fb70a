import type { Operator } from './expression.ts';
import { numberOf } from './expression.ts';

/** Compares numbers; undefined where one is none. */
export function compareTyped(operator: Operator, one: number, other: number): boolean | undefined {
  return Number.isNaN(one) || Number.isNaN(other) ? undefined : decide(operator, Math.sign(one - other));
}

/**
 * Compares two values by their data type: numbers by what they are worth, times of the same precision and without a
 * zone by their order, texts only for whether they are the same.
 *
 * @param type name of the data type in HL7 v2: `NM`, `DTM`
 */
export function compareTexts(operator: Operator, one: string, other: string, type: string): boolean | undefined {
  if (type === 'NM' || type === 'SI' || type === 'SEQ') return compareTyped(operator, numberOf(one), numberOf(other));
  if (one === other) return decide(operator, 0);
  if (/^(DT|TM|DTM|TS)$/.test(type)) {
    const isComparable = /^\d+$/.test(one) && /^\d+$/.test(other) && one.length === other.length;
    return isComparable ? decide(operator, one < other ? -1 : 1) : undefined;
  }
  return operator === 'EQ' ? false : operator === 'NE' ? true : undefined;
}

function decide(operator: Operator, order: number): boolean {
  switch (operator) {
    case 'EQ':
      return order === 0;
    case 'NE':
      return order !== 0;
    case 'GT':
      return order > 0;
    case 'LT':
      return order < 0;
    case 'GE':
      return order >= 0;
    case 'LE':
      return order <= 0;
  }
}
