import { _, type Ajv2020, type KeywordCxt } from 'ajv/dist/2020.js';
import type { Check } from '../model/index.ts';
import type { Judgement } from './keywords/keyword.ts';

/** Not in the schemas that people write: it holds those of several checks, `when` and `must` by turns. */
const NAME = '$together';

/** In place of a verdict that the check alone must give: some catalogue could not tell. */
export const OPEN = 255;

/** The verdicts that {@link addTogether} writes. */
interface Codes {
  readonly fails: number;
  readonly holds: number;
  readonly notApplicable: number;
}

/** Judges a record by several checks in one generated function, since a call a check costs more than most checks. */
export interface Together {
  /** Makes the judge. It gives, by index, a verdict or {@link OPEN}: the same array each time. */
  compile(checks: readonly Check[]): (record: object) => Uint8Array;
}

/** Teaches an ajv instance to judge several checks at once. */
export function addTogether(ajv: Ajv2020, judgement: Judgement, codes: Codes): Together {
  // Of the checks that are being compiled; the generated function writes into it.
  let verdicts = new Uint8Array(0);
  ajv.addKeyword({
    keyword: NAME,
    type: 'object',
    schemaType: 'array',
    trackErrors: true,
    code(cxt: KeywordCxt) {
      const { gen } = cxt;
      const state = gen.scopeValue('obj', { ref: judgement });
      const into = gen.scopeValue('obj', { ref: verdicts });
      const judge = (index: number, valid: ReturnType<typeof gen.name>) =>
        cxt.subschema(
          { keyword: NAME, schemaProp: index, compositeRule: true, createErrors: false, allErrors: false },
          valid,
        );
      for (let check = 0; check * 2 < cxt.schema.length; check++) {
        const [applies, holds] = [gen.name('applies'), gen.name('holds')];
        gen.code(_`${state}.metUnknown = false`);
        judge(check * 2, applies);
        gen.if(
          applies,
          () => {
            judge(check * 2 + 1, holds);
            gen.code(_`${into}[${check}] = ${holds} ? ${codes.holds} : ${codes.fails}`);
          },
          () => gen.code(_`${into}[${check}] = ${codes.notApplicable}`),
        );
        gen.if(_`${state}.metUnknown`, () => gen.code(_`${into}[${check}] = ${OPEN}`));
        cxt.reset();
      }
    },
  });
  return {
    compile(checks) {
      verdicts = new Uint8Array(checks.length);
      const own = verdicts;
      const schemas = checks.flatMap(({ when, must }) => [when ?? true, must]);
      const validate = ajv.compile({ [NAME]: schemas });
      return (record) => {
        judgement.unknownAs = true;
        validate(record);
        return own;
      };
    },
  };
}
