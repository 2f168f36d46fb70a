import { RECORD_TYPES } from '../model/index.ts';

const CONFIDENCE = ['confirmed', 'reported', 'recalled', 'uncertain'];

/** Kebab-case noun phrase. */
export const ID = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 } as const;

/** A text for people. */
export const SENTENCE = { type: 'string', minLength: 3, maxLength: 1000 } as const;

export const RECORD_TYPE = { enum: RECORD_TYPES } as const;

const CITATION = {
  type: 'object',
  required: ['norm', 'confidence'],
  additionalProperties: false,
  properties: {
    norm: { type: 'string', minLength: 3, maxLength: 300 },
    clause: { type: 'string', minLength: 1, maxLength: 100 },
    confidence: { enum: CONFIDENCE },
  },
} as const;

/** A number that is only recalled or uncertain must not be printed with a finding, so it must not be there. */
export const CITATIONS = {
  type: 'array',
  minItems: 1,
  items: {
    ...CITATION,
    if: { required: ['clause'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
    then: { properties: { confidence: { enum: ['confirmed', 'reported'] } } },
  },
} as const;

/** Of an item, which a person may have to trace back: a number that is not sure stands in the data and is not printed. */
export const ITEM_CITATIONS = { type: 'array', minItems: 1, maxItems: 20, items: CITATION } as const;

const FIELD = { type: 'string', pattern: '^[a-z][A-Za-z]*$' } as const;
const SCHEMA = { type: ['object', 'boolean'] } as const;
const RECORDS = { type: 'array', items: { type: 'object' } } as const;

/** JSON Schema 2020-12 of one check, the form of `Check` in shared/model. */
export const CHECK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: [
    'id',
    'appliesTo',
    'severity',
    'field',
    'title',
    'failureTitle',
    'why',
    'remedy',
    'citation',
    'must',
    'examples',
  ],
  additionalProperties: false,
  properties: {
    id: ID,
    appliesTo: { oneOf: [RECORD_TYPE, { type: 'array', minItems: 1, uniqueItems: true, items: RECORD_TYPE }] },
    severity: { enum: ['error', 'warning', 'info'] },
    field: FIELD,
    needs: { type: 'array', minItems: 1, uniqueItems: true, items: FIELD },
    expected: SENTENCE,
    sensitivity: { enum: ['plain', 'curp', 'name', 'date', 'identifier', 'auto'] },
    onRequest: { type: 'boolean' },
    title: SENTENCE,
    failureTitle: SENTENCE,
    why: SENTENCE,
    remedy: SENTENCE,
    citation: CITATIONS,
    when: SCHEMA,
    must: SCHEMA,
    examples: {
      type: 'object',
      required: ['valid', 'invalid'],
      additionalProperties: false,
      properties: {
        valid: { ...RECORDS, minItems: 1 },
        invalid: { ...RECORDS, minItems: 2 },
        notApplicable: RECORDS,
        cannotTell: RECORDS,
      },
    },
  },
} as const;
