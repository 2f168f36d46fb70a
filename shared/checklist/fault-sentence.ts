import type { ErrorObject } from 'ajv/dist/2020.js';

/** One plain sentence on what is wrong with a definition: where it stands and what was expected there. */
export function faultSentence(what: string, fault: ErrorObject): string {
  const where = fault.instancePath === '' ? 'en la raíz' : `en ${fault.instancePath}`;
  return `${what}: ${where} ${complaint(fault)}.`;
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
