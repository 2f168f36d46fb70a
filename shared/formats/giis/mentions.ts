import type { Guide } from './guide.ts';
import type { RowSchema, ValueSchema } from './row-schema.ts';

/** Names of columns and facts that a schema over a row speaks of. */
export function mentionsOf(...schemas: readonly (RowSchema | undefined)[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const schema of schemas) if (schema) ofRow(schema, names);
  return names;
}

function ofRow(schema: RowSchema, into: Set<string>): void {
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    into.add(name);
    ofValue(value, into);
  }
  for (const inner of [...(schema.allOf ?? []), ...(schema.anyOf ?? [])]) ofRow(inner, into);
  if (schema.not) ofRow(schema.not, into);
}

function ofValue(schema: ValueSchema, into: Set<string>): void {
  for (const name of [schema.equals, schema.notLess, schema.memberOf]) if (name !== undefined) into.add(name);
  for (const name of schema.sumOf?.columns ?? []) into.add(name);
  for (const inner of schema.anyOf ?? []) ofValue(inner, into);
  if (schema.not) ofValue(schema.not, into);
  if (schema.contains) ofValue(schema.contains, into);
}

/** Facts that are ages, from the coarsest unit. */
export const AGES = ['edad', 'edadMeses', 'edadDias'];
const OF_CLUES = ['institucion', 'entidadClues'];

/** Columns that a name in a rule is read from: itself, or those behind a fact. None when the guide cannot tell it. */
export function columnsBehind(guide: Guide, name: string): readonly string[] {
  if (guide.columns.some((column) => column.name === name)) return [name];
  if (AGES.includes(name)) return guide.age ? [guide.age.birth, guide.age.at] : [];
  if (OF_CLUES.includes(name)) {
    const clues = guide.columns.find(({ domain }) => domain.kind === 'clues');
    return clues ? [clues.name] : [];
  }
  const [column, datum] = name.split('@');
  return datum && guide.columns.some((one) => one.name === column) ? [column] : [];
}
