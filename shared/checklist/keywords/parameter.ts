/** Reading the parameters of keywords. Each function throws an Error with one plain sentence on a misfit. */

export function oneOf<T extends string>(keyword: string, parameter: unknown, options: readonly T[]): T {
  const found = options.find((option) => option === parameter);
  if (found === undefined) throw misuse(keyword, `admite ${options.join(', ')}`);
  return found;
}

export function objectOf(
  keyword: string,
  parameter: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof parameter !== 'object' || parameter === null || Array.isArray(parameter)) {
    throw misuse(keyword, 'pide un objeto');
  }
  const unknown = Object.keys(parameter).find((key) => !known.includes(key));
  if (unknown !== undefined) throw misuse(keyword, `no conoce «${unknown}»`);
  return parameter as Readonly<Record<string, unknown>>;
}

export function text(keyword: string, parameter: unknown): string {
  if (typeof parameter === 'string' && parameter !== '') return parameter;
  throw misuse(keyword, 'pide un texto');
}

export function optionalText(keyword: string, parameter: unknown): string | undefined {
  return parameter === undefined ? undefined : text(keyword, parameter);
}

/** A text or a list of texts; nothing gives an empty list. */
export function texts(keyword: string, parameter: unknown): readonly string[] {
  if (parameter === undefined) return [];
  return [parameter].flat().map((one) => text(keyword, one));
}

export function wholeNumber(keyword: string, parameter: unknown): number {
  if (typeof parameter === 'number' && Number.isInteger(parameter) && parameter >= 0) return parameter;
  throw misuse(keyword, 'pide un número entero');
}

export function misuse(keyword: string, complaint: string): Error {
  return new Error(`la palabra clave «${keyword}» ${complaint}`);
}
