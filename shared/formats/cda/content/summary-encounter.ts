import { child, childrenOf, descend } from '../document.ts';
import { findClues } from '../records/identifiers.ts';
import type { ContentContext } from './context.ts';
import { codeAmong } from './summary.ts';

/** Event and encounter of a Mexican clinical summary. */
export function judgeSummaryEncounter(context: ContentContext): void {
  const { root, report, mexico } = context;
  const { summary } = mexico;
  for (const item of childrenOf(root, 'documentationOf')) {
    codeAmong(child(item, 'serviceEvent'), 'code', summary.serviceEvent, 'annexServiceEvent', context);
  }
  const encounter = descend(root, 'componentOf', 'encompassingEncounter');
  if (encounter === undefined) return;
  codeAmong(encounter, 'code', summary.encounter, 'annexEncounter', context);
  codeAmong(encounter, 'dischargeDispositionCode', Object.keys(summary.disposition), 'annexDisposition', context);
  const facility = descend(encounter, 'location', 'healthCareFacility');
  const places = [facility, child(facility, 'serviceProviderOrganization')];
  if (places.some((place) => findClues(place, mexico) !== undefined)) return;
  report(
    'annexFacility',
    facility ? { element: facility, missing: 'id' } : { element: encounter, missing: 'location/healthCareFacility/id' },
  );
}
