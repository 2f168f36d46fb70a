import type { T } from '../../state/text.ts';

/** Fields of a checklist and of its members, with the key of their name. */
const NAMES = {
  id: 'checklists.id',
  edition: 'checklists.edition',
  title: 'checklists.titleField',
  norm: 'result.norm',
  description: 'checklists.description',
  bands: 'checklists.bands',
  scoreBands: 'checklists.levels',
  rounding: 'checklists.decimals',
  notDeployed: 'checklists.notDeployed',
  formats: 'checklists.formats',
  domain: 'result.domain',
  why: 'result.items.why',
  remedy: 'result.items.remedy',
  citation: 'result.norm',
  weight: 'checklists.weight',
  decision: 'checklists.decision',
  mandatory: 'checklists.mandatory',
  evidence: 'checklists.askFor',
  evidenceClass: 'checklists.evidenceClass',
  modules: 'checklists.modules',
  groups: 'checklists.groupings',
  help: 'checklists.help',
  answer: 'checklists.answerForm',
  required: 'checklists.requiredCheck',
  figure: 'checklists.figure',
  note: 'checklists.note',
} as const;

/** The name under which a field stands on the screen; undefined where it is none of these. */
export function fieldName(field: string, t: T): string | undefined {
  return isNamed(field) ? t(NAMES[field]) : undefined;
}

/** The sentence of a fault with the name of its field in place of its path: `en /why` → `en «Por qué importa»`. */
export function faultWords(sentence: string, t: T): string {
  return sentence
    .replace(/: en \/([A-Za-z]+)(?:\/\S*)? /, (whole, field: string) => {
      const name = fieldName(field, t);
      return name === undefined ? whole : `: en «${name}» `;
    })
    .replace(/falta «([A-Za-z]+)»/, (_, field: string) => `falta «${fieldName(field, t) ?? field}»`);
}

function isNamed(field: string): field is keyof typeof NAMES {
  return Object.hasOwn(NAMES, field);
}
