import type { CdaAttribute, CdaElement } from '../document.ts';
import type { Inspection } from './inspection.ts';
import type { TypeDefinition } from './model.ts';

/** The type that an element is of: its own, or the one that `xsi:type` names; undefined where nobody can tell. */
export function typeOf(
  element: CdaElement,
  declared: TypeDefinition,
  inspection: Inspection,
): TypeDefinition | undefined {
  const stated = element.attributes.find(({ name, space }) => name === 'type' && space === 'xsi');
  if (stated === undefined) {
    if (!declared.isAbstract) return impliedType(element, declared, inspection);
    inspection.report(
      'typeMissing',
      { element, attribute: 'xsi:type' },
      { message: `${element.name} no declara su tipo de dato (xsi:type)` },
    );
    return undefined;
  }
  return statedType(element, stated, declared, inspection);
}

/** Children of times that only a derived type has. */
const TIME_PARTS: Readonly<Record<string, string>> = {
  low: 'IVL_TS',
  high: 'IVL_TS',
  width: 'IVL_TS',
  center: 'IVL_TS',
  phase: 'PIVL_TS',
  period: 'PIVL_TS',
  event: 'EIVL_TS',
  offset: 'EIVL_TS',
};

/** A time that is written as one of a derived type and does not say so: that is one fault, whatever it holds. */
function impliedType(element: CdaElement, declared: TypeDefinition, inspection: Inspection): TypeDefinition {
  if (declared.name !== 'SXCM_TS') return declared;
  const part = element.children.find(({ name, space }) => space === 'hl7' && Object.hasOwn(TIME_PARTS, name));
  const meant = part && inspection.structure.type(TIME_PARTS[part.name]);
  if (part === undefined || meant === undefined) return declared;
  // The annex writes the times of medications so.
  const asAnnex =
    inspection.followsAnnex && meant.name === 'IVL_TS' && element.parent?.name === 'substanceAdministration';
  inspection.report(
    asAnnex ? 'typeOfAnnex' : 'typeMissing',
    { element, attribute: 'xsi:type' },
    { message: `${element.name} lleva ${part.name} y no declara su tipo de dato (xsi:type)`, expected: meant.name },
  );
  return meant;
}

function statedType(
  element: CdaElement,
  { value, typeSpace }: CdaAttribute,
  declared: TypeDefinition,
  inspection: Inspection,
): TypeDefinition | undefined {
  const name = value.trim().replace(/^[^:]*:/, '');
  const namesake = inspection.structure.type(name);
  const known = typeSpace === 'hl7' ? namesake : undefined;
  const own = declared.isAbstract ? undefined : declared;
  const shown = { actual: value.slice(0, 60), sensitivity: 'plain', expected: expected(declared) } as const;
  if (known === undefined) {
    // Only its prefix is wrong: what the element holds is of the type that is meant.
    const meant =
      namesake !== undefined && !namesake.isAbstract && isDerived(namesake, declared) ? namesake : undefined;
    const message = meant && `El prefijo de xsi:type no es el de urn:hl7-org:v3, el espacio de nombres de ${name}`;
    inspection.report('typeUnknown', { element, attribute: 'xsi:type' }, { ...shown, message });
    return meant ?? own;
  }
  if (known.isAbstract || !isDerived(known, declared)) {
    inspection.report('typeRefused', { element, attribute: 'xsi:type' }, shown);
    return known.isAbstract ? own : known;
  }
  return known;
}

function expected({ name, isAbstract }: TypeDefinition): string {
  if (!isAbstract) return `${name} o un tipo derivado de él`;
  return name === 'QTY' ? 'una cantidad: PQ, INT, REAL, MO o TS' : 'un tipo de dato: CD, PQ, ST, INT, TS…';
}

function isDerived(type: TypeDefinition, from: TypeDefinition): boolean {
  for (let at: TypeDefinition | undefined = type; at !== undefined; at = at.base) if (at === from) return true;
  return false;
}
