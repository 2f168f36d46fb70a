import type { FindingDetail } from '../../format.ts';
import type { Hl7Definitions, MessageStructure, VersionTables } from '../definitions/model.ts';
import type { MessageVisit } from '../judge.ts';
import { hasField } from '../message.ts';
import { spot } from '../spot.ts';
import { isPublishedVersion } from './versions.ts';

/** What to hold a message against, and the visit to do it in. */
export interface Expected {
  readonly structure: MessageStructure;
  readonly visit: MessageVisit;
}

/**
 * Judges what a message says of itself (MSH-9, MSH-12).
 *
 * @returns undefined where its structure cannot be told, which is then said. A type that the version withdrew is held
 *   against the last version that had it, as one whose own tables are not there.
 */
export function judgeHeader(visit: MessageVisit, definitions: Hl7Definitions): Expected | undefined {
  const { message, tables, exact } = visit;
  const { code, event } = message;
  const header = message.segments[0];
  judgeVersion(visit);
  if (code === '') {
    visit.report('messageTypeMissing', spot(header, 9, 0, 1), { expected: 'ADT^A01^ADT_A01' });
    return undefined;
  }
  if (isLocal(code) || isLocal(event)) return unable(visit);
  if (tables.hasCode(code)) return expect(visit, judgeEvent(visit));
  const last = definitions.lastWith(code, tables);
  if (last !== undefined) {
    const detail = {
      ...shown(code),
      expected: `un tipo de la versión ${tables.version}: ${code} es hasta la ${last.version}`,
    };
    visit.report('messageTypeWithdrawn', spot(header, 9, 0, 1), detail);
    const earlier = { ...visit, tables: last, exact: false };
    return expect(earlier, judgeEvent(earlier));
  }
  if (!exact || isOnlyListed(code, tables, definitions)) return unable(visit);
  visit.report('messageTypeUnknown', spot(header, 9, 0, 1), shown(code));
  return undefined;
}

/** Types of table 0076 that the tables have no structure of in any version (MCF, the delayed acknowledgement). */
function isOnlyListed(code: string, tables: VersionTables, { versions, of }: Hl7Definitions): boolean {
  return tables.table(76)?.has(code) === true && !versions.some((version) => of(version).tables.hasCode(code));
}

function expect(visit: MessageVisit, structure: MessageStructure | undefined): Expected | undefined {
  return structure === undefined ? undefined : { structure, visit };
}

function judgeEvent(visit: MessageVisit): MessageStructure | undefined {
  const { message, tables, exact } = visit;
  const { code, event, structure } = message;
  const header = message.segments[0];
  if (event === '') return withoutEvent(visit);
  if (!tables.hasEvent(code, event)) {
    if (!exact) return unable(visit);
    visit.report('eventUnknown', spot(header, 9, 0, 2), { ...shown(event), expected: `un evento de ${code}` });
    return undefined;
  }
  const named = tables.structuresOf(code, event);
  if (structure !== '' && named.length > 0 && !named.includes(structure)) {
    // Many write the event's name there: it is wrong, but it leads nobody to another structure.
    const rule = structure === `${code}_${event}` ? 'structureNamedAfterEvent' : 'structureMismatch';
    visit.report(rule, spot(header, 9, 0, 3), { ...shown(structure), expected: named.join(', ') });
  }
  return tables.structure(code, event, '') ?? unable(visit);
}

/** Names of local messages and events begin with Z. */
function isLocal(name: string): boolean {
  return name.startsWith('Z');
}

function unable(visit: MessageVisit): undefined {
  visit.undecided('hl7v2-estructura');
}

function judgeVersion({ message, report }: MessageVisit): void {
  const header = message.segments[0];
  if (message.version === '') {
    report('versionMissing', spot(header, 12, 0, hasField(header, 12) ? 1 : 0), { expected: '2.5.1' });
    return;
  }
  if (!isPublishedVersion(message.version)) report('versionUnknown', spot(header, 12, 0, 1), shown(message.version));
}

/** Acknowledgements need no event; neither do the messages that have but one structure. */
function withoutEvent(visit: MessageVisit): MessageStructure | undefined {
  const { message, tables, exact } = visit;
  const { code, structure } = message;
  const found = tables.structure(code, '', structure);
  if (code !== 'ACK' && exact && tables.structure(code, '', '') === undefined) {
    visit.report('eventMissing', spot(message.segments[0], 9, 0, 2), { expected: `un evento de ${code}` });
    return found;
  }
  return found ?? unable(visit);
}

/** Types, events and structures have up to seven characters (`ADT_A01`): a longer text may be anything in a wrong place. */
function shown(code: string): FindingDetail {
  return { actual: code, sensitivity: code.length <= 7 ? 'plain' : 'auto' };
}
