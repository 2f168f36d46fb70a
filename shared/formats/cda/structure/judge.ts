import type { CdaElement } from '../document.ts';
import type { DocumentJudge } from '../judge.ts';
import { judgeAttributes } from './attributes.ts';
import { judgeContent } from './content.ts';
import { createStructure } from './definitions.ts';
import type { Inspection } from './inspection.ts';
import { createInspection } from './inspection.ts';
import type { TypeDefinition } from './model.ts';
import { typeOf } from './types.ts';

const NO_BLANK = /[^ \t\n\r]/;

/**
 * Judges the structure of documents: elements, order, cardinality, attributes, data types, narrative.
 *
 * @param tables what `resources/cda/structure.json` holds
 * @throws Error where the tables cannot be read
 */
export function createStructureJudge(tables: unknown): DocumentJudge {
  const structure = createStructure(tables);
  return (visit) => {
    if (!visit.isOn('cda-estructura')) return;
    if (visit.root.name !== 'ClinicalDocument') {
      visit.undecided('cda-estructura');
      return;
    }
    if (visit.unfinished !== undefined) visit.undecided('cda-estructura');
    judgeElement(visit.root, structure.root, createInspection(structure, visit));
  };
}

/** As deep as the reader lets documents be. */
function judgeElement(element: CdaElement, declared: TypeDefinition, inspection: Inspection): void {
  const type = typeOf(element, declared, inspection);
  if (type === undefined) return;
  judgeAttributes(element, type, inspection);
  judgeText(element, type, inspection);
  if (element.children.length === 0 && type.contents.length === 0) return;
  for (const { element: child, place } of judgeContent(element, type, inspection)) {
    judgeElement(child, place.type(), inspection);
  }
}

function judgeText(element: CdaElement, type: TypeDefinition, inspection: Inspection): void {
  const { text, textLength } = element;
  if (type.simple !== undefined) {
    if (!type.simple.holds(text === '' && textLength > 0 ? ' ' : text))
      inspection.report('value', { element }, { expected: type.simple.expected });
    return;
  }
  if (type.isMixed || textLength === 0) return;
  // Not even blanks may stand in an element that holds nothing.
  const isEmpty = type.contents.every(({ slots }) => slots.length === 0);
  if (text !== '' && NO_BLANK.test(text)) inspection.report('text', { element }, { actual: text.trim().slice(0, 100) });
  else if (isEmpty && element.children.length === 0) {
    inspection.report('text', { element }, { message: `${element.name} lleva espacios dentro y debe ir vacío` });
  }
}
