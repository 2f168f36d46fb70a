import { dayOfTimestamp } from '../../support/hl7-time.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { RecordContext } from './context.ts';
import type { Found } from './read.ts';
import { codeIn, endOf, ownText, spotOf, startOf } from './read.ts';
import { statusOf } from './statements.ts';

/** Whether an act among those of the payers names who pays or who is covered. */
export function isPolicy(act: CdaElement): boolean {
  return child(act, 'performer') !== undefined || coveredParty(act) !== undefined;
}

/** Who pays. The affiliation is known only where it is coded with one of the configured systems. */
export function readCoverage(act: CdaElement, { emit, mexico }: RecordContext): void {
  const covered = coveredParty(act);
  const code = child(act, 'code');
  const role = child(child(covered, 'participantRole'), 'code');
  const systems = mexico.localCodes.affiliation;
  const affiliation: Found | undefined = codeIn(code, systems) ?? codeIn(role, systems);
  const performers = childrenOf(act, 'performer').map((performer) => child(performer, 'assignedEntity'));
  const isPayer = (entity: CdaElement | undefined): boolean => {
    const kind = child(entity, 'code');
    return kind !== undefined && attribute(kind, 'code') === 'PAYOR';
  };
  const payer = performers.find(isPayer) ?? performers[0];
  const organization = child(payer, 'representedOrganization');
  const owner = covered ?? act;
  const time = covered ? 'time' : 'effectiveTime';
  const start = startOf(owner, time);
  const end = endOf(owner, time);
  const state = statusOf(act);
  emit(
    'coverage',
    {
      affiliation: affiliation && [affiliation.value],
      payer: ownText(child(organization, 'name')) ?? ownText(descend(payer, 'assignedPerson', 'name')),
      status: state.status,
      start: dayOfTimestamp(start.text),
      end: dayOfTimestamp(end.text),
    },
    {
      affiliation: affiliation?.spot ?? spotOf(act, 'code'),
      payer: organization ? spotOf(organization, 'name') : { element: act, missing: 'performer' },
      status: state.spot,
      start: start.spot,
      end: end.spot,
    },
  );
}

function coveredParty(act: CdaElement): CdaElement | undefined {
  return childrenOf(act, 'participant').find((participant) => attribute(participant, 'typeCode') === 'COV');
}
