import type { GuideColumn } from './guide.ts';

/** What should stand in a column, for people: `0, 1; -1 si no aplica`. */
export function describeDomain(column: GuideColumn): string {
  const { domain, notApplicable } = column;
  const absent = notApplicable?.length ? `; ${notApplicable.join(', ')} si no aplica` : '';
  switch (domain.kind) {
    case 'keys':
      return `${spans(domain.values)}${absent}`;
    case 'range': {
      const decimals = domain.decimals > 0 ? `, decimales: ${domain.decimals} a lo más` : ', sin decimales';
      return `de ${domain.min} a ${domain.max}${decimals}${absent}`;
    }
    case 'list':
      return `claves distintas entre ${spans(domain.values)} unidas con &${
        domain.exclusive.length > 0 ? `; van solas: ${domain.exclusive.join(', ')}` : ''
      }${absent}`;
    case 'key':
      return `una clave numérica${absent}`;
    case 'digits':
      return `${domain.min === domain.max ? domain.min : `de ${domain.min} a ${domain.max}`} cifras${absent}`;
    case 'state':
      return `dos cifras${absent}`;
    case 'time':
      return `HH:MM, de ${domain.first} a ${domain.last}${absent}`;
    case 'upper':
      return `mayúsculas sin acentos${domain.digits ? ', cifras' : ''}${
        domain.signs.trim() === '' ? '' : ` y los signos ${[...domain.signs.replaceAll(' ', '')].join(' ')}`
      }${domain.min > 1 ? `; ${domain.min} caracteres o más` : ''}${absent}`;
    case 'cedula':
      return `de 6 a 14 cifras o letras mayúsculas${absent}`;
    case 'groups':
      return `hasta ${domain.max} grupos ${domain.fields.map(({ name }) => name).join('#')}, unidos con &${absent}`;
    case 'date':
      return `dd/mm/aaaa${absent}`;
    case 'diagnosis':
      return `letra, dos cifras y una cifra o X, sin punto${
        domain.additions ? `; o ${domain.additions.join(' o ')} y dos cifras` : ''
      }${absent}`;
    default:
      return column.maxLength ? `hasta ${column.maxLength} caracteres` : 'un texto';
  }
}

/** `1 a 11, 15, 16`: runs of three and more are written by their ends. */
function spans(values: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < values.length; ) {
    let j = i;
    while (j + 1 < values.length && values[j + 1] === values[j] + 1) j++;
    if (j - i >= 2) parts.push(`${values[i]} a ${values[j]}`);
    else for (let k = i; k <= j; k++) parts.push(String(values[k]));
    i = j + 1;
  }
  return parts.join(', ');
}
