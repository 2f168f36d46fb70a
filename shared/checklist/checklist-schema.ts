import { MOST_WEIGHT } from '../model/index.ts';
import { ID, ITEM_CITATIONS, RECORD_TYPE, SENTENCE } from './check-schema.ts';
import { LIMITS } from './limits.ts';
import { QUESTION } from './question-schema.ts';

const SHARE = { type: 'number', minimum: 0, maximum: 1 } as const;

const BANDS = {
  type: 'object',
  required: ['full', 'partial'],
  additionalProperties: false,
  properties: { full: SHARE, partial: SHARE },
} as const;

/** An id, or a family of measures and what of: `unique:giis-lote-folio-unico`. */
const MEASURE = { ...ID, pattern: '^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*)?$' } as const;

const IDS = { type: 'array', minItems: 1, maxItems: 100, uniqueItems: true, items: ID } as const;

/** None is as good as left out. */
const IDS_OR_NONE = { ...IDS, minItems: 0 } as const;

/** Names a measure's limits: a handful in practice. */
const MEASURE_LIMITS = { type: 'object', maxProperties: 20, additionalProperties: { type: 'number' } } as const;

/** One alternative for each way to decide an item; `by` tells them apart. */
function decision(by: string, properties: object, required: readonly string[] = []): object {
  return {
    if: { properties: { by: { const: by } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
    then: { required, additionalProperties: false, properties: { by: true, ...properties } },
  };
}

const DECISION = {
  type: 'object',
  required: ['by'],
  properties: { by: { enum: ['check', 'measure', 'layer', 'attestation', 'sample'] } },
  allOf: [
    decision('check', { checks: IDS, of: RECORD_TYPE }, ['checks']),
    decision('measure', { measure: MEASURE, limits: MEASURE_LIMITS }, ['measure']),
    decision('layer', { layers: IDS }, ['layers']),
    decision('attestation', { shows: IDS }),
    decision('sample', { checks: IDS, of: RECORD_TYPE }),
  ],
} as const;

const ITEM = {
  type: 'object',
  required: ['id', 'domain', 'title', 'why', 'remedy', 'citation', 'weight', 'decision'],
  additionalProperties: false,
  properties: {
    id: ID,
    domain: ID,
    title: SENTENCE,
    why: SENTENCE,
    remedy: SENTENCE,
    citation: ITEM_CITATIONS,
    // Decimals are read exactly, so they are kept few (see model/rounding.ts).
    weight: { type: 'number', exclusiveMinimum: 0, maximum: MOST_WEIGHT },
    decision: DECISION,
    bands: BANDS,
    mandatory: { type: 'boolean' },
    evidence: SENTENCE,
    evidenceClass: { enum: ['export', 'partial', 'attested'] },
    modules: IDS_OR_NONE,
    groups: IDS_OR_NONE,
  },
} as const;

/** Things with an id and a title; `more` are further properties, of which `required` are needed. */
function titled(least: number, most: number, more: object = {}, required: readonly string[] = []): object {
  return {
    type: 'array',
    minItems: least,
    maxItems: most,
    items: {
      type: 'object',
      required: ['id', 'title', ...required],
      additionalProperties: false,
      properties: { id: ID, title: SENTENCE, ...more },
    },
  };
}

const EDITION = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 40 } as const;

/** JSON Schema 2020-12 of a checklist, the form of `Checklist` in shared/model. */
export const CHECKLIST_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: [
    'schema',
    'id',
    'edition',
    'title',
    'norm',
    'description',
    'bands',
    'scoreBands',
    'rounding',
    'notDeployed',
    'domains',
    'items',
  ],
  additionalProperties: false,
  properties: {
    schema: { const: 'cotejo/checklist@1' },
    id: ID,
    edition: EDITION,
    title: SENTENCE,
    norm: SENTENCE,
    description: { ...SENTENCE, maxLength: 4000 },
    formats: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: { type: 'string', minLength: 1, maxLength: 60 },
    },
    bands: BANDS,
    scoreBands: titled(1, 20, { from: { type: 'number', minimum: 0, maximum: 100 } }, ['from']),
    rounding: {
      type: 'object',
      required: ['mode', 'decimals'],
      additionalProperties: false,
      properties: { mode: { const: 'half-up' }, decimals: { type: 'integer', minimum: 0, maximum: 4 } },
    },
    notDeployed: { enum: ['exclude', 'zero'] },
    domains: titled(1, 500),
    items: { type: 'array', maxItems: LIMITS.items, items: ITEM },
    modules: titled(0, 100),
    groupings: titled(0, 500, { note: SENTENCE }),
    questions: { type: 'array', maxItems: LIMITS.questions, items: QUESTION },
    basedOn: {
      type: 'object',
      required: ['id', 'edition'],
      additionalProperties: false,
      properties: { id: ID, edition: EDITION },
    },
  },
} as const;
