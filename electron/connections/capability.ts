import type { CapabilityStatement } from 'fhir/r4';
import { CapabilityTool } from 'fhir-kit-client';
import { z } from 'zod';
import type { CapabilityRemark } from '../../shared/model/index.ts';
import { isThisComputer } from './address.ts';
import { expectResource, fhirClient } from './client.ts';
import type { ServerSession } from './session.ts';
import type { SmartConfiguration } from './smart.ts';
import { VERIFIED_TYPES } from './verified-types.ts';

/** Lists of a stranger: what is no list counts as an empty one. */
const list = <T extends z.ZodType>(one: T) => z.array(one).catch([]);
const named = z.looseObject({ code: z.string().optional(), name: z.string().optional() });
const operation = z.looseObject({ name: z.string().optional(), definition: z.string().optional() });
const shape = z.looseObject({
  format: list(z.string()),
  rest: list(
    z.looseObject({
      mode: z.string().optional(),
      interaction: list(named),
      searchParam: list(named),
      operation: list(operation),
      security: z
        .looseObject({ service: list(z.looseObject({ coding: list(named) })) })
        .optional()
        .catch(undefined),
      resource: list(
        z.looseObject({
          type: z.string(),
          interaction: list(named),
          searchParam: list(named),
          operation: list(operation),
        }),
      ),
    }),
  ),
});

/** Reads `/metadata`. @throws ConnectionError */
export async function readCapability(session: ServerSession, signal?: AbortSignal): Promise<CapabilityStatement> {
  const value = await fhirClient(session, signal).capabilityStatement();
  return shape.parse(expectResource(value, 'CapabilityStatement')) as unknown as CapabilityStatement;
}

/** Without these nothing of the checklist can be said: who was cared for, where, by whom, of what. */
const NEEDED: readonly string[] = ['Patient', 'Practitioner', 'Organization', 'Encounter', 'Condition'];
/** What a verification narrows by; every one is a search parameter of R4 for all resources. */
const PARAMETERS: readonly string[] = ['_lastUpdated'];
/** Canonicals of the operations of Bulk Data Access end so. */
const EXPORT = /(^|\/)(\$?export|group-export|patient-export|bulk-export)(\||$)/i;
/** What publishing conditionally creates. */
const PUBLISHED: readonly string[] = ['Organization', 'Measure', 'MeasureReport', 'DocumentReference'];

/**
 * Judges what a server says of itself: whether a verification can fetch from it, and whether results can be published
 * to it.
 */
export function judgeCapability(
  statement: CapabilityStatement,
  { baseUrl, smart }: { readonly baseUrl: string; readonly smart: SmartConfiguration | null },
): readonly CapabilityRemark[] {
  const tool = new CapabilityTool(statement as never);
  return [
    version(statement),
    formats(statement),
    ...resources(tool),
    ...search(tool),
    ...security(statement, baseUrl, smart),
    bulk(statement),
    publish(tool),
  ];
}

function version({ fhirVersion }: CapabilityStatement): CapabilityRemark {
  const topic = 'version';
  if (/^4\.0\.\d+/.test(fhirVersion ?? '')) {
    return { level: 'ok', topic, sentence: `El servidor habla FHIR R4 (${fhirVersion}).` };
  }
  const said = /^[\d.]{1,10}$/.test(fhirVersion ?? '') ? fhirVersion : 'ninguna que se entienda';
  return {
    level: 'error',
    topic,
    sentence: `El servidor dice hablar la versión ${said} de FHIR, y hace falta la 4.0.`,
  };
}

function formats({ format }: CapabilityStatement): CapabilityRemark {
  const topic = 'formats';
  const listed = Array.isArray(format) ? format.map(String) : [];
  if (listed.some((name) => /json/i.test(name))) return { level: 'ok', topic, sentence: 'El servidor ofrece JSON.' };
  if (listed.length === 0) {
    return { level: 'warning', topic, sentence: 'El servidor no dice en qué formatos contesta; se le pide JSON.' };
  }
  return { level: 'error', topic, sentence: 'El servidor no ofrece JSON, que es lo que se le pide.' };
}

