import { code, joined, spans } from './markdown.mjs';

/** Domains that need nothing but their name. */
const SIMPLE = {
  key: 'clave numérica de un catálogo',
  cedula: 'de 6 a 14 cifras o letras de la A a la Z y Ñ',
  clues: 'CLUES de once caracteres',
  curp: 'CURP',
  name: 'nombre en mayúsculas sin acentos',
  date: 'fecha dd/mm/aaaa',
  state: 'clave de entidad de dos cifras',
  text: 'texto',
};

const WORDS = {
  keys: ({ values }) => `${values.length === 1 ? 'clave' : 'claves'} ${spans(values).join(', ')}`,
  range: ({ min, max, decimals }) =>
    `de ${min} a ${max}${decimals > 0 ? `, hasta con ${decimals} ${decimals === 1 ? 'decimal' : 'decimales'}` : ''}`,
  list: ({ values, exclusive, max }) =>
    `hasta ${max} claves distintas unidas con &, de entre ${spans(values).join(', ')}${
      exclusive.length > 0 ? `; van solas ${joined(exclusive.map(String), 'y')}` : ''
    }`,
  digits: ({ min, max }) => (min === max ? `${min} cifras` : `de ${min} a ${max} cifras`),
  time: ({ first, last }) => `hora HH:MM, de ${first} a ${last}`,
  upper: ({ min, signs, digits, startsWithLetter }) =>
    [
      `texto en mayúsculas sin acentos${digits ? ', con cifras' : ''}`,
      ...(signs.trim() === '' ? [] : [`se admiten los signos ${code(signs.trim())}`]),
      ...(min > 1 ? [`${min} caracteres o más`] : []),
      ...(startsWithLetter ? ['empieza con letra'] : []),
    ].join('; '),
  diagnosis: ({ additions }) =>
    `código CIE-10 de cuatro caracteres${additions ? `, o ${joined(additions, 'o')} y dos cifras` : ''}`,
  groups: ({ max, numbered, fields }) =>
    `hasta ${max} grupos unidos con &${numbered ? ', numerados desde 1' : ''}; en cada uno, unidos con #: ${fields
      .map(({ name, domain, notApplicable }) => `${code(name)} (${domainWords(domain, notApplicable)})`)
      .join(', ')}`,
};

/** @returns {string} what a cell may hold */
export function domainWords(domain, notApplicable = []) {
  const words = SIMPLE[domain.kind] ?? WORDS[domain.kind](domain);
  return notApplicable.length > 0 ? `${words}; ${joined(notApplicable.map(String), 'o')} si no aplica` : words;
}
