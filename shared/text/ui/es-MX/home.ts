/** Inicio. */
export const home = {
  title: 'Inicio',
  intro: 'Revise una exportación de su expediente clínico electrónico antes de enviarla. Nada sale de este equipo.',
  verify: 'Verificar una exportación',
  sample: 'Verificar el ejemplo sintético',
  emptyTitle: 'Todavía no se ha verificado nada',
  emptyText:
    'Empiece con el ejemplo incluido, que trae datos sintéticos con errores puestos a propósito, o suelte aquí los archivos de su unidad.',
  verifiedUnits: 'Unidades verificadas',
  ofKnown: 'de {{n}} en el registro',
  runs: 'Verificaciones guardadas',
  meanScore: 'Media de los últimos puntajes',
  meanNote_one: 'media simple de {{n}} unidad',
  meanNote_other: 'media simple de {{n}} unidades',
  recent: 'Verificaciones recientes',
  allUnits: 'Ver todas las unidades',
  distribution: 'Últimos puntajes frente a la verificación nacional de 2011',
  distributionEmpty: 'Cuando haya unidades verificadas, sus últimos puntajes se verán aquí junto a las cifras de 2011.',
  distributionAlt:
    'Últimos puntajes de {{n}} unidades en grupos de diez puntos: {{bins}}. En 2011 la media nacional fue 42 %, con mínimo de 7 % y máximo de 71 %.',
  bin: '{{range}}: {{n}}',
  axisUnits: 'Unidades',
  axisScore: 'Puntaje (%)',
  nationalMean: 'Media 2011: 42 %',
  nationalRange: 'De 7 % a 71 % en 2011',
  nationalNote:
    'En 2011 se visitaron 382 unidades; 94 tenían expediente clínico electrónico. Sus sistemas cumplían en promedio 42 % de una cédula alineada a la NOM-024: 71 % el mejor y 7 % el peor. Aquella cédula no es la misma que se usa hoy, así que las cifras orientan y no se comparan punto por punto.',
  openRun: 'Abrir el resultado del {{date}}',
} as const;
