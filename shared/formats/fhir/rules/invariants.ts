import type { RuleDefinition, Severity } from '../../../model/index.ts';
import { isSaidElsewhere } from '../invariants/corrections.ts';
import { INVARIANT_WORDS } from './invariant-words.ts';
import { REJECTED, rule } from './rule.ts';

/** A row of `resources/fhir/r4/invariants.json`: key, severity, element, the standard's sentence. */
export type InvariantRow = readonly [key: string, severity: 'e' | 'w' | 'i', where: string, human: string];

const SEVERITIES: Readonly<Record<InvariantRow[1], Severity>> = { e: 'error', w: 'warning', i: 'info' };

/**
 * One rule for each constraint key of R4 that the judge of invariants says, under the name that `visit.report` takes: `invariant:dom-2`.
 *
 * @param rows the parsed `invariants.json`
 */
export function invariantRules(rows: readonly InvariantRow[]): Readonly<Record<`invariant:${string}`, RuleDefinition>> {
  const own = rows.filter(([key]) => !isSaidElsewhere(key));
  return Object.fromEntries(own.map((row) => [`invariant:${row[0]}`, ruleOf(row)]));
}

function ruleOf([key, severity, where, human]: InvariantRow): RuleDefinition {
  const words = INVARIANT_WORDS[key];
  return rule(
    `fhir-invariante-${key}`,
    where === '' ? key : `${where} (${key})`,
    `Se cumple la regla ${key} de FHIR`,
    words ?? `No se cumple la regla ${key} de FHIR`,
    severity === 'e' ? `${REJECTED} El estándar dice: «${human}».` : `El estándar dice: «${human}».`,
    severity === 'i'
      ? 'Es una buena práctica: agregue el dato donde lo tenga.'
      : 'Corrija los datos del elemento para que cumplan lo que dice la regla.',
    SEVERITIES[severity],
  );
}