function resources(tool: CapabilityTool): readonly CapabilityRemark[] {
  const topic = 'resources';
  const searchable = VERIFIED_TYPES.filter((type) => tool.resourceCan(type, 'search-type'));
  const missing = NEEDED.filter((type) => !searchable.includes(type));
  const others = VERIFIED_TYPES.filter((type) => !searchable.includes(type) && !NEEDED.includes(type));
  if (searchable.length === 0) {
    return [
      { level: 'error', topic, sentence: 'El servidor no dice que se pueda buscar ningún recurso del expediente.' },
    ];
  }
  const remarks: CapabilityRemark[] = [{ level: 'ok', topic, sentence: `Se puede buscar: ${searchable.join(', ')}.` }];
  if (missing.length > 0) {
    const sentence = `No se puede buscar lo que toda verificación necesita: ${missing.join(', ')}.`;
    remarks.push({ level: 'error', topic, sentence });
  }
  if (others.length > 0) {
    const sentence = `No se puede buscar: ${others.join(', ')}; lo que depende de ello quedará sin evaluar.`;
    remarks.push({ level: 'warning', topic, sentence });
  }
  return remarks;
}

function search(tool: CapabilityTool): readonly CapabilityRemark[] {
  const lacking = PARAMETERS.filter(
    (name) => !tool.serverSearch(name) && !NEEDED.some((type) => tool.resourceSearch(type, name)),
  );
  if (lacking.length === 0)
    return [{ level: 'ok', topic: 'search', sentence: 'Se puede pedir sólo lo cambiado desde un día.' }];
  const sentence = 'El servidor no dice que se pueda pedir sólo lo cambiado desde un día (_lastUpdated).';
  return [{ level: 'warning', topic: 'search', sentence }];
}

function transport(base: URL): CapabilityRemark {
  const topic = 'security';
  if (base.protocol === 'https:') return { level: 'ok', topic, sentence: 'La conexión va cifrada (https).' };
  return isThisComputer(base)
    ? { level: 'ok', topic, sentence: 'El servidor está en este mismo equipo: nada pasa por la red.' }
    : { level: 'error', topic, sentence: 'La conexión va sin cifrar (http): los expedientes viajan a la vista.' };
}

function security(
  statement: CapabilityStatement,
  baseUrl: string,
  smart: SmartConfiguration | null,
): readonly CapabilityRemark[] {
  const topic = 'security';
  const remarks: CapabilityRemark[] = [transport(new URL(baseUrl))];
  const services = (Array.isArray(statement.rest) ? statement.rest : []).flatMap((rest) =>
    (rest.security?.service ?? []).flatMap((service) => (service.coding ?? []).map((coding) => String(coding.code))),
  );
  if (smart !== null) {
    const backend =
      smart.authMethods.includes('private_key_jwt') || smart.capabilities.includes('client-confidential-asymmetric');
    const sentence = backend
      ? 'El servidor ofrece SMART con llave privada (private_key_jwt).'
      : 'El servidor ofrece SMART, sin decir que acepte llave privada (private_key_jwt).';
    remarks.push({ level: 'ok', topic, sentence });
  } else if (services.length > 0) {
    remarks.push({ level: 'ok', topic, sentence: 'El servidor dice cómo se controla el acceso.' });
  } else {
    const sentence = 'El servidor no dice cómo se controla el acceso (ni OAuth ni SMART).';
    remarks.push({ level: 'warning', topic, sentence });
  }
  return remarks;
}

function bulk(statement: CapabilityStatement): CapabilityRemark {
  const rest = Array.isArray(statement.rest) ? statement.rest : [];
  const operations = rest.flatMap((one) => [
    ...(one.operation ?? []),
    ...(one.resource ?? []).flatMap((resource) => resource.operation ?? []),
  ]);
  const offered = operations.some(({ name, definition }) => EXPORT.test(name ?? '') || EXPORT.test(definition ?? ''));
  return offered
    ? { level: 'ok', topic: 'bulk', sentence: 'El servidor ofrece la exportación masiva ($export).' }
    : {
        level: 'warning',
        topic: 'bulk',
        sentence:
          'El servidor no dice que ofrezca la exportación masiva ($export); se le puede pedir página por página.',
      };
}

function publish(tool: CapabilityTool): CapabilityRemark {
  const lacking = PUBLISHED.filter((type) => !tool.resourceCan(type, 'create'));
  if (tool.serverCan('transaction') && lacking.length === 0) {
    return { level: 'ok', topic: 'publish', sentence: 'Se pueden publicar resultados en este servidor.' };
  }
  const why = lacking.length > 0 ? `no crea ${lacking.join(', ')}` : 'no acepta transacciones';
  return { level: 'warning', topic: 'publish', sentence: `No se podrán publicar resultados aquí: el servidor ${why}.` };
}
