import type { Format } from '../../../shared/formats/format.ts';
import { type Carries, type Check, type Item, RECORD_TYPES, type RecordType } from '../../../shared/model/index.ts';
import { fieldsRead } from '../../../shared/verification/repeat-memo.ts';
import { RENDERINGS, type Rendering } from './renderings.ts';
import type { Verifier } from './verify-hospital.ts';

/** What each rendering has a place for, and so which items it can decide. */
export interface Carried {
  /** Whether a record of this type can be judged by this check. */
  judges(rendering: Rendering, check: string, of: RecordType): boolean;
  /** Whether an item that checks decide can be decided. */
  decides(rendering: Rendering, item: Item): boolean;
  /**
   * Data that the item's checks look at where they stand, beyond those that they cannot do without, and that the
   * rendering has no place for: `careDate`.
   */
  lacks(rendering: Rendering, item: Item): readonly string[];
}

export function createCarried({ checks, carries }: Pick<Verifier, 'checks' | 'carries'>): Carried {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const checkOf = (id: string): Check => {
    const check = byId.get(id);
    if (check === undefined) throw new Error(`No hay una comprobación «${id}».`);
    return check;
  };
  const anywhere = union(RENDERINGS.map(({ format }) => carries(format)));

  const has = ({ format, elsewhere }: Rendering, of: RecordType, field: string): boolean =>
    fieldsOf(carries(format), of).includes(field) &&
    elsewhere?.[of] === undefined &&
    elsewhere?.[`${of}.${field}`] === undefined;

  const judges: Carried['judges'] = (rendering, id, of) => {
    const { appliesTo, field, needs = [field] } = checkOf(id);
    return [appliesTo].flat().includes(of) && needs.every((needed) => has(rendering, of, needed));
  };

  return {
    judges,
    decides: (rendering, item) => judged(item, checkOf).some(([check, of]) => judges(rendering, check.id, of)),
    lacks(rendering, item) {
      const lacking = judged(item, checkOf)
        .filter(([check, of]) => judges(rendering, check.id, of))
        .flatMap(([check, of]) =>
          fieldsRead({ carries: anywhere } as Format, of, [check]).filter((field) => !has(rendering, of, field)),
        );
      return [...new Set(lacking)].sort();
    },
  };
}

/** The checks that decide an item, each with a type of record that counts for it. */
function judged({ decision }: Item, checkOf: (id: string) => Check): readonly (readonly [Check, RecordType])[] {
  if (decision.by !== 'check') return [];
  return decision.checks
    .map(checkOf)
    .flatMap((check) =>
      (decision.of === undefined ? [check.appliesTo].flat() : [decision.of]).map((of) => [check, of] as const),
    );
}

function fieldsOf(carries: Carries, of: RecordType): readonly string[] {
  return carries[of] ?? [];
}

function union(all: readonly Carries[]): Carries {
  const fields = RECORD_TYPES.map((type) => [type, [...new Set(all.flatMap((carries) => fieldsOf(carries, type)))]]);
  return Object.fromEntries(fields);
}
