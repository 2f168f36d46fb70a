import type { DomainScore, ItemResult, Score, VerificationResult } from '../model/index.ts';
import { formatPercent } from '../text/format.ts';
import { create, nameUuid, narrative, type PublicationEntry } from './publication-entry.ts';
import { countOutcomes, figure, measured, populations } from './publication-figures.ts';

/** A unit as Measure and MeasureReport of FHIR R4 have it: the checklist is the measure, its domains are the groups. */
export interface MeasuredUnit {
  readonly clues: string;
  readonly name?: string;
  readonly score: Omit<Score, 'items'>;
  readonly items: readonly ItemResult[];
}

const CLUES = 'urn:oid:2.16.840.1.113883.4.631';
export const URI = 'urn:ietf:rfc:3986';

/** A unit as Organization, under its CLUES. */
export function organizationOf(clues: string, name: string | undefined): PublicationEntry {
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

/** The checklist of a run as Measure, a group each domain. */
export function measureOf({ run: { checklist }, score }: VerificationResult): PublicationEntry {
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

/** The figures of a unit, as its organization reports them. */
export function unitReport(result: VerificationResult, unit: MeasuredUnit, organization: string): PublicationEntry {
  return measureReport(result, unit, unit.clues, { reporter: { reference: organization } });
}

/** The figures of the whole run, where it names no unit. */
export function wholeReport(result: VerificationResult): PublicationEntry {
  return measureReport(result, { score: result.score, items: result.score.items }, '', {});
}

interface Measured {
  readonly score: Omit<Score, 'items'>;
  readonly items: readonly ItemResult[];
}

function measureReport(
  { run }: VerificationResult,
  { score, items }: Measured,
  clues: string,
  reporter: object,
): PublicationEntry {
  const own = `urn:uuid:${nameUuid(`informe|${run.id}|${clues}`)}`;
  const [low, high] = score.interval ?? [null, null];
  return create(`informe|${run.id}|${clues}`, `identifier=${encodeURIComponent(`${URI}|${own}`)}`, {
    resourceType: 'MeasureReport',
    text: narrative(reportText(score, clues, run.checklist)),
    identifier: [{ system: URI, value: own }],
    status: 'complete',
    type: 'summary',
    measure: `${measureUrl(run.checklist.id)}|${run.checklist.edition}`,
    date: run.startedAt,
    ...reporter,
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
  score: Measured['score'],
  clues: string,
  { title, edition }: VerificationResult['run']['checklist'],
): string {
  const unit = clues === '' ? 'todos los datos entregados' : `CLUES ${clues}`;
  const kind = score.preliminary ? 'Puntaje preliminar' : 'Puntaje';
  const percent = score.percent === null ? 'ninguno' : formatPercent(score.percent);
  return `${title} (edición ${edition}), ${unit}. ${kind}: ${percent}; cobertura ${formatPercent(score.coverage)}. Verificación local; no es una certificación.`;
}

function domainCode(checklist: string, { id, title }: DomainScore): object {
  return { coding: [{ system: `urn:uuid:${nameUuid(`dominios|${checklist}`)}`, code: id }], text: title };
}
