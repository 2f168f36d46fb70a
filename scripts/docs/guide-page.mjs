import { domainWords } from './domain-words.mjs';
import { code, joined, table } from './markdown.mjs';
import { batchWords, relationWords, schemaWords } from './rule-words.mjs';

const SURE = {
  confirmed: 'confirmado',
  reported: 'según fuente secundaria †',
  recalled: 'no se juzga',
  uncertain: 'no se juzga',
};
const TYPES = { texto: 'texto', numerico: 'numérico', fecha: 'fecha', hora: 'hora' };

/** @returns {string} the page of one GIIS guide: its variables by block, its rules and what it leaves out */
export function guidePage(guide) {
  return `${[
    ...heading(guide),
    ...guide.blocks.flatMap((block) => blockPart(guide, block)),
    ...rulesPart(guide),
    ...relationsPart(guide),
    ...batchPart(guide),
    ...leftOutPart(guide),
  ].join('\n')}\n`;
}

function heading(guide) {
  const { columns } = guide;
  const prefix = guide.filePrefix
    ? `, prefijo de archivo \`${guide.filePrefix}\``
    : ', sin prefijo de archivo establecido';
  const lines = [
    `# ${guide.title}`,
    '',
    `Guía ${guide.norm}, versión ${guide.version}: ${columns.length} columnas${prefix}. Página generada de \`resources/giis\`: no se edita a mano.`,
    '',
    guide.source,
    '',
    `Variables por la certeza de su nombre, orden, tipo y longitud: ${degrees(columns.map(({ confidence }) => confidence))}. Por la certeza de sus valores: ${degrees(columns.map(({ ruleConfidence }) => ruleConfidence))}.`,
    '',
    'Lo confirmado se juzga como error. † Lo que viene de una sola fuente secundaria da advertencias que lo dicen. Lo demás no se juzga.',
  ];
  if (!guide.layouts) return lines;
  const layouts = guide.layouts.map(({ groups }) =>
    joined(
      groups.map(({ name, from, to }) => `${code(from)} a ${code(to)} en la columna ${code(name)}`),
      'y',
    ),
  );
  return [
    ...lines,
    '',
    `El archivo puede traer variables reunidas en grupos, que no se juzgan: ${layouts.join('; o bien, ')}.`,
  ];
}

const OF_ALL = {
  confirmed: 'confirmadas',
  reported: 'según fuente secundaria †',
  recalled: 'sin juzgar',
  uncertain: 'sin juzgar',
};

/** `80 según fuente secundaria †, 26 sin juzgar` */
function degrees(all) {
  const counts = Map.groupBy(all, (degree) => OF_ALL[degree]);
  return [...counts].map(([word, of]) => `${of.length} ${word}`).join(', ');
}

function blockPart({ columns }, { id, title }) {
  const rows = columns
    .filter(({ block }) => block === id)
    .map((column) => [
      column.position,
      `${code(column.name)}${(column.aliases ?? []).map((alias) => `<br>también ${code(alias.trim())}`).join('')}`,
      `**${column.title}.** ${column.rule}`,
      typeWords(column),
      `${domainWords(column.domain, column.notApplicable)}${column.catalogue ? `<br>catálogo ${column.catalogue}` : ''}`,
      SURE[column.confidence],
      SURE[column.ruleConfidence],
    ]);
  const head = ['n.º', 'variable', 'qué es', 'tipo', 'valores', 'nombre y tipo', 'certeza de los valores'];
  return ['', `## ${title}`, ...table(head, rows)];
}

function typeWords({ type, maxLength, mandatory, mayBeEmpty, confidential }) {
  return [
    type ? TYPES[type] : 'tipo no conocido',
    ...(maxLength ? [`hasta ${maxLength}`] : []),
    mandatory ? `obligatoria${mayBeEmpty ? ' (puede ir vacía)' : ''}` : 'no obligatoria',
    ...(confidential ? ['confidencial'] : []),
  ].join(', ');
}

function rulesPart({ rules }) {
  if (rules.length === 0) return [];
  const rows = rules.map(({ id, column, title, when, must, confidence, clause }) => [
    code(column),
    `**${title}.**<br>${code(id)}${clause ? `, ${clause}` : ''}`,
    when ? schemaWords(when) : 'siempre',
    schemaWords(must),
    SURE[confidence],
  ]);
  return [
    '',
    '## Reglas entre variables',
    '',
    '«El dato … de …» viene del catálogo de la variable o de una de sus subvariables.',
    ...table(['en', 'regla', 'cuándo', 'qué pide', 'certeza'], rows),
  ];
}

function relationsPart({ relations }) {
  if (relations.length === 0) return [];
  const lines = relations.map((relation) => `- ${relationWords(relation)} (${SURE[relation.confidence]})`);
  return ['', '## Relaciones', '', ...lines];
}

function batchPart({ batch }) {
  if (batch.length === 0) return [];
  const rows = batch.map((rule) => [
    code(`giis-lote-${rule.id}`),
    `**${rule.title}.** ${batchWords(rule)}`,
    SURE[rule.confidence],
  ]);
  return ['', '## Reglas del archivo completo', ...table(['regla', 'qué pide', 'certeza'], rows)];
}

function leftOutPart({ leftOut = [] }) {
  if (leftOut.length === 0) return [];
  return ['', '## Lo que no se juzga, y por qué', '', ...leftOut.map((sentence) => `- ${sentence}`)];
}
