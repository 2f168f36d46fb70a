import type { Encounter } from 'fhir/r4';
import type { EncounterData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { declared } from './identifiers.ts';
import { codeOf, day, list, one, target, text } from './read.ts';

export function readEncounter(encounter: Partial<Encounter>, context: RecordContext): void {
  const { start, end } = one(encounter.period);
  const unit = provider(encounter, context);
  const service = codeOf(encounter.serviceType, context.tables.localCodes.service);
  const date = day(start);
  const data: EncounterData = {
    date,
    dateText: date === undefined ? text(start) : undefined,
    end: day(end),
    birthDate: context.patients.recall(target(encounter.subject))?.birthDate,
    clues: unit.clues,
    service: service?.code,
    class: text(one(encounter.class).code),
    status: text(encounter.status),
  };
  context.emit('encounter', data, {
    date: 'period.start',
    dateText: 'period.start',
    end: 'period.end',
    birthDate: 'subject',
    clues: unit.path,
    service: service ? `serviceType.${service.path}` : 'serviceType',
    class: 'class.code',
    status: 'status',
  });
}

/** The CLUES that the encounter's provider bears, or one of its places. */
function provider(
  encounter: Partial<Encounter>,
  context: RecordContext,
): { readonly clues?: string; readonly path: string } {
  const path = 'serviceProvider';
  const reference = target(encounter.serviceProvider);
  if (reference !== undefined) context.provider(reference);
  const { identifier } = one(encounter.serviceProvider);
  const own = declared(identifier === undefined ? undefined : [identifier], context.tables.identifiers.clues);
  if (own) return { clues: own.value, path: 'serviceProvider.identifier.value' };
  const clues = context.establishments.recall(reference)?.clues;
  if (clues !== undefined) return { clues, path };
  const locations = list(encounter.location);
  for (let index = 0; index < locations.length; index++) {
    const there = context.establishments.recall(target(locations[index].location))?.clues;
    if (there !== undefined) return { clues: there, path: `location[${index}].location` };
  }
  return { path };
}
