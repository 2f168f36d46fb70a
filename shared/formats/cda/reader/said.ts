import type { SyntaxRule } from '../rules/syntax.ts';

export interface Said {
  readonly rule: SyntaxRule;
  /** In place of the rule's sentence. */
  readonly message?: string;
  /** The tree cannot be trusted from here on: reading ends. */
  readonly fatal?: true;
}

/** What saxes says of text that is not well-formed, by how its sentence begins. */
const SAID: readonly (readonly [RegExp, Said])[] = [
  [/^(?:undefined entity|malformed character entity|disallowed character in entity|empty entity)/, { rule: 'entity' }],
  [
    /^(?:unexpected close tag|unmatched closing tag|weird empty close tag|unclosed tag)/,
    { rule: 'notWellFormed', message: 'Una etiqueta no se cierra donde corresponde', fatal: true },
  ],
  [
    /^disallowed character in closing tag/,
    { rule: 'notWellFormed', message: 'Una etiqueta de cierre está mal escrita', fatal: true },
  ],
  [/^documents may contain only one root/, { rule: 'secondRoot', fatal: true }],
  [/^text data outside of root/, { rule: 'notWellFormed', message: 'Hay texto fuera del elemento raíz' }],
  [/^duplicate attribute/, { rule: 'duplicateAttribute' }],
  [/^(?:unbound namespace prefix|malformed name|tags may not have "xmlns")/, { rule: 'prefix' }],
  [/doctype/, { rule: 'doctype' }],
  [
    /XML declaration|XML declarations|version number|^expected|standalone|name\/value|^value |^whitespace required/,
    { rule: 'notWellFormed', message: 'La declaración XML del inicio está mal escrita o fuera de su lugar' },
  ],
  [/processing instruction/, { rule: 'notWellFormed', message: 'Una instrucción de proceso está mal escrita' }],
  // What follows the value is taken for part of it, the end of the tag too.
  [/^unquoted attribute/, { rule: 'notWellFormed', message: 'Un atributo no lleva comillas', fatal: true }],
  [/attribute/, { rule: 'notWellFormed', message: 'Un atributo está mal escrito' }],
  [
    /^disallowed character in tag name/,
    { rule: 'notWellFormed', message: 'Hay un signo «<» suelto o el nombre de una etiqueta está mal escrito' },
  ],
  [/^disallowed character/, { rule: 'notWellFormed', message: 'Hay un carácter de control que XML no admite' }],
  [/^malformed comment/, { rule: 'notWellFormed', message: 'Un comentario lleva dos guiones seguidos por dentro' }],
];

const OTHER: Said = { rule: 'notWellFormed' };

/** The fault behind a sentence of saxes. */
export function faultSaid(sentence: string): Said {
  return SAID.find(([pattern]) => pattern.test(sentence))?.[1] ?? OTHER;
}
