import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from './support/project.ts';

const { pages } = (await import(join(PROJECT, 'scripts', 'docs.mjs'))) as { pages(): Map<string, string> };
const { schemaWords } = (await import(join(PROJECT, 'scripts', 'docs', 'rule-words.mjs'))) as {
  schemaWords(schema: object): string;
};

describe('generated pages of docs/', () => {
  it.each([...pages()])('%s is up to date (npm run docs)', (name, content) => {
    expect(readFileSync(join(PROJECT, 'docs', name), 'utf8')).toBe(content);
  });
});

describe('pages of docs/ that are generated', () => {
  const generated = readdirSync(join(PROJECT, 'docs')).filter((name) => /^(guia|lista)-.*\.md$/.test(name));

  it.each(generated)('%s is made from a file of resources/', (name) => expect([...pages().keys()]).toContain(name));
});

describe('pages of the GIIS guides', () => {
  const folder = join(PROJECT, 'resources', 'giis');
  const guides = readdirSync(folder).map((name) => [name.replace('.json', ''), join(folder, name)] as const);

  it.each(guides)('%s names each variable, rule and gap of its dictionary', (name, path) => {
    const page = pages().get(`guia-${name}.md`)!;
    const guide = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly columns: readonly { readonly name: string }[];
      readonly rules: readonly { readonly id: string }[];
      readonly batch: readonly { readonly id: string }[];
      readonly leftOut?: readonly string[];
    };
    for (const column of guide.columns) expect(page).toContain(`| \`${column.name}\``);
    for (const rule of guide.rules) expect(page).toContain(`<br>\`${rule.id}\``);
    for (const rule of guide.batch) expect(page).toContain(`\`giis-lote-${rule.id}\``);
    for (const sentence of guide.leftOut ?? []) expect(page).toContain(`- ${sentence}`);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });
});

describe('rules in words', () => {
  it.each([
    [
      { properties: { sexo: { const: 2 }, edad: { minimum: 9, maximum: 59 } } },
      '`sexo` es 2 y la edad en años cumplidos está entre 9 y 59',
    ],
    [{ properties: { motivo: { not: { enum: [1, 2, 3, 7] } } } }, '`motivo` no es 1 a 3 ni 7'],
    [{ properties: { folio: { not: { const: '' } } } }, '`folio` no está vacío'],
    [{ properties: { causa: { not: { cie10: ['V01-Y98'] } } } }, '`causa` no está en V01-Y98 de la CIE-10'],
    [
      { properties: { riesgo: { contains: { const: 9 }, maxItems: 1 } } },
      '`riesgo` incluye el valor 9 y tiene un solo valor',
    ],
    [
      { properties: { gestas: { sumOf: { columns: ['partos', 'abortos'], plus: 1 } } } },
      '`gestas` es la suma de `partos` y `abortos` más 1',
    ],
    [
      { anyOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { maximum: 3 } } }] },
      '(`a` es 1; o bien, `b` es 3 o menos)',
    ],
  ])('%j', (schema, sentence) => expect(schemaWords(schema)).toBe(sentence));
});

describe('links of the README', () => {
  const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
  const targets = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1]);

  it('has some', () => expect(targets.length).toBeGreaterThan(3));
  it.each(targets)('%s exists', (target) => expect(existsSync(join(PROJECT, target))).toBe(true));
});
