import { rowText } from './cell-text.ts';
import { type Form, formOf } from './forms.ts';
import type { ColumnDomain, GroupField } from './guide.ts';
import type { Row } from './row.ts';

const HASH = 0x23;
const AMPERSAND = 0x26;

interface Field {
  readonly name: string;
  readonly mandatory: boolean;
  readonly maxLength: number;
  readonly notApplicable: ReadonlySet<string>;
  readonly form: Form;
}

/**
 * Judge of groups joined by `&` whose sub-values are joined by `#`: how many of both, their numbers, and each
 * sub-value by its own domain. The message names the group and the sub-variable.
 */
export function groupsForm(domain: Extract<ColumnDomain, { readonly kind: 'groups' }>): Form {
  const fields = domain.fields.map(compile);
  const size = fields.length;

  function group(row: Row, number: number, start: number, end: number): string | null {
    if (start === end) return `el grupo ${number} está vacío: sobra un signo &`;
    let count = 1;
    for (let p = start; p < end; p++) if (row.buffer[p] === HASH) count++;
    if (count !== size) {
      const asked = size === 1 ? 'se esperaba uno, sin #' : `se esperaban ${size} separados con #`;
      return `el grupo ${number} tiene ${count} ${count === 1 ? 'dato' : 'datos'}; ${asked}`;
    }
    let from = start;
    for (let i = 0; i < size; i++) {
      let to = from;
      while (to < end && row.buffer[to] !== HASH) to++;
      const fault =
        value(row, fields[i], from, to) ?? (i === 0 && domain.numbered ? numbered(row, number, from, to) : null);
      if (fault !== null) return `grupo ${number}, ${fields[i].name}: ${fault}`;
      from = to + 1;
    }
    return null;
  }

  return (row, start, end) => {
    let number = 0;
    for (let from = start; from <= end; ) {
      let to = from;
      while (to < end && row.buffer[to] !== AMPERSAND) to++;
      if (++number > domain.max) return `lleva más de ${domain.max} ${domain.max === 1 ? 'grupo' : 'grupos'}`;
      const fault = group(row, number, from, to);
      if (fault !== null) return fault;
      from = to + 1;
    }
    return null;
  };
}

function compile({ name, mandatory, maxLength, notApplicable, domain }: GroupField): Field {
  return {
    name,
    mandatory,
    maxLength: maxLength ?? Number.POSITIVE_INFINITY,
    notApplicable: new Set((notApplicable ?? []).map(String)),
    form: formOf(domain),
  };
}

function value(row: Row, field: Field, start: number, end: number): string | null {
  if (start === end) return field.mandatory && !field.notApplicable.has('') ? 'está vacío' : null;
  if (end - start > field.maxLength && [...rowText(row, start, end)].length > field.maxLength) {
    return `pasa de ${field.maxLength} caracteres`;
  }
  const fault = field.form(row, start, end);
  return fault === null || field.notApplicable.has(rowText(row, start, end)) ? null : fault;
}

/** Groups are counted from 1. */
function numbered(row: Row, number: number, start: number, end: number): string | null {
  return rowText(row, start, end) === String(number) ? null : `se esperaba ${number}`;
}
