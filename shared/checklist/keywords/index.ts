import { _, type Ajv2020, type KeywordCxt } from 'ajv/dist/2020.js';
import { catalogKeyword } from './catalog.ts';
import { notReplaced } from './catalog-alias.ts';
import { exclusiveKeys, notAfter, notBefore } from './fields.ts';
import { agreesWith, cedula, cie10, clues, curp, isoDate } from './identifiers.ts';
import type { Keyword, KeywordContext } from './keyword.ts';

/** Every keyword that a check may use beyond JSON Schema 2020-12. */
export const KEYWORDS: readonly Keyword[] = [
  curp,
  clues,
  cie10,
  cedula,
  isoDate,
  catalogKeyword,
  notReplaced,
  agreesWith,
  notAfter,
  notBefore,
  exclusiveKeys,
];

/** Teaches an ajv instance the keywords. They share the context's judgement, so one instance judges one at a time. */
export function addKeywords(ajv: Ajv2020, context: KeywordContext): void {
  for (const keyword of KEYWORDS) addKeyword(ajv, keyword, context);
}

/**
 * Written as generated code rather than as ajv's function keyword, which would build a context object and a path for
 * every value that is judged. The cause goes into the error, where ajv drops it again if a branch was only tried.
 */
function addKeyword(ajv: Ajv2020, keyword: Keyword, context: KeywordContext): void {
  ajv.addKeyword({
    keyword: keyword.name,
    type: keyword.type,
    error: {
      message: keyword.name,
      params: ({ gen }) => _`{cause: ${gen.scopeValue('obj', { ref: context.judgement })}.cause}`,
    },
    code(cxt: KeywordCxt) {
      const test = keyword.prepare(cxt.schema, context);
      // Where ajv makes no errors, nobody asks for causes.
      const ref = cxt.it.createErrors === false ? test : withoutStaleCause(test, context);
      const call = cxt.gen.scopeValue('func', { ref });
      cxt.fail(_`!${call}(${cxt.data}, ${cxt.it.parentData})`);
    },
  });
}

/** A keyword that fails without a cause must not show the cause of an earlier one. */
function withoutStaleCause(test: ReturnType<Keyword['prepare']>, { judgement }: KeywordContext) {
  return (value: never, record: never): boolean => {
    judgement.cause = undefined;
    return test(value, record);
  };
}
