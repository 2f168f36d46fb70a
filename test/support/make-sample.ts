import { mkdirSync, writeFileSync } from 'node:fs';
import { createRowMaker, HEADER, loadB015, spoil } from './giis-generator.ts';
import { makeClues } from './giis-people.ts';

/**
 * Writes the synthetic sample export and its note in docs/: `node test/support/make-sample.ts`.
 * The same bytes come out each time.
 */
const ROWS = 60;
const FOLDER = new URL('../../resources/samples/giis/', import.meta.url);
const NAME = 'CEX-DFSSA-2410.txt';

interface Spoiling {
  readonly row: number;
  readonly column: string;
  readonly what: string;
  readonly change: (cell: string, cells: readonly string[]) => string;
}

const to = (value: string) => () => value;
const columns = loadB015().columns.map(({ name }) => name);
const cellOf = (cells: readonly string[], column: string): string => cells[columns.indexOf(column)];
/** Another last digit than the one that fits. */
const nextDigit = (text: string): string => text.slice(0, -1) + ((Number(text.at(-1)) + 1) % 10);

const SPOILINGS: readonly Spoiling[] = [
  { row: 3, column: 'curpPaciente', what: 'el dígito verificador no corresponde', change: nextDigit },
  { row: 7, column: 'nombre', what: 'lleva minúsculas y acento', change: to('José Ángel') },
  { row: 9, column: 'sistolica', what: 'es menor que la diastólica', change: to('60') },
  { row: 9, column: 'diastolica', what: '(par del anterior)', change: to('90') },
  { row: 12, column: 'peso', what: 'está fuera del intervalo (850 kg)', change: to('850') },
  { row: 15, column: 'derechohabiencia', what: 'la clave 1 va sola', change: to('1&2') },
  { row: 18, column: 'fechaNacimiento', what: 'el 31 de febrero no existe', change: to('31/02/1980') },
  { row: 21, column: 'codigoCIEDiagnostico1', what: 'lleva punto', change: to('E11.9') },
  { row: 24, column: 'tipoPersonal', what: 'columna obligatoria vacía', change: to('') },
  { row: 27, column: 'talla', what: 'en metros y con decimales', change: to('1.62') },
  { row: 30, column: 'fechaConsulta', what: 'en otro formato de fecha', change: to('2024-10-05') },
  {
    row: 33,
    column: 'curpPaciente',
    what: 'CURP genérica (se admite hasta en 15 % de los registros)',
    change: to('XXXX999999XXXXXX99'),
  },
  { row: 36, column: 'telemedicina', what: 'junto con teleconsulta', change: to('1') },
  { row: 36, column: 'teleconsulta', what: '(par del anterior)', change: to('1') },
  { row: 36, column: 'estudiosTeleconsulta', what: '(para que sólo falle la anterior)', change: to('-1') },
  { row: 36, column: 'modalidadConsulDist', what: '(para que sólo falle la anterior)', change: to('1') },
  { row: 39, column: 'genero', what: 'clave que la guía no admite', change: to('9') },
  { row: 42, column: 'segundoApellido', what: 'dos espacios seguidos', change: to('DEL  RIO') },
  {
    row: 46,
    column: 'curpPaciente',
    what: 'es la CURP de quien atiende',
    change: (_, cells) => cellOf(cells, 'curpPrestador'),
  },
  {
    row: 49,
    column: 'clues',
    what: 'el último dígito no es el que se deriva',
    change: (cell) => cell.slice(0, -1) + ((Number(cell.at(-1)) + 1) % 7),
  },
  { row: 52, column: 'glucemia', what: 'texto en una columna numérica', change: to('ALTA') },
  { row: 55, column: 'entidadNacimiento', what: '88 (extranjero) en quien nació en México', change: to('88') },
];
/** This row loses its last column. */
const SHORT_ROW = 58;

function makeSample(): string {
  const makeRow = createRowMaker(20241, [makeClues(99010), makeClues(99020)]);
  const lines = [HEADER];
  for (let row = 1; row <= ROWS; row++) {
    const line = makeRow();
    const cells = line.split('|');
    const faults = SPOILINGS.filter((one) => one.row === row).map(({ column, change }) => ({
      column,
      value: change(cellOf(cells, column), cells),
    }));
    const spoiled = faults.length > 0 ? spoil(line, faults) : line;
    lines.push(row === SHORT_ROW ? spoiled.slice(0, spoiled.lastIndexOf('|')) : spoiled);
  }
  return `${lines.join('\n')}\n`;
}

function makeNote(): string {
  const rows = SPOILINGS.map(({ row, column, what }) => `| ${row + 1} | ${row} | \`${column}\` | ${what} |`);
  return `# Exportación de muestra (sintética)

\`${NAME}\` imita una exportación de consulta externa (GIIS-B015 4.11) de ${ROWS} registros: 106 columnas separadas por
barras verticales, codificación ANSI (windows-1252), líneas terminadas con LF.

**Nadie de este archivo existe.** Nombres, CURP, claves de unidad y atenciones se armaron al azar con un programa
(\`node test/support/make-sample.ts\` lo genera de nuevo, siempre igual). Las dos claves CLUES son inventadas, por lo que
no están en el catálogo de establecimientos. Fuera de las faltas que siguen, puestas a propósito, cada fila cumple las
reglas de la guía.

| línea | registro | columna | falta |
| --- | --- | --- | --- |
${rows.join('\n')}
| ${SHORT_ROW + 1} | ${SHORT_ROW} | (fila) | le falta la última columna |
`;
}

mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL(NAME, FOLDER), Buffer.from(makeSample(), 'latin1'));
writeFileSync(new URL('../../docs/muestra-giis.md', import.meta.url), makeNote());
