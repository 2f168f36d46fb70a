import { STATES } from '../identifiers/states.ts';
import type { CatalogEntry } from './catalog.ts';
import { cellDay, foldWords } from './cells.ts';
import { type Cells, present, type Shape } from './shape.ts';

/** Units: the list of the SIS, the full register and the table of re-keyed units. */
export const UNIT_SHAPES: readonly Shape[] = [
  { id: 'clues', columns: ['CLUES', 'NOMBRE_UNIDAD', 'EN_OPERACION', 'ID_ENTIDAD_FEDERATIVA'], entry: establishment },
  {
    id: 'clues',
    columns: ['CLUES', 'CLAVE_DE_LA_INSTITUCION', 'NOMBRE_DE_LA_UNIDAD', 'ESTATUS_DE_OPERACION'],
    entry: registeredUnit,
  },
  { id: 'clues-alias', columns: ['CLUES_ANTERIOR', 'CLUES_NUEVA'], entry: rekeyedUnit },
];

function establishment(cells: Cells): CatalogEntry | undefined {
  const key = cells('CLUES').toUpperCase();
  if (key === '') return undefined;
  return {
    key,
    name: cells('NOMBRE_UNIDAD'),
    // 1 is «en operación»; every other status is not.
    active: cells('EN_OPERACION') === '1',
    extra: present({
      state: cells('ID_ENTIDAD_FEDERATIVA').padStart(2, '0'),
      institution: cells('INSTITUCION'),
      typology: cells('TIP_ABREVIACION'),
      subtypology: cells('SUB_ABREVIACION'),
      unitType: cells('TIPO_UNIDAD'),
    }),
  };
}

const CLUES = /^[A-Z]{5}\d{6}$/;

/**
 * A row of the full register of units, which has some 65 columns. Its keys of typology are not taken: whether they are
 * those of the SIS file is not known. Level of care and type of establishment are its own words; the SIS file has no
 * level, and a code for the type whose meaning it does not say.
 */
function registeredUnit(cells: Cells): CatalogEntry | undefined {
  const key = cells('CLUES').toUpperCase();
  if (key === '') return undefined;
  return {
    key,
    name: cells('NOMBRE_DE_LA_UNIDAD'),
    // Units that are closed, not yet open or being built stand in the same register.
    active: foldWords(cells('ESTATUS_DE_OPERACION')) === 'EN OPERACION',
    extra: present({
      state: STATES.find(({ clues }) => clues === key.slice(0, 2))?.key ?? '',
      institution: cells('CLAVE_DE_LA_INSTITUCION').toUpperCase(),
      level: cells('NIVEL_ATENCION') || cells('NIVEL_DE_ATENCION'),
      unitType: cells('NOMBRE_TIPO_ESTABLECIMIENTO') || cells('TIPO_ESTABLECIMIENTO'),
      closed: cellDay(cells('FECHA_EFECTIVA_DE_BAJA')) ?? '',
    }),
  };
}

/** A row of the table of re-keyed units: the older key, the one that took its place and, where given, since when. */
function rekeyedUnit(cells: Cells): CatalogEntry | undefined {
  const key = cells('CLUES_ANTERIOR').toUpperCase();
  const current = cells('CLUES_NUEVA').toUpperCase();
  if (!CLUES.test(key) || !CLUES.test(current) || key === current) return undefined;
  return { key, extra: present({ current, since: cellDay(cells('FECHA')) ?? '' }) };
}
