import type { Sensitivity } from '../../../model/index.ts';
import type { CdaAttribute, CdaElement } from '../document.ts';
import type { Inspection } from './inspection.ts';
import { keyOf } from './inspection.ts';
import type { AttributeDefinition, TypeDefinition } from './model.ts';
import { collapse } from './values.ts';

/** Attributes of XML Schema that any element may have; `nil` is judged apart. */
const SCHEMA_ATTRIBUTES: ReadonlySet<string> = new Set(['type', 'nil', 'schemaLocation', 'noNamespaceSchemaLocation']);
const RULE_OF = { code: 'code', fixed: 'fixedValue', form: 'value', id: 'value' } as const;

/** Characters of a value that are shown. */
const SHOWN = 200;

/** The attributes of an element of this type. */
export function judgeAttributes(element: CdaElement, type: TypeDefinition, inspection: Inspection): void {
  for (const attribute of element.attributes) judgeAttribute(element, attribute, type, inspection);
  for (const definition of type.required) {
    if (element.attributes.some((item) => keyOf(item, 'none') === definition.name)) continue;
    inspection.report(
      'missingAttribute',
      { element, attribute: definition.name },
      { message: `Falta el atributo ${definition.name} en ${element.name}`, expected: definition.domain.expected },
    );
  }
}

function judgeAttribute(
  element: CdaElement,
  attribute: CdaAttribute,
  type: TypeDefinition,
  inspection: Inspection,
): void {
  const { name, space, value } = attribute;
  if (space === 'xsi') {
    judgeSchemaAttribute(element, name, inspection);
    return;
  }
  const key = keyOf(attribute, 'none');
  const definition = key === undefined ? undefined : type.attributes.get(key);
  if (definition === undefined) {
    unknown(element, attribute, inspection);
    return;
  }
  const { domain } = definition;
  if (!domain.holds(value)) {
    const detail = {
      actual: value.slice(0, SHOWN),
      sensitivity: sensitivityOf(definition, value),
      expected: domain.expected,
    };
    inspection.report(RULE_OF[domain.kind], { element, attribute: name }, detail);
  } else if (domain.kind === 'id') judgeId(element, name, collapse(value), inspection);
}

function judgeSchemaAttribute(element: CdaElement, name: string, inspection: Inspection): void {
  if (name === 'nil' && !inspection.structure.isNillable(element.name))
    inspection.report('nil', { element, attribute: 'nil' });
  if (!SCHEMA_ATTRIBUTES.has(name)) {
    inspection.report(
      'unknownAttribute',
      { element, attribute: name },
      { message: `XML Schema no define el atributo ${name}` },
    );
  }
}

function unknown(element: CdaElement, attribute: CdaAttribute, inspection: Inspection): void {
  const { name } = attribute;
  const foreign =
    attribute.space === 'other' || (attribute.space === 'sdtc' && !inspection.structure.isExtension(name));
  if (foreign) inspection.report('extension', { element, attribute: name });
  else {
    inspection.report(
      'unknownAttribute',
      { element, attribute: name },
      { message: `CDA no define el atributo ${name} en ${element.name}` },
    );
  }
}

function judgeId(element: CdaElement, name: string, id: string, { ids, report }: Inspection): void {
  if (ids.has(id)) report('duplicateId', { element, attribute: name }, { actual: id.slice(0, SHOWN) });
  ids.add(id);
}

/** A short word of letters in the place of a code of structure is no personal datum; anything else may be. */
function sensitivityOf({ name, domain }: AttributeDefinition, value: string): Sensitivity {
  if (name === 'value' && domain.expected.startsWith('fecha')) return 'date';
  const isCode = domain.kind === 'code' || domain.kind === 'fixed';
  return isCode && /^[A-Za-z._-]{0,12}$/.test(value) ? 'plain' : 'auto';
}
