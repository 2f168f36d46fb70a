import type { CatalogEntry } from './catalog.ts';
import { type Cells, present, type Shape } from './shape.ts';
import type { CatalogId } from './titles.ts';
import { UNIT_SHAPES } from './unit-shapes.ts';

/**
 * Official catalogues of DGIS, INEGI and RENAPO, in the column layout of the books of 2024 to 2026, and the table of
 * re-keyed units. Only layouts whose columns are known for certain: localities, postal codes, CIE-9-MC and the hospital
 * list of diagnoses are not among them.
 */
export const SHAPES: readonly Shape[] = [
  ...UNIT_SHAPES,
  { id: 'cie-10', columns: ['CATALOG_KEY', 'NOMBRE', 'LSEX', 'LINF', 'LSUP'], entry: diagnosis },
  { id: 'municipios', columns: ['EFE_KEY', 'CATALOG_KEY', 'MUNICIPIO'], entry: municipality },
  {
    id: 'entidades',
    columns: ['CATALOG_KEY', 'ENTIDAD_FEDERATIVA'],
    entry: named('CATALOG_KEY', 'ENTIDAD_FEDERATIVA', 2),
  },
  {
    id: 'nacionalidades',
    columns: ['CLAVE_NACIONALIDAD', 'PAIS'],
    entry: nationality,
    // RENAPO lists «estadounidense» and «americana» under one key.
    repeated: ['USA'],
  },
  {
    id: 'paises',
    columns: ['CATALOG_KEY', 'DESCRIPCION'],
    known: { '142': 'MEXIC', '247': 'SE IGNORA', '248': 'NO ESPECIFICADO' },
    entry: named('CATALOG_KEY', 'DESCRIPCION'),
  },
  {
    id: 'servicios',
    columns: ['CATALOG_KEY', 'DESCRIPCION'],
    known: { '3': 'CIRUGIA', '10': 'ODONTOLOGIA', '16': 'PEDIATRIA', '21': 'PSIQUIATRIA' },
    entry: named('CATALOG_KEY', 'DESCRIPCION'),
  },
  {
    id: 'afiliacion',
    columns: ['CATALOG_KEY', 'DESCRIPCION_CORTA', 'DESCRIPCION_LARGA', 'VIGENTE'],
    known: { '2': 'IMSS', '3': 'ISSSTE', '5': 'SEDENA', '6': 'SEMAR' },
    entry: named('CATALOG_KEY', 'DESCRIPCION_CORTA'),
  },
  { id: 'tipo-personal', columns: ['CATALOG_KEY', 'TIPO_PERSONAL'], entry: named('CATALOG_KEY', 'TIPO_PERSONAL') },
  {
    id: 'servicios-por-personal',
    columns: ['SERVICIO', 'TIPOS_PERSONAL_PERMITIDOS'],
    entry: servicesByStaff,
  },
  { id: 'religiones', columns: ['CLAVE_RELIGION', 'RELIGION'], entry: named('CLAVE_RELIGION', 'RELIGION', 6) },
  { id: 'lenguas', columns: ['CLAVE_LENGUA', 'LENGUA_INDIGENA'], entry: named('CLAVE_LENGUA', 'LENGUA_INDIGENA', 4) },
  { id: 'escolaridad', columns: ['CATALOG_KEY', 'ESCOLARIDAD'], entry: named('CATALOG_KEY', 'ESCOLARIDAD') },
  { id: 'tipo-vialidad', columns: ['CATALOG_KEY', 'TIPO_VIALIDAD'], entry: named('CATALOG_KEY', 'TIPO_VIALIDAD') },
  {
    id: 'tipo-asentamiento',
    columns: ['CATALOG_KEY', 'TIPO_ASENTAMIENTO'],
    entry: named('CATALOG_KEY', 'TIPO_ASENTAMIENTO'),
  },
  shortDescription('agente-lesion', { '4': 'CAIDA', '12': 'ARMA DE FUEGO', '16': 'ELECTRICA', '20': 'MOTOR' }),
  shortDescription('area-anatomica', { '1': 'CABEZA', '4': 'CUELLO', '10': 'ABDOMEN', '11': 'PELVIS' }),
  shortDescription('consecuencia', { '2': 'APLASTAMIENTO', '10': 'ASFIXIA', '14': 'HERIDA', '18': 'FRACTURA' }),
  shortDescription('sitio-ocurrencia', { '0': 'VIVIENDA', '2': 'ESCUELA', '6': 'TRABAJO', '7': 'GRANJA' }),
];

