/** Comparación de dos verificaciones. */
export const compare = {
  choose: 'Comparar con',
  noneEarlier: 'Esta unidad no tiene otra verificación con la que comparar.',
  noUnit: 'La verificación no tiene unidad indicada; solo se comparan verificaciones de la misma unidad.',
  placeholder: 'Elija una verificación anterior',
  before: 'Antes',
  after: 'Después',
  scores: 'Puntajes',
  added: 'Nuevos',
  fixed: 'Corregidos',
  same: 'Siguen igual',
  keptOnly: 'La comparación usa los hallazgos cuyo lugar se guardó; donde una regla tiene más, no se ven todos.',
  otherChecklist:
    'Las dos verificaciones usaron cédulas o ediciones distintas: sus puntajes no se comparan directamente.',
  itemsChanged: 'Requisitos que cambiaron',
  itemsSame: 'Ningún requisito cambió de resultado.',
  byRule: 'Hallazgos por regla',
  nothing: 'No hay hallazgos en este grupo.',
  absent: 'No estaba',
} as const;
