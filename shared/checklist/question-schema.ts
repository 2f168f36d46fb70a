import { ID, SENTENCE } from './check-schema.ts';

/** What stands on a button: `Sí` is enough. */
const LABEL = { type: 'string', minLength: 1, maxLength: 300 } as const;

const OPTIONS = {
  type: 'array',
  minItems: 2,
  maxItems: 200,
  items: {
    type: 'object',
    required: ['id', 'title'],
    additionalProperties: false,
    properties: { id: ID, title: LABEL },
  },
} as const;

/** One alternative; the value of `key` tells them apart. */
function alternative(key: string, value: string, properties: object, required: readonly string[] = []): object {
  return {
    if: { properties: { [key]: { const: value } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
    then: { required, additionalProperties: false, properties: { [key]: true, ...properties } },
  };
}

const SIMPLE = [
  alternative('type', 'yes-no', {}),
  alternative('type', 'choice', { options: OPTIONS, many: { type: 'boolean' } }, ['options']),
  alternative('type', 'number', {
    min: { type: 'number' },
    max: { type: 'number' },
    unit: LABEL,
    integer: { type: 'boolean' },
  }),
  alternative('type', 'text', { maxLength: { type: 'integer', minimum: 1, maximum: 4000 } }),
];

const SIMPLE_TYPES = ['yes-no', 'choice', 'number', 'text'] as const;

const SIMPLE_FORM = {
  type: 'object',
  required: ['type'],
  properties: { type: { enum: SIMPLE_TYPES } },
  allOf: SIMPLE,
} as const;

const FORM = {
  type: 'object',
  required: ['type'],
  properties: { type: { enum: [...SIMPLE_TYPES, 'by-module'] } },
  allOf: [...SIMPLE, alternative('type', 'by-module', { of: SIMPLE_FORM }, ['of'])],
} as const;

const FIGURE = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['ece-status', 'barrier'] } },
  allOf: [
    alternative('kind', 'ece-status', {}),
    alternative(
      'kind',
      'barrier',
      { title: SENTENCE, when: { type: 'array', minItems: 1, maxItems: 200, uniqueItems: true, items: ID } },
      ['title', 'when'],
    ),
  ],
} as const;

/** JSON Schema of one question, the form of `Question` in shared/model. */
export const QUESTION = {
  type: 'object',
  required: ['id', 'domain', 'title', 'answer'],
  additionalProperties: false,
  properties: {
    id: ID,
    domain: ID,
    title: SENTENCE,
    help: SENTENCE,
    answer: FORM,
    required: { type: 'boolean' },
    figure: FIGURE,
  },
} as const;