/** Four catalogues of injuries have nothing but a key and a short description: only their content tells them apart. */
function shortDescription(id: CatalogId, known: Readonly<Record<string, string>>): Shape {
  return {
    id,
    columns: ['CATALOG_KEY', 'DESCRIPCION_CORTA'],
    without: ['DESCRIPCION_LARGA'],
    known,
    entry: named('CATALOG_KEY', 'DESCRIPCION_CORTA'),
  };
}

/** @param width of keys that are digits: a spreadsheet that took them for numbers dropped their left zeros */
function named(keyColumn: string, nameColumn: string, width = 0): Shape['entry'] {
  return (cells) => {
    const written = cells(keyColumn);
    if (written === '') return undefined;
    const key = /^\d+$/.test(written) ? written.padStart(width, '0') : written;
    const active = cells('VIGENTE') === '0' ? { active: false } : {};
    return { key, name: cells(nameColumn), ...active };
  };
}

function diagnosis(cells: Cells): CatalogEntry | undefined {
  const key = cells('CATALOG_KEY').toUpperCase();
  if (key === '') return undefined;
  const sex = cells('LSEX').toUpperCase();
  return {
    key,
    name: cells('NOMBRE'),
    ...(sex === 'HOMBRE' ? { sex: 'H' as const } : sex === 'MUJER' ? { sex: 'M' as const } : {}),
    ...ageLimit('minAge', cells('LINF')),
    ...ageLimit('maxAge', cells('LSUP')),
    extra: present({
      letra: cells('LETRA'),
      chronic: cells('DIA_CRONICOS'),
      childhoodCancer: cells('DIA_CAINFANTIL'),
      firstTimeStaff: keyList(cells('TIPO_PERSONAL_1VEZ_CE')),
      subsequentStaff: keyList(cells('TIPO_PERSONAL_SUBSEC_CE')),
    }),
  };
}

/** `NO` is how the catalogue writes that there is no limit. */
function ageLimit(name: 'minAge' | 'maxAge', code: string): { minAge?: string; maxAge?: string } {
  return code === '' || code === 'NO' ? {} : { [name]: code };
}

function municipality(cells: Cells): CatalogEntry | undefined {
  const state = cells('EFE_KEY');
  const municipality = cells('CATALOG_KEY');
  if (state === '' || municipality === '') return undefined;
  // Spreadsheets drop left zeros.
  const key = state.padStart(2, '0') + municipality.padStart(3, '0');
  return { key, name: cells('MUNICIPIO'), extra: { state: key.slice(0, 2) } };
}

function nationality(cells: Cells): CatalogEntry | undefined {
  const key = cells('CLAVE_NACIONALIDAD').toUpperCase();
  if (key === '') return undefined;
  return { key, name: cells('PAIS'), extra: present({ country: cells('CATALOG_KEY_PAIS') }) };
}

function servicesByStaff(cells: Cells): CatalogEntry | undefined {
  const key = cells('SERVICIO');
  if (key === '') return undefined;
  return { key, name: cells('DESCRIPCION'), extra: { staff: keyList(cells('TIPOS_PERSONAL_PERMITIDOS')) } };
}

// Thousands of rows share a few lists: each is read once.
const KEY_LISTS = new Map<string, string>();

/** Lists of keys are written with commas or blanks; here always `1,2,3`. `NO` (nobody) stays. */
function keyList(text: string): string {
  const known = KEY_LISTS.get(text);
  if (known !== undefined) return known;
  const list = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(',');
  // A hostile file cannot make this grow without end.
  if (KEY_LISTS.size < 1000) KEY_LISTS.set(text, list);
  return list;
}
