/** Writes the pages of `docs/` that are made from data: `npm run docs`. A test says when they are out of date. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checklistPage, cite } from './docs/checklist-page.mjs';
import { fhirMexicoPage } from './docs/fhir-mexico-page.mjs';
import { guidePage } from './docs/guide-page.mjs';
import { hl7v2TablesPage } from './docs/hl7v2-tables-page.mjs';
import { cell } from './docs/markdown.mjs';
import { repository } from './runtime/places.mjs';

const resources = join(repository, 'resources');
const readJson = (...names) => JSON.parse(readFileSync(join(resources, ...names), 'utf8'));

/** @returns {string} the page of all checks */
export function checksPage(checks) {
  const lines = [
    '# Comprobaciones',
    '',
    'Página generada de `resources/checks`: no se edita a mano. † numeral según fuente secundaria.',
    '',
    '| comprobación | registros | gravedad | falla cuando | norma |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const check of checks) {
    lines.push(
      `| \`${check.id}\` | ${[check.appliesTo].flat().join(', ')} | ${check.severity} | ${cell(check.failureTitle)}.${check.onRequest ? ' Solo en las listas que la nombran.' : ''}<br>*Qué hacer:* ${cell(check.remedy)} | ${cell(check.citation.map(cite).join('; '))} |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Made from the npm packages, of which one can only be imported. */
const hl7v2Tables = await hl7v2TablesPage();

/** Every generated page by its path under `docs/`. */
export function pages() {
  const folder = (name) =>
    readdirSync(join(resources, name))
      .filter((file) => file.endsWith('.json'))
      .sort();
  const checks = folder('checks').flatMap((file) => readJson('checks', file));
  return new Map([
    ...folder('checklists').map((file) => [
      `lista-${file.replace('.json', '.md')}`,
      checklistPage(readJson('checklists', file)),
    ]),
    ['lista-de-comprobaciones.md', checksPage(checks)],
    ['fhir-mexico.md', fhirMexicoPage(readJson('fhir', 'mexico.json'))],
    ['hl7v2-tablas.md', hl7v2Tables],
    ...folder('giis').map((file) => [`guia-${file.replace('.json', '.md')}`, guidePage(readJson('giis', file))]),
  ]);
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(join(repository, 'docs'), { recursive: true });
  for (const [name, content] of pages()) writeFileSync(join(repository, 'docs', name), content);
}
