import { alpha3 } from './countries.ts';
import { plain } from './places.ts';

/**
 * RENAPO's key of a nationality. Its keys are of three letters, as those of ISO 3166; another country's two letters are
 * read as its three.
 *
 * @param isIso whether the code is one of ISO 3166 as far as its source says
 * @param countryNames ways to write México, in upper case without accents
 */
export function nationalityKey(code: string, isIso: boolean, countryNames: readonly string[]): string {
  if (countryNames.includes(plain(code))) return 'MEX';
  return (isIso ? alpha3(code) : undefined) ?? code;
}
