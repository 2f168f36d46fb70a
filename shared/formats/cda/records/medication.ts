import type { CdaElement } from '../document.ts';
import { attribute, child, descend } from '../document.ts';
import { saysNone } from './care.ts';
import type { RecordContext } from './context.ts';
import { codedOf, nameOfCode, ownText, spotOf } from './read.ts';
import type { Scene } from './statements.ts';
import { firstDay, hasTemplate, isEvent, startedOn, statusOf, writtenOn } from './statements.ts';

/** C-CDA and IHE: immunization. */
const IMMUNIZATION_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.52', '1.3.6.1.4.1.19376.1.5.3.1.4.12']);
/** Vaccines administered (CVX). */
const VACCINES = new Set(['2.16.840.1.113883.12.292', '2.16.840.1.113883.6.59']);
/** Given or taken, meant, and ordered: an order counts as it does in FHIR. */
const MEDICATION_MOODS = new Set(['EVN', 'INT', 'RQO']);

/** A medication, or a dose of a vaccine that was given. What names no product is no fact. */
export function readSubstance(statement: CdaElement, scene: Scene, { emit }: RecordContext): void {
  const product = descend(statement, 'consumable', 'manufacturedProduct');
  const material = child(product, 'manufacturedMaterial') ?? child(product, 'manufacturedLabeledDrug');
  const code = child(material, 'code');
  const coded = code && codedOf(code, []);
  const name = nameOfCode(code) ?? ownText(child(material, 'name'));
  if ((coded?.code === undefined && name === undefined) || (coded && saysNone(coded))) return;
  const isVaccine =
    scene.kind === 'immunizations' ||
    hasTemplate(statement, IMMUNIZATION_TEMPLATES) ||
    VACCINES.has(coded?.system ?? '');
  if (isVaccine ? !isEvent(statement) : !MEDICATION_MOODS.has(attribute(statement, 'moodCode') ?? '')) return;
  const { date, spot } = firstDay(startedOn(statement), writtenOn(statement), startedOn(statement));
  const state = statusOf(statement);
  const at = coded?.spot ?? spotOf(statement, 'consumable');
  emit(
    isVaccine ? 'immunization' : 'medication',
    { code: coded?.code, system: coded?.system, name, date, status: state.status },
    {
      code: at,
      system: { element: at.element, attribute: 'codeSystem' },
      name: at,
      date: spot,
      status: state.spot,
    },
  );
}
