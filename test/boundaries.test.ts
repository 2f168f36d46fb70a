import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** What each folder may import: folders by prefix, packages by name, `node:` for Node's own modules. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'shared/model': [],
  'shared/identifiers': ['shared/model'],
  'shared/text': ['shared/model'],
  'shared/catalogs': ['shared/model', 'shared/identifiers', 'shared/text'],
  'shared/formats/format.ts': ['shared/model', 'shared/catalogs/catalog.ts'],
  'shared/formats/support': ['shared/model', 'shared/identifiers', 'shared/formats/format.ts'],
  'shared/formats/index.ts': ['shared/formats'],
  'shared/formats/*': [
    'shared/model',
    'shared/identifiers',
    'shared/catalogs',
    'shared/formats/format.ts',
    'shared/formats/support',
    'npm:fhir',
    'npm:fhirpath',
    'npm:saxes',
  ],
  'shared/checklist': ['shared/model', 'shared/identifiers', 'shared/catalogs', 'shared/text', 'npm:ajv'],
  'shared/verification': [
    'shared/model',
    'shared/identifiers',
    'shared/catalogs',
    'shared/text',
    'shared/checklist',
    'shared/formats/format.ts',
  ],
  'shared/statistics': ['shared/model', 'shared/identifiers'],
  'shared/report': ['shared/model', 'shared/text', 'shared/statistics', 'shared/checklist/compare.ts', 'npm:uqr'],
  'shared/export': ['shared/model', 'shared/text', 'shared/statistics'],
  'shared/ipc': ['shared/model', 'shared/statistics', 'npm:zod'],
  'electron/registry': [
    'shared/model',
    'shared/text',
    'shared/statistics',
    'node:',
    'npm:better-sqlite3',
    'npm:kysely',
  ],
  'electron/signature': ['shared/model', 'shared/text', 'node:'],
  'electron/pdf': ['node:'],
  'electron/connections': [
    'shared',
    'electron/engine/write-whole.ts',
    'node:',
    'npm:fhir',
    'npm:fhir-kit-client',
    'npm:jose',
    'npm:zod',
  ],
  'electron/engine': [
    'shared',
    'electron/registry',
    'electron/connections',
    'electron/pdf',
    'electron/signature',
    'node:',
    'npm:fhirpath',
    'npm:saxes',
    'npm:tar',
    'npm:yauzl',
    'npm:yazl',
    'npm:zod',
  ],
  'electron/main': [
    'shared/ipc',
    'shared/model',
    'shared/report/footer.ts',
    'shared/report/page-numbers.ts',
    'shared/text/local-moment.ts',
    'electron/engine/data-folder.ts',
    'electron/engine/init-message.ts',
    'electron/engine/write-whole.ts',
    'electron/pdf',
    'node:',
    'npm:electron',
    'npm:zod',
  ],
  'electron/preload': ['shared/ipc', 'shared/model', 'electron/main/channels.ts', 'npm:electron'],
  'electron/cli': ['shared', 'electron/connections', 'electron/engine', 'electron/registry', 'node:'],
  renderer: [
    'shared/model',
    'shared/ipc',
    'shared/text',
    'shared/checklist/accept.ts',
    'shared/checklist/compare.ts',
    'shared/checklist/diff.ts',
    'shared/report',
    'shared/statistics',
  ],
};

/** Packages that the window is made of. */
const RENDERER_PACKAGES = [
  'react',
  'react-dom',
  'react-aria-components',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  'recharts',
  'i18next',
  'react-i18next',
  'zustand',
];

/** Node and the clock, none of which shared code may touch; the DOM is not among its types to begin with. */
const IMPURE =
  /\b(process|Buffer|require|setTimeout|setInterval)\s*[.(]|\bfetch\s*\(|Date\.now\(|new Date\(\)|Math\.random\(/;

const sources = ['shared', 'electron', 'renderer'].flatMap((folder) => filesUnder(join(ROOT, folder)));

describe('import boundaries', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it.each(sources.map((file) => [relative(ROOT, file)]))('%s imports only what lies below it', (path) => {
    const own = ownFolder(path);
    const allowed = ALLOWED[own];
    expect(allowed, `no rule for ${path}`).toBeDefined();
    const refused = importsOf(path).filter((target) => !mayImport(own, path, target, allowed));
    expect(refused).toEqual([]);
  });

  it.each(
    sources
      .map((file) => relative(ROOT, file))
      .filter((path) => path.startsWith('shared/'))
      .map((p) => [p]),
  )('%s is pure', (path) => {
    const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'));
    expect(IMPURE.exec(code)?.[0]).toBeUndefined();
  });
});

function ownFolder(path: string): string {
  if (path.startsWith('renderer/')) return 'renderer';
  if (ALLOWED[path]) return path;
  const [first, second, third] = path.split('/');
  if (second === 'formats') return ALLOWED[`shared/formats/${third}`] ? `shared/formats/${third}` : 'shared/formats/*';
  return `${first}/${second}`;
}

function mayImport(own: string, path: string, target: string, allowed: readonly string[]): boolean {
  if (own === 'renderer' && target.startsWith('npm:')) return RENDERER_PACKAGES.includes(target.slice(4));
  if (!target.includes(':')) {
    const self = own === 'shared/formats/*' ? path.split('/').slice(0, 3).join('/') : own;
    if (isWithin(target, self)) return true;
  }
  return allowed.some(
    (entry) => entry === target || (entry === 'node:' && target.startsWith('node:')) || isWithin(target, entry),
  );
}

function isWithin(target: string, folder: string): boolean {
  return target === folder || target.startsWith(`${folder}/`);
}

function importsOf(path: string): readonly string[] {
  const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'));
  const statements = /^(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  const specifiers = [...code.matchAll(statements)].map((match) => match[1] ?? match[2]);
  return specifiers
    .filter((specifier) => !/\.(css|svg)$/.test(specifier))
    .map((specifier) => {
      if (specifier.startsWith('.')) return relative(ROOT, resolve(dirname(join(ROOT, path)), specifier));
      if (specifier.startsWith('node:') || builtinModules.includes(specifier))
        return `node:${specifier.replace('node:', '')}`;
      const [scope, name] = specifier.split('/');
      return `npm:${specifier.startsWith('@') ? `${scope}/${name}` : scope}`;
    });
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.d\.ts$|(^|\/)vite\.|\.config\.ts$|(^|\/)dev\//.test(name))
    .map((name) => join(folder, name));
}
