import type { VerificationResult } from '../model/index.ts';
import { type MeasuredUnit, measureOf, organizationOf, URI, unitReport } from './fhir-measure.ts';
import { create, nameUuid, narrative, type PublicationEntry } from './publication-entry.ts';

/**
 * A result as resources of FHIR R4, so that a state or the nation keeps units and scores on any FHIR server:
 * Organization (by CLUES), Measure (one an edition of a checklist), MeasureReport (one a unit) and DocumentReference
 * (the digest, and a report where one is handed over). Figures are those of the result; findings, places, file names
 * and persons are not in it.
 *
 * One transaction of conditional creates: whatever the server has already stays as it is, so that publishing twice
 * changes nothing.
 */
export interface Publication {
  readonly bundle: PublicationBundle;
  /** CLUES. */
  readonly units: readonly string[];
  /** One sentence each, for what is not in it. */
  readonly remarks: readonly string[];
}

export interface PublicationBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly PublicationEntry[];
}

/** A document as FHIR carries it. */
export interface PublicationDocument {
  readonly contentType: string;
  readonly title: string;
  /** Base64. */
  readonly data: string;
  /** SHA-1 of the bytes in base64: what `Attachment.hash` is in R4. */
  readonly hash: string;
  readonly size: number;
}

/**
 * @param unitNames names by CLUES, for those that have one
 * @param documents the first is the digest (publication-digest.ts)
 * @returns null where the run names no unit, or was not finished: there is nothing to publish then
 */
export function toPublication(
  result: VerificationResult,
  documents: readonly PublicationDocument[],
  unitNames: Readonly<Record<string, string>> = {},
): Publication | null {
  const units = measuredUnits(result);
  if (units.length === 0 || result.run.status !== 'completa') return null;
  const measure = measureOf(result);
  const organizations = units.map(({ clues, name }) => organizationOf(clues, unitNames[clues] ?? name));
  const reports = units.map((unit, index) => unitReport(result, unit, organizations[index].fullUrl));
  const document = documentOf(result, documents, reports, organizations);
  const left = result.run.unit === undefined ? (result.unitsLeftOut ?? 0) : 0;
  return {
    bundle: { resourceType: 'Bundle', type: 'transaction', entry: [measure, ...organizations, ...reports, document] },
    units: units.map(({ clues }) => clues),
    remarks: left === 0 ? [] : [`La verificación tuvo ${left} unidades más, que no se listan y no se publican.`],
  };
}

/** The unit that the run was made for, with the score of the run; else every unit found in the data. */
export function measuredUnits({ run, units, score }: VerificationResult): readonly MeasuredUnit[] {
  if (run.unit === undefined) return units;
  const name = units.find(({ clues }) => clues === run.unit)?.name;
  return [{ clues: run.unit, ...(name === undefined ? {} : { name }), score, items: score.items }];
}

function documentOf(
  { run }: VerificationResult,
  documents: readonly PublicationDocument[],
  reports: readonly PublicationEntry[],
  organizations: readonly PublicationEntry[],
): PublicationEntry {
  const own = `urn:uuid:${nameUuid(`documento|${run.id}`)}`;
  const custodian = organizations.length === 1 ? { custodian: { reference: organizations[0].fullUrl } } : {};
  return create(`documento|${run.id}`, `identifier=${encodeURIComponent(`${URI}|${own}`)}`, {
    resourceType: 'DocumentReference',
    text: narrative('Verificación local de un expediente clínico electrónico. No es una certificación.'),
    masterIdentifier: { system: URI, value: own },
    identifier: [{ system: URI, value: own }],
    status: 'current',
    docStatus: 'final',
    type: { text: 'Verificación local de un expediente clínico electrónico' },
    date: run.startedAt,
    ...custodian,
    description: 'Cifras de la verificación local. No es una certificación.',
    content: documents.map((attachment) => ({
      attachment: { ...attachment, language: 'es-MX', creation: run.startedAt },
    })),
    context: {
      period: { start: run.startedAt, end: run.startedAt },
      related: reports.map(({ fullUrl }) => ({ reference: fullUrl })),
    },
  });
}
