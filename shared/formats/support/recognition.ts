import { curpStructureFault, isGenericCurp } from '../../identifiers/index.ts';

/** Whether a text is taken for a CURP by its form alone, whatever its letters' case. */
export function looksLikeCurp(value: string): boolean {
  return value.length === 18 && (isGenericCurp(value) || curpStructureFault(value.toUpperCase()) === null);
}
