import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChecklist, parseChecks } from '../../shared/checklist/load.ts';
import type { Check } from '../../shared/model/index.ts';
import { SHARED } from '../support/project.ts';
import { describeWithShared } from '../support/with-shared.ts';
import { readResources } from './resources.ts';

const checks = parseChecks([...readResources('checks').values()]);
const checklist = parseChecklist(readResources('checklists').get('nom-004-ssa3-2012.json'), checks);
const own = [...readResources('checks')]
  .filter(([name]) => name.startsWith('nom-004-'))
  .flatMap(([, json]) => json as readonly Check[]);
const CLASSES: Readonly<Record<string, string>> = { auto: 'export', partial: 'partial', attest: 'attested' };

/** Rows of a table of facts, by column; cells may be quoted. */
function rows(name: string): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(join(SHARED, 'norms', name), 'utf8')
    .trim()
    .split(/\r?\n/);
  const [header, ...body] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2]),
  );
  return body.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i]])));
}

describeWithShared('norms/05-nom-004-items.csv', 'the clauses of the NOM-004', () => {
  const clauses = rows('05-nom-004-items.csv');
  const citing = (clause: string) => checklist.items.filter(({ citation }) => citation[0].clause === clause);

  it('has an item for each that can be judged, and for no other', () => {
    const judged = clauses.filter(({ decidable }) => decidable !== '-').map(({ clause }) => clause);
    expect([...new Set(checklist.items.map(({ citation }) => citation[0].clause))].sort()).toEqual([...judged].sort());
  });

  it.each(clauses.filter(({ decidable }) => decidable !== '-'))('is as sure of $clause as its source', (row) => {
    for (const { id, citation, evidenceClass, decision } of citing(row.clause)) {
      expect([id, citation]).toEqual([
        id,
        [{ norm: 'NOM-004-SSA3-2012', clause: row.clause, confidence: row.confidence }],
      ]);
      expect([id, evidenceClass]).toEqual([id, CLASSES[row.decidable]]);
      expect([id, decision.by]).toEqual([id, row.decidable === 'attest' ? 'attestation' : 'sample']);
    }
  });
});

describeWithShared('norms/06-mecic-items.csv', 'the groupings of the MECIC', () => {
  const facts = rows('06-mecic-items.csv');

  it('are its twenty-two domains, each with how sure it is', () => {
    expect(checklist.groupings).toHaveLength(new Set(facts.map(({ domain }) => domain)).size);
    for (const { note } of checklist.groupings ?? []) expect(note).toMatch(/no es el modelo oficial/i);
  });

  it('print no number but the reported one', () => {
    const titles = (checklist.groupings ?? []).map(({ title }) => title).filter((title) => /\d/.test(title));
    expect(titles).toEqual(['Hoja de enfermería (D13 †)']);
  });

  it('keep together the clauses that its domains keep together', () => {
    const together = new Map<string, Set<string>>();
    for (const { citation, groups = [] } of checklist.items) {
      for (const group of groups) {
        together.set(group, (together.get(group) ?? new Set()).add(citation[0].clause ?? ''));
      }
    }
    const wanted = new Map<string, Set<string>>();
    for (const { domain, nom004_clause: clause } of facts) {
      if (clause !== '') wanted.set(domain, (wanted.get(domain) ?? new Set()).add(clause));
    }
    const sets = (of: ReadonlyMap<string, ReadonlySet<string>>) =>
      [...of.values()].map((set) => [...set].sort()).sort();
    expect(sets(together)).toEqual(sets(wanted));
  });
});

describe('nom-004-ssa3-2012', () => {
  it('asks nothing twice in the same words', () => {
    const titles = checklist.items.map(({ title }) => title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('never calls a list of the program a certificate', () => {
    expect(JSON.stringify([checklist, own])).not.toMatch(/certific/i);
  });

  it('leaves its own checks to those who ask for them, and never as errors', () => {
    expect(own.length).toBeGreaterThan(20);
    for (const { id, onRequest, severity } of own) expect([id, onRequest, severity]).toEqual([id, true, 'warning']);
    const named = checklist.items.flatMap(({ decision }) => (decision.by === 'sample' ? (decision.checks ?? []) : []));
    for (const { id } of own) expect(named).toContain(id);
  });

  it('judges sections only of documents whose kind and sections are known', () => {
    for (const check of own.filter(({ field }) => field === 'sections')) {
      expect(check.needs).toEqual(['type', 'sections']);
      expect(check.when).toMatchObject({ required: ['type', 'sections'] });
      // A summary of an episode and a consultation that may also be a referral are no note of the norm.
      for (const other of ['34133-9', '11488-4']) expect(JSON.stringify(check.when)).not.toContain(other);
    }
  });
});
