import type { DomainScore, ItemResult, Score, VerificationResult } from '../model/index.ts';
import { formatPercent } from '../text/format.ts';
import { create, nameUuid, narrative, type PublicationEntry } from './publication-entry.ts';
import { countOutcomes, figure, measured, populations } from './publication-figures.ts';

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

const CLUES = 'urn:oid:2.16.840.1.113883.4.631';
const URI = 'urn:ietf:rfc:3986';
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
  const units = unitsOf(result);
  if (units.length === 0 || result.run.status !== 'completa') return null;
  const measure = measureOf(result);
  const organizations = units.map(({ clues, name }) => organizationOf(clues, unitNames[clues] ?? name));
  const reports = units.map((unit, index) => reportOf(result, unit, organizations[index].fullUrl));
  const document = documentOf(result, documents, reports, organizations);
  const left = result.run.unit === undefined ? (result.unitsLeftOut ?? 0) : 0;
  return {
    bundle: { resourceType: 'Bundle', type: 'transaction', entry: [measure, ...organizations, ...reports, document] },
    units: units.map(({ clues }) => clues),
    remarks: left === 0 ? [] : [`La verificación tuvo ${left} unidades más, que no se listan y no se publican.`],
  };
}

interface PublishedUnit {
  readonly clues: string;
  readonly name?: string;
  readonly score: Omit<Score, 'items'>;
  readonly items: readonly ItemResult[];
}

/** The unit that the run was made for, with the score of the run; else every unit found in the data. */
function unitsOf({ run, units, score }: VerificationResult): readonly PublishedUnit[] {
  if (run.unit === undefined) return units;
  const name = units.find(({ clues }) => clues === run.unit)?.name;
  return [{ clues: run.unit, ...(name === undefined ? {} : { name }), score, items: score.items }];
}

function organizationOf(clues: string, name: string | undefined): PublicationEntry {
  return create(`unidad|${clues}`, `identifier=${encodeURIComponent(`${CLUES}|${clues}`)}`, {
    resourceType: 'Organization',
    text: narrative(`${name ?? 'Unidad médica'} (CLUES ${clues})`),
    identifier: [{ system: CLUES, value: clues }],
    type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'prov' }] }],
    name: name ?? clues,
  });
}

function measureUrl(checklist: string): string {
  return `urn:uuid:${nameUuid(`lista|${checklist}`)}`;
}

function measureOf({ run: { checklist }, score }: VerificationResult): PublicationEntry {
  const url = measureUrl(checklist.id);
  const query = `url=${encodeURIComponent(url)}&version=${encodeURIComponent(checklist.edition)}`;
  const name = checklist.id.replace(/(^|[^a-z0-9])([a-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase());
  return create(`lista|${checklist.id}|${checklist.edition}`, query, {
    resourceType: 'Measure',
    text: narrative(`${checklist.title}, edición ${checklist.edition}. Lista de cotejo para una verificación local.`),
    url,
    identifier: [{ value: checklist.id }],
    version: checklist.edition,
    name,
    title: checklist.title,
    status: 'active',
    compositeScoring: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/composite-measure-scoring', code: 'weighted' }],
    },
    improvementNotation: INCREASE,
    group: score.byDomain.map((domain) => ({ code: domainCode(checklist.id, domain) })),
  });
}

const INCREASE = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation', code: 'increase' }],
};

function reportOf({ run }: VerificationResult, unit: PublishedUnit, organization: string): PublicationEntry {
  const { score, items, clues } = unit;
  const own = `urn:uuid:${nameUuid(`informe|${run.id}|${clues}`)}`;
  const [low, high] = score.interval ?? [null, null];
  return create(`informe|${run.id}|${clues}`, `identifier=${encodeURIComponent(`${URI}|${own}`)}`, {
    resourceType: 'MeasureReport',
    text: narrative(reportText(unit, run.checklist)),
    identifier: [{ system: URI, value: own }],
    status: 'complete',
    type: 'summary',
    measure: `${measureUrl(run.checklist.id)}|${run.checklist.edition}`,
    date: run.startedAt,
    reporter: { reference: organization },
    period: { start: run.startedAt, end: run.startedAt },
    improvementNotation: INCREASE,
    group: [
      {
        ...figure(score.preliminary ? 'puntaje-preliminar' : 'puntaje', score.percent),
        ...populations(countOutcomes(items)),
      },
      figure('cobertura', score.coverage),
      ...(low === null ? [] : [figure('intervalo-minimo', low), figure('intervalo-maximo', high)]),
      ...score.byDomain.map((domain) => ({
        code: domainCode(run.checklist.id, domain),
        ...measured(domain.percent),
        ...populations(domain.outcomes),
      })),
    ],
  });
}

function reportText(
  { clues, score }: PublishedUnit,
  { title, edition }: VerificationResult['run']['checklist'],
): string {
  const kind = score.preliminary ? 'Puntaje preliminar' : 'Puntaje';
  const percent = score.percent === null ? 'ninguno' : formatPercent(score.percent);
  return `${title} (edición ${edition}), CLUES ${clues}. ${kind}: ${percent}; cobertura ${formatPercent(score.coverage)}. Verificación local; no es una certificación.`;
}

function domainCode(checklist: string, { id, title }: DomainScore): object {
  return { coding: [{ system: `urn:uuid:${nameUuid(`dominios|${checklist}`)}`, code: id }], text: title };
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
