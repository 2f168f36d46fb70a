import type { FaultCause, FaultKind } from '../json/faults.ts';

/** What saxes says of text that is not well-formed, by how its sentence begins. */
const SAID: readonly (readonly [RegExp, FaultKind, FaultCause | undefined])[] = [
  [
    /^(undefined entity|malformed character entity|disallowed character in entity|empty entity)/,
    'xml-entidad',
    undefined,
  ],
  [/doctype/, 'xml-doctype', undefined],
  [/XML declaration|processing instruction/, 'xml-instruccion', undefined],
  [/^duplicate attribute/, 'xml-invalido', 'atributo-repetido'],
  [/attribute/, 'xml-invalido', 'atributo-mal-escrito'],
  [/^(unclosed tag|unexpected end)/, 'xml-invalido', 'etiqueta-sin-cerrar'],
  [/clos(e|ing) tag/, 'xml-invalido', 'etiqueta-equivocada'],
  [/^text data/, 'xml-texto', undefined],
  [/^disallowed character/, 'xml-invalido', 'caracter-prohibido'],
];

/** Faults after which the tree is a guess. */
export const TREE_FAULTS: ReadonlySet<FaultCause | undefined> = new Set<FaultCause>([
  'etiqueta-sin-cerrar',
  'etiqueta-equivocada',
]);

/** The fault behind a sentence of saxes. */
export function faultSaid(message: string): readonly [FaultKind, FaultCause | undefined] {
  const known = SAID.find(([pattern]) => pattern.test(message));
  return known === undefined ? ['xml-invalido', undefined] : [known[1], known[2]];
}
