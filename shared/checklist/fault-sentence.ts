import type { ErrorObject } from 'ajv/dist/2020.js';

/**
 * One plain sentence on what is wrong with a definition: where it stands and what was expected there.
 *
 * @param json what was judged, to name the requirement, question or other part by its id
 */
export function faultSentence(what: string, fault: ErrorObject, json: unknown): string {
  const part = partOf(json, fault.instancePath);
  if (part === null) {
    const where = fault.instancePath === '' ? 'en la raíz' : `en ${fault.instancePath}`;
    return `${what}: ${where} ${complaint(fault)}.`;
  }
  const where = part.rest === '' ? '' : `en ${part.rest} `;
  return `${part.name}: ${where}${complaint(fault)}.`;
}

/** Lists of a checklist whose members people know by a name of their own. */
const PARTS: Readonly<Record<string, string>> = {
  items: 'El requisito',
  questions: 'La pregunta',
  domains: 'El dominio',
  modules: 'El módulo',
  groupings: 'La agrupación',
  scoreBands: 'El nivel',
};

function partOf(json: unknown, path: string): { readonly name: string; readonly rest: string } | null {
  const [, list = '', index = '', rest = ''] = /^\/([A-Za-z]+)\/(\d+)(.*)$/.exec(path) ?? [];
  const kind = Object.hasOwn(PARTS, list) ? PARTS[list] : undefined;
  if (kind === undefined || typeof json !== 'object' || json === null) return null;
  const members: unknown = (json as Readonly<Record<string, unknown>>)[list];
  if (!Array.isArray(members)) return null;
  return { name: nameOf(members[Number(index)], kind, Number(index)), rest };
}

/** `El requisito «curp-presente»`; by its place where it has no id. */
export function nameOf(json: unknown, kind: string, index: number): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' ? `${kind} «${id.slice(0, 120)}»` : `${kind} número ${index + 1}`;
}

function complaint({ keyword, params, schema }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `falta «${params.missingProperty}»`;
    case 'additionalProperties':
      return `sobra «${params.additionalProperty}», que no se conoce`;
    case 'enum':
      return `se esperaba uno de: ${(params.allowedValues as readonly unknown[]).join(', ')}`;
    case 'const':
      return `se esperaba «${String(params.allowedValue)}»`;
    case 'type':
      return `se esperaba ${typeName(params.type)}`;
    case 'pattern':
      return `el texto no tiene la forma ${params.pattern}`;
    case 'minLength':
      return `el texto es más corto que ${params.limit} caracteres`;
    case 'maxLength':
      return `el texto es más largo que ${params.limit} caracteres`;
    case 'minItems':
      return `se esperaban al menos ${params.limit} elementos`;
    case 'maxItems':
      return `se esperaban cuando mucho ${params.limit} elementos`;
    case 'uniqueItems':
      return 'hay elementos repetidos';
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return `se esperaba un número ${params.comparison} ${params.limit}`;
    case 'oneOf':
      return 'el valor no tiene ninguna de las formas admitidas';
    default:
      return `no se cumple «${keyword}»${schema === undefined ? '' : ` (${JSON.stringify(schema)})`}`;
  }
}

function typeName(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    object: 'un objeto',
    array: 'una lista',
    string: 'un texto',
    number: 'un número',
    integer: 'un número entero',
    boolean: 'verdadero o falso',
  };
  return [type]
    .flat()
    .map((name) => names[String(name)] ?? String(name))
    .join(' o ');
}
