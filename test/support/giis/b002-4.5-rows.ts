import { rows as newer } from './b002-5.9-rows.ts';
import type { GuideRows } from './guide-rows.ts';

/** Columns of this version that the newer one has as sub-values of a group, in their order. */
const GROUPS: readonly { readonly from: string; readonly columns: readonly string[] }[] = [
  { from: 'comorbilidades', columns: ['numeroComorbilidad', 'descripcionComorbilidad', 'codigoCieComorbilidad'] },
  {
    from: 'procedimientos',
    columns: [
      'numeroProcedimiento',
      'descripcionProcedimiento',
      'codigoCieProcedimiento',
      'tipoAnestesia',
      'quirofanoDentroFuera',
      'tiempoQuirofano',
      'cedulaProfesional',
    ],
  },
  {
    from: 'productos',
    columns: [
      'numeroProducto',
      'condicionNacimiento',
      'condicionNacidoVivo',
      'folioCertificado',
      'apgar5Minutos',
      'reanimacionNeonatal',
      'alojamientoConjunto',
      'lactanciaExclusiva',
    ],
  },
];

/**
 * Synthetic discharges of GIIS-B002 4.5: those of 5.9 with the groups in columns of their own. The values of one
 * sub-variable stand joined by `&`; how that version writes them is not known.
 */
export const rows: GuideRows = {
  guide: 'b002-4.5',
  makeRow(random, index, clues) {
    const cells = newer.makeRow(random, index, clues);
    const apart = GROUPS.flatMap(({ from, columns }) => {
      const groups = (cells[from] ?? '').split('&').map((group) => group.split('#'));
      return columns.map((column, place) => [column, groups.map((group) => group[place] ?? '').join('&')]);
    });
    return { ...cells, ...Object.fromEntries(apart) };
  },
};
