import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from './support/project.ts';

const { pages } = (await import(join(PROJECT, 'scripts', 'docs.mjs'))) as { pages(): Map<string, string> };

describe('generated pages of docs/', () => {
  it.each([...pages()])('%s is up to date (npm run docs)', (name, content) => {
    expect(readFileSync(join(PROJECT, 'docs', name), 'utf8')).toBe(content);
  });
});

describe('links of the README', () => {
  const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
  const targets = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1]);

  it('has some', () => expect(targets.length).toBeGreaterThan(3));
  it.each(targets)('%s exists', (target) => expect(existsSync(join(PROJECT, target))).toBe(true));
});
