/** Ayuda. */
export const help = {
  title: 'Ayuda',
  whatTitle: 'Qué hace Cotejo',
  what: 'Lee lo que exporta un expediente clínico electrónico, lo compara con las normas de México, dice qué está mal, dónde y cómo corregirlo, y da a la unidad un puntaje que puede explicarse. Todo ocurre en este equipo, sin red.',
  noCertTitle: 'Lo que no es',
  noCert:
    'No es un dictamen oficial. Solo la DGIS evalúa la conformidad, y lo hace con sistemas y no con unidades. Lo que hay aquí es una verificación local.',
  wordsTitle: 'Palabras',
  words: {
    export: { word: 'Exportación', text: 'Los archivos que entrega la unidad, solos, en carpetas o en un ZIP.' },
    finding: { word: 'Hallazgo', text: 'Un incumplimiento de una regla en un lugar, con su valor enmascarado.' },
    item: { word: 'Requisito', text: 'Lo que pide una norma. Lo deciden los datos o una persona.' },
    checklist: { word: 'Cédula', text: 'El conjunto de requisitos con sus pesos, en una edición determinada.' },
    run: { word: 'Verificación', text: 'Una revisión de una exportación con una cédula. Una vez hecha no cambia.' },
    unit: { word: 'Unidad', text: 'La unidad médica, identificada solo por su CLUES.' },
  },
  outcomesTitle: 'Resultado de un requisito',
  outcomeHead: { outcome: 'Resultado', when: 'Cuándo', points: 'Puntos' },
  outcomes: {
    cumple: { when: 'La proporción de registros que cumplen alcanza la banda superior.', points: '1' },
    'cumple-parcial': { when: 'La proporción queda entre las dos bandas.', points: '0.5' },
    'no-cumple': { when: 'La proporción queda por debajo de la banda inferior.', points: '0' },
    'no-aplica': { when: 'Ningún registro aplicable, o hay una razón escrita.', points: 'Fuera de la suma' },
    'no-desplegado': { when: 'La unidad todavía no tiene ese módulo.', points: 'Según la cédula' },
    'por-revisar': { when: 'Lo debe decidir una persona.', points: 'Sin decidir' },
    'no-evaluada': { when: 'Falta evidencia o un catálogo, o se canceló.', points: 'Sin decidir' },
    error: { when: 'El programa falló al evaluarlo.', points: 'Sin decidir' },
  },
  scoreTitle: 'Cómo se calcula el puntaje',
  score1: 'Puntaje = 100 × suma de (peso × puntos) ÷ suma de pesos, con los requisitos aplicables y decididos.',
  score2:
    'La cobertura dice qué parte del peso aplicable se decidió. El intervalo dice entre qué valores puede quedar el puntaje si todo lo pendiente fallara o se cumpliera.',
  score3:
    'Mientras haya algo sin decidir el puntaje se llama preliminar. No aplica, sin dato y cero son cosas distintas.',
  guidesTitle: 'Guías GIIS',
  guides:
    'Se verifican consulta externa, detecciones y lesiones con su guía oficial, y egresos, urgencias, salud bucal, salud mental y planificación familiar con fuentes secundarias: lo que viene de ellas da advertencias que lo dicen, y lo que no se sabe no se juzga. La guía se reconoce por el contenido; en Verificar puede fijarse.',
  mendTitle: 'Para corregir',
  mend: 'La copia anotada es el mismo archivo con lo que falla en cada fila, para ordenar y filtrar en una hoja de cálculo. Contiene datos personales. Las pestañas «Por variable» y «Por prestador» dicen dónde se concentran los hallazgos.',
  catalogsTitle: 'Catálogos',
  catalogs:
    'Los catálogos oficiales se importan en Ajustes. Pueden convivir varias ediciones: cada registro se compara con la que valía el día de la atención. Sin un catálogo, lo que depende de él queda sin decidir.',
  clausesTitle: 'Numerales de las normas',
  clauses:
    'Un numeral confirmado se muestra tal cual. Con † viene de una fuente secundaria. Si no hay seguridad, se nombra la norma sin numeral.',
  privacyTitle: 'Datos personales',
  privacy:
    'El registro no guarda datos de pacientes: los valores se enmascaran. El fragmento del archivo original se lee del disco cuando usted lo abre, y solo si el archivo no ha cambiado.',
  keysTitle: 'Atajos de teclado',
  keys: {
    screens: 'Ir a cada pantalla',
    open: 'Elegir archivos para verificar',
    search: 'Ir al cuadro de búsqueda',
    escape: 'Cerrar el detalle o el diálogo',
    arrows: 'Recorrer listas y pestañas',
    fold: 'Cerrar o abrir un grupo de hallazgos',
  },
  keyArrows: 'Flechas, Inicio, Fin',
} as const;
