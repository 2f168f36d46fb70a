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
    checklist: {
      word: 'Lista de cotejo',
      text: 'El conjunto de requisitos con sus pesos, en una edición determinada.',
    },
    run: {
      word: 'Verificación',
      text: 'Una revisión de una exportación con una lista de cotejo. Una vez hecha no cambia.',
    },
    visit: {
      word: 'Visita',
      text: 'Entrevista, requisitos atestiguados, evidencias y verificaciones, que terminan en un acta.',
    },
    campaign: { word: 'Campaña', text: 'Un conjunto de unidades por visitar, sorteado con un diseño que se publica.' },
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
  fhir: {
    title: 'FHIR R4',
    checkedTitle: 'Qué se revisa',
    checked:
      'Recursos y Bundle en JSON, XML o NDJSON, sueltos, en carpetas de exportación masiva, ZIP o gzip. Cada recurso pasa por capas:',
    layers: {
      syntax: { word: 'Sintaxis', text: 'Que el archivo pueda leerse: claves repetidas, texto mal formado.' },
      structure: { word: 'Estructura', text: 'Elementos, cardinalidades y tipos de FHIR 4.0.1.' },
      narrative: { word: 'Texto legible', text: 'Que el XHTML sea seguro y esté bien formado.' },
      references: { word: 'Referencias', text: 'Que lo contenido y lo del mismo Bundle exista y sea del tipo debido.' },
      bundles: { word: 'Bundle', text: 'Reglas de cada tipo de Bundle, fullUrl e identificadores repetidos.' },
      extensions: { word: 'Extensiones', text: 'Que se conozcan, tengan su forma y estén donde se permite.' },
      terminology: {
        word: 'Códigos',
        text: 'Conjuntos de valores obligatorios que vienen con el programa, y unidades UCUM.',
      },
      invariants: { word: 'Reglas formales', text: 'Las restricciones de FHIR R4 escritas en FHIRPath.' },
      profiles: { word: 'Perfiles', text: 'Los que cada recurso dice cumplir y los que usted exija.' },
    },
    unknownTitle: 'Qué no puede decirse sin red',
    unknown:
      'Si un código es de un sistema que no está en este equipo (SNOMED CT y LOINC completos, por ejemplo), si un perfil es de una guía sin importar, o si una referencia va a otro servidor. Eso queda como «No se puede decir»: no es un hallazgo ni cuenta como cumplido.',
    guidesTitle: 'Cómo importar una guía',
    guides:
      'Descargue el archivo .tgz de la guía de implementación en otro momento y ábralo en Ajustes, «Guías FHIR». Si se apoya en otras guías, la lista dice cuáles faltan. En Verificar, «Opciones de FHIR», puede exigir sus perfiles o dejar capas fuera; el resultado lo dice.',
    serversTitle: 'Cómo conectar un servidor',
    servers:
      'En Conexiones agregue la dirección base y cómo se identifica Cotejo. Pruebe la conexión: el programa dice si la versión, los recursos y la seguridad sirven. Luego traiga los datos a una carpeta y verifíquela como cualquier exportación. Un resultado con unidad puede publicarse; nunca salen datos de pacientes.',
  },
  hl7: {
    title: 'HL7 v2',
    text: 'Mensajes de 2.3 a 2.8, sueltos, en lotes o con su trama MLLP. Se revisan sintaxis, estructura del evento, campos, tipos de datos, tablas de HL7 y, si se eligen en Verificar, perfiles locales. El lugar se dice como PID-3[2].1: segundo valor de PID-3, primer componente.',
    mexico:
      'La CURP, la CLUES y la cédula se reconocen por su autoridad o su OID. Si solo se reconocen por su forma, una advertencia lo dice.',
  },
  cda: {
    title: 'CDA R2',
    text: 'Documentos clínicos en XML, uno por archivo. Se revisan sintaxis, estructura y contenido: encabezado, fechas, códigos, y texto contra datos. El resumen clínico mexicano tiene además sus propias reglas; lo que de él solo se conoce por fuentes secundarias da advertencias.',
  },
  live: {
    title: 'Interfaz en vivo',
    text: 'Cotejo escucha HL7 v2 por MLLP y hace de receptor: guarda cada mensaje, lo verifica y lo contesta. Sirve para ver si un sistema envía lo que dice antes de conectarlo de verdad.',
    acksTitle: 'Qué se contesta',
    acks: {
      AA: 'Sin hallazgos de gravedad error.',
      AE: 'Con errores. El acuse dice cuáles y dónde, sin datos de pacientes.',
      AR: 'No se admite: versión, tipo o delimitadores que no se pueden usar, o no se pudo guardar.',
    },
    enhanced: 'Si el mensaje pide el modo mejorado, antes va CA, CE o CR: si se recibió o no.',
    kept: 'Lo que llega queda en este equipo, legible solo para su usuario, hasta que se guarda como verificación o se descarta. Si el programa se cierra, se ofrece al abrirlo.',
    command: 'Lo mismo se hace sin ventana con «cotejo listen», y «cotejo send» reenvía los mensajes de un archivo.',
  },
  visits: {
    title: 'Visitas',
    kinds: {
      word: 'Clases',
      text: 'Autoverificación, interna o externa. Son series aparte: sus cifras nunca se suman. Un seguimiento pregunta solo lo que no se cumplía.',
    },
    answers: {
      word: 'Respuestas',
      text: 'Cada una se guarda en el disco al darla; si la corta un apagón, la visita sigue donde quedó. Una respuesta no se borra: otra toma su lugar, con quién y cuándo. «No aplica» pide su motivo.',
    },
    evidence: {
      word: 'Evidencias',
      text: 'Fotografías, archivos o hallazgos, hasta 10 MB cada uno y 100 MB por visita, con su huella y cifrados con el registro. No deben mostrar datos de pacientes.',
    },
    closing: {
      word: 'Cierre',
      text: 'Antes se revisa qué falta. Lo cerrado no cambia: tiene folio, huella y acta en PDF. Una corrección es otra versión, con su motivo.',
    },
    together: {
      word: 'Dos personas',
      text: 'Quien acompaña contesta en su equipo y las respuestas se unen con un paquete firmado, una por una. Donde dicen cosas distintas, una persona decide.',
    },
  },
  reports: {
    title: 'Informes',
    prepare: {
      word: 'Qué se imprime',
      text: 'Una verificación, una unidad, el acta de una visita, dos verificaciones comparadas, un comparativo, una campaña o una lista de cotejo; en PDF o HTML, carta u oficio. Logotipo y firmantes se ponen en Ajustes.',
    },
    paper: {
      word: 'Cada hoja',
      text: 'Lleva folio, huella y un código QR con los dos y con ocho palabras que se pueden leer por teléfono. En «Comprobar» se compara lo que dice la hoja con este registro.',
    },
    batch: {
      word: 'En lote',
      text: 'Muchas unidades a la vez, en un ZIP con índice. De las que no tienen qué imprimir, el índice dice por qué.',
    },
    forms: {
      word: 'Exportar',
      text: 'Desde Resultado: JSON, CSV, Excel, SARIF, FHIR, JUnit y Markdown, todas con las mismas cifras.',
    },
    due: {
      word: 'Por reverificar',
      text: 'Unidades cuya verificación venció o vence dentro de 60 días.',
    },
  },
  signatures: {
    title: 'Firma electrónica',
    sign: {
      word: 'Firmar',
      text: 'Con la e.firma propia (.cer, .key y contraseña, que no se guarda) sobre los datos exactos de una verificación completa o de una visita cerrada. Pueden firmar varias personas. También puede firmarse el PDF.',
    },
    check: {
      word: 'Comprobar',
      text: 'Un PDF, HTML, JSON o P7S recibido se revisa sin red: «Íntegro», «Alterado» o «Sin firma». Basta que cambie un byte para que se note.',
    },
    chain: {
      word: 'Cadena',
      text: 'Es conocida si lleva a una autoridad cargada en Ajustes. No conocida no quiere decir falsa: falta quien responda por esa identidad.',
    },
    unsaid: {
      word: 'Lo que no dice',
      text: 'Sin red no se sabe si un .cer fue revocado, y la hora es la de la computadora que firmó. El valor jurídico lo determina quien corresponde.',
    },
  },
  many: {
    title: 'Unidades, campañas y acuerdos',
    standing: {
      word: 'Estado de una unidad',
      text: 'Sale de su última visita externa cerrada o, si no hay, de la interna. La autoverificación sola no verifica. Vale los meses que diga Ajustes.',
    },
    campaigns: {
      word: 'Campañas',
      text: 'Un universo, estratos y un sorteo con semilla que cualquiera puede repetir. Junto a la media de lo visitado va la estimación para el universo, con su error.',
    },
    aggregates: {
      word: 'Agregados',
      text: 'De una lista y un tipo de visita; cada unidad cuenta una vez, con su última visita. Σ/Σ y media se nombran por separado. Los grupos pequeños pueden ocultarse.',
    },
    agreements: {
      word: 'Acuerdos',
      text: 'Acción, responsable, fechas y avances, con el semáforo de 2011. Los comités cuentan sesiones y acuerdos. Lo que vence se ve en Inicio.',
    },
    lists: {
      word: 'Listas propias',
      text: 'Una lista publicada no cambia: se copia, se edita y se publica como otra edición. Solo se comparan visitas con la misma edición.',
    },
  },
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
    'El registro no guarda datos de pacientes: los valores se enmascaran. El fragmento del archivo original se lee del disco cuando usted lo abre, y solo si el archivo no ha cambiado. De una visita se guardan los nombres de quienes participan y las evidencias que se adjuntan: cuide que no muestren a pacientes.',
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
