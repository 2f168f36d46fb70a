import { CITATIONS, ID, RECORD_TYPE, SENTENCE } from './check-schema.ts';

const SHARE = { type: 'number', minimum: 0, maximum: 1 } as const;

const BANDS = {
  type: 'object',
  required: ['full', 'partial'],
  additionalProperties: false,
  properties: { full: SHARE, partial: SHARE },
} as const;

/** An id, or a family of measures and what of: `unique:giis-lote-folio-unico`. */
const MEASURE = { ...ID, pattern: '^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*)?$' } as const;

const IDS = { type: 'array', minItems: 1, uniqueItems: true, items: ID } as const;

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
  properties: { by: { enum: ['check', 'measure', 'layer', 'attestation'] } },
  allOf: [
    decision('check', { checks: IDS, of: RECORD_TYPE }, ['checks']),
    decision('measure', { measure: MEASURE, limits: { type: 'object', additionalProperties: { type: 'number' } } }, [
      'measure',
    ]),
    decision('layer', { layers: IDS }, ['layers']),
    decision('attestation', {}),
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
    citation: CITATIONS,
    // Decimals are read exactly, so they are kept few (see model/rounding.ts).
    weight: { type: 'number', exclusiveMinimum: 0, maximum: 1000 },
    decision: DECISION,
    bands: BANDS,
    mandatory: { type: 'boolean' },
    evidence: SENTENCE,
  },
} as const;

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
    edition: { type: 'string', minLength: 1, maxLength: 40 },
    title: SENTENCE,
    norm: SENTENCE,
    description: SENTENCE,
    formats: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1, maxLength: 60 } },
    bands: BANDS,
    scoreBands: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'title', 'from'],
        additionalProperties: false,
        properties: { id: ID, title: SENTENCE, from: { type: 'number', minimum: 0, maximum: 100 } },
      },
    },
    rounding: {
      type: 'object',
      required: ['mode', 'decimals'],
      additionalProperties: false,
      properties: { mode: { const: 'half-up' }, decimals: { type: 'integer', minimum: 0, maximum: 4 } },
    },
    notDeployed: { enum: ['exclude', 'zero'] },
    domains: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'title'],
        additionalProperties: false,
        properties: { id: ID, title: SENTENCE },
      },
    },
    items: { type: 'array', minItems: 1, items: ITEM },
  },
} as const;
