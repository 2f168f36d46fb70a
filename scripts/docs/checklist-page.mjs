import { cell, code, joined, table } from './markdown.mjs';

/** What a report would print: the clause plainly, with a mark, or not at all. */
export function cite({ norm, clause, confidence }) {
  if (clause === undefined || confidence === 'recalled' || confidence === 'uncertain') return norm;
  return `${norm}, ${clause}${confidence === 'reported' ? ' †' : ''}`;
}

const ids = (list) => list.map(code).join(', ');

/** Who or what decides an item: a person, or the ids of what the program counts. */
function decider(decision) {
  switch (decision.by) {
    case 'check':
      return ids(decision.checks);
    case 'layer':
      return `la lectura: ${ids(decision.layers)}`;
    case 'measure':
      return `la medida ${code(decision.measure)}`;
    case 'sample': {
      const by = 'una persona, en una muestra de expedientes';
      return decision.checks === undefined ? by : `${by}; de un archivo, ${ids(decision.checks)}`;
    }
    default:
      return `una persona${decision.shows ? `; al lado, ${ids(decision.shows)}` : ''}`;
  }
}

/** @returns {string} the page of one checklist: its items and questions by domain */
export function checklistPage(checklist) {
  const titles = new Map((checklist.modules ?? []).map(({ id, title }) => [id, title]));
  const parts = checklist.domains.map((domain) => [
    '',
    `## ${domain.title}`,
    ...itemsPart(checklist, domain, titles),
    ...questionsPart(checklist, domain),
  ]);
  return `${[...heading(checklist), ...parts.flat()].join('\n')}\n`;
}

function heading({ title, id, edition, description, bands, items }) {
  const lines = [
    `# ${title}`,
    '',
    `Lista \`${id}\`, edición ${edition}. Página generada de \`resources/checklists\`: no se edita a mano.`,
    '',
    description,
  ];
  if (items.length === 0) return lines;
  const full = `Bandas: cumple desde ${bands.full * 100} %, cumple en parte desde ${bands.partial * 100} %.`;
  return [...lines, '', `${full} † numeral según fuente secundaria.`];
}

function itemsPart({ items, modules }, domain, titles) {
  const own = items.filter((item) => item.domain === domain.id);
  if (own.length === 0) return [];
  const head = ['requisito', 'peso', 'lo decide', 'norma'];
  const rows = own.map((item) => [
    requirement(item),
    item.weight,
    decider(item.decision),
    item.citation.map(cite).join('; '),
    ...(modules ? [askedIn(item, titles)] : []),
  ]);
  return table(modules ? [...head, 'se pregunta en'] : head, rows);
}

function askedIn({ modules }, titles) {
  if (modules === undefined) return 'una vez';
  const names = modules.map((id) => titles.get(id));
  return joined(names, 'y');
}

function requirement({ title, why, remedy, evidence, mandatory }) {
  const ask = evidence ? `<br>*Qué pedir:* ${evidence}` : '';
  return `**${title}**${mandatory ? ' (obligatorio)' : ''}<br>${why}<br>*Qué hacer:* ${remedy}${ask}`;
}

function questionsPart({ questions = [] }, domain) {
  const own = questions.filter((question) => question.domain === domain.id);
  if (own.length === 0) return [];
  const rows = own.map(({ title, help, answer, required }) => [
    `**${title}**${required ? ' (obligatoria)' : ''}${help ? `<br>${cell(help)}` : ''}`,
    answerWords(answer),
  ]);
  return table(['pregunta', 'respuesta'], rows);
}

function answerWords(answer) {
  switch (answer.type) {
    case 'yes-no':
      return 'sí o no';
    case 'choice':
      return `${answer.many ? 'las que correspondan' : 'una'}: ${answer.options.map(({ title }) => title).join('; ')}`;
    case 'number':
      return `número${answer.unit ? `, en ${answer.unit}` : ''}`;
    case 'by-module':
      return `por módulo: ${answerWords(answer.of)}`;
    default:
      return 'texto';
  }
}
