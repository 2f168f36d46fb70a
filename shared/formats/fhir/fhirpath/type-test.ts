import type { Definitions } from '../definitions/model.ts';
import type { TypeName } from './ast.ts';
import type { Item } from './items.ts';

/** FHIR primitives that stand for a system type, so that `answer is Boolean` (que-7) means what its author meant. */
const SYSTEM_OF: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  string: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
  date: 'Date',
  dateTime: 'DateTime',
  time: 'Time',
};

/** Primitives that specialise another: FHIR R4, Data Types, the table of primitive types. */
const PRIMITIVE_PARENT: Readonly<Record<string, string>> = {
  code: 'string',
  id: 'string',
  markdown: 'string',
  url: 'uri',
  canonical: 'uri',
  uuid: 'uri',
  oid: 'uri',
  unsignedInt: 'integer',
  positiveInt: 'integer',
};

/** Whether an item is of a type or of one that specialises it. */
export function isOfType(item: Item, type: TypeName, definitions: Definitions): boolean {
  const { name, kind, shape } = item.type;
  if (kind === 'system') return type.namespace !== 'FHIR' && name === type.name;
  if (kind === 'primitive') {
    if (type.namespace === 'System') return false;
    if (type.namespace === undefined && SYSTEM_OF[name] === type.name) return true;
    for (let own: string | undefined = name; own !== undefined; own = PRIMITIVE_PARENT[own]) {
      if (own === type.name) return true;
    }
    return type.name === 'Element';
  }
  if (type.namespace === 'System') return false;
  if (name === type.name) return true;
  if (type.name === 'Element') return shape?.kind !== 'resource';
  return name !== '' && definitions.isKindOf(name, type.name);
}
