import { describeControls } from './controls.ts';
import type { Row } from './row.ts';

const PIPE = 0x7c;
/** With more names missing, the header is of another guide and a list of them helps nobody. */
const MOST_NAMED = 3;

/** What is said of a row that has another number of columns than the guide, with its likely cause. */
export function rowWidthMessage(row: Row): string {
  const controls = row.control ? describeControls(row.buffer, row.start, row.end) : null;
  const cause = endsInPipe(row) ? 'sobra una barra vertical al final' : controls;
  return `La fila tiene ${widths(row)}${cause === null ? '' : `; ${cause}`}.`;
}

/** The same of the line of headers. `missing`: columns of the guide that it does not name. */
export function headerWidthMessage(row: Row, missing: readonly string[]): string {
  const named = missing.length > 0 && missing.length <= MOST_NAMED ? `; falta ${missing.join(', ')}` : '';
  const cause = endsInPipe(row) ? '; sobra una barra vertical al final' : named;
  return `El encabezado tiene ${widths(row)}${cause}.`;
}

const widths = ({ count, size }: Row): string =>
  `${count === 1 ? '1 columna' : `${count} columnas`}; se esperaban ${size}`;

const endsInPipe = ({ count, size, buffer, end }: Row): boolean => count === size + 1 && buffer[end - 1] === PIPE;
