import { dayOfTimestamp } from '../../support/hl7-time.ts';
import type { CdaElement } from '../document.ts';
import { child, descend } from '../document.ts';
import type { RecordContext, Subject } from './context.ts';
import { findClues, keysOf } from './identifiers.ts';
import { codedOf, codeIn, endOf, spotOf, startOf } from './read.ts';

/** The encounter that the document is part of. */
export function readEncompassing(context: RecordContext, subject: Subject): void {
  const { encounter, mexico } = context;
  if (encounter === undefined || context.unfinished.has(encounter)) return;
  const facility = descend(encounter, 'location', 'healthCareFacility');
  const clues = findClues(facility, mexico) ?? findClues(child(facility, 'serviceProviderOrganization'), mexico);
  const place = facility
    ? { element: facility, missing: 'id' }
    : { element: encounter, missing: 'location/healthCareFacility/id' };
  emit(encounter, context, subject, { value: clues?.value, spot: clues?.spot ?? place });
}

/** An encounter among the entries: one that was, other than the document's own. */
export function readEncounterEntry(statement: CdaElement, context: RecordContext, subject: Subject): void {
  if (keysOf(statement).some((key) => context.encounterKeys.has(key))) return;
  emit(statement, context, subject, { spot: { element: statement, missing: 'participant' } });
}

function emit(
  element: CdaElement,
  context: RecordContext,
  subject: Subject,
  clues: { readonly value?: string; readonly spot: ReturnType<typeof spotOf> },
): void {
  const start = startOf(element, 'effectiveTime');
  const end = endOf(element, 'effectiveTime');
  const code = child(element, 'code');
  const kind = code && codedOf(code, []);
  const { service: systems } = context.mexico.localCodes;
  const place = child(descend(element, 'location', 'healthCareFacility'), 'code');
  const service = codeIn(code, systems) ?? codeIn(place, systems);
  const date = dayOfTimestamp(start.text);
  const codeSpot = spotOf(element, 'code');
  context.emit(
    'encounter',
    {
      date,
      dateText: date === undefined ? start.text : undefined,
      end: dayOfTimestamp(end.text),
      birthDate: subject.birthDate,
      clues: clues.value,
      service: service?.value,
      class: kind?.code,
    },
    {
      date: start.spot,
      dateText: start.spot,
      end: end.spot,
      birthDate: { element: context.root },
      clues: clues.spot,
      service: service?.spot ?? codeSpot,
      class: kind?.spot ?? codeSpot,
    },
  );
}
