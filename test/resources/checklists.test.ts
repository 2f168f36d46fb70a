import { describe, expect, test } from 'vitest';
import { parseChecklist, parseChecks } from '../../shared/checklist/load.ts';
import { readResources } from './resources.ts';

const checks = parseChecks([...readResources('checks').values()]);
const checklists = [...readResources('checklists')].map(
  ([name, json]) => [name, parseChecklist(json, checks)] as const,
);

// Published findings and notes on numbers in circulation: only these clauses may be printed.
const KNOWN_CLAUSES = new Set(
  '3.42 3.45 5.3 5.6 5.8 5.9 6.1.3.1 6.4 6.4.2 6.5.1 6.5.5 6.6.1 6.6.2 6.6.3 6.6.4 6.6.5 6.6.6 7 7.5.2 7.5.3'
    .split(' ')
    .concat('6.5, Tabla 1', 'Apéndice Normativo A'),
);

describe.each(checklists)('%s', (name, checklist) => {
  test('is named as its file', () => {
    expect(name).toBe(`${checklist.id}.json`);
  });

  test('every domain has an item or a question', () => {
    const used = [...checklist.items, ...(checklist.questions ?? [])].map(({ domain }) => domain);
    for (const { id } of checklist.domains) expect(used).toContain(id);
  });

  test('an item decided by one check bears its id', () => {
    for (const { id, decision } of checklist.items) {
      if (decision.by === 'check' && decision.checks.length === 1) expect(id).toBe(decision.checks[0]);
    }
  });

  // In a list for visits a person may also decide what no attached run decided.
  test('every item that a person decides says what to ask for, and another one only in a list for visits', () => {
    for (const { id, decision, evidence } of checklist.items) {
      const asked = ['attestation', 'sample'].includes(decision.by) || checklist.modules !== undefined;
      expect([id, evidence !== undefined]).toEqual([id, asked]);
    }
  });

  test('texts are sentences, and only systems are said to be certified', () => {
    for (const item of checklist.items) {
      expect(item.title).toMatch(/[^.]$/);
      for (const sentence of [item.why, item.remedy]) expect(sentence).toMatch(/\.$/);
      const texts = [item.title, item.why, item.remedy, item.evidence ?? ''].join(' ');
      if (/certific/i.test(texts)) expect(texts).toMatch(/sistema/i);
    }
  });
});

describe('nom-024-ssa3-2012', () => {
  const checklist = checklists.find(([name]) => name === 'nom-024-ssa3-2012.json')![1];

  test('has the thirteen items of Table 1 first', () => {
    const ids = checklist.items.filter((item) => item.domain === 'identificacion').map((item) => item.id);
    expect(ids).toEqual([
      'curp-presente',
      'curp-estructura',
      'curp-digito-verificador',
      'curp-concordante',
      'curp-generica-en-limite',
      'curp-no-repetida',
      'nombre-completo',
      'fecha-nacimiento-valida',
      'sexo-registrado',
      'entidad-nacimiento-en-catalogo',
      'nacionalidad-en-catalogo',
      'folio-interno-presente',
      'residencia-en-catalogo',
    ]);
  });

  test('cites no clause of the norm that is not known', () => {
    const citations = [...checklist.items, ...checks].flatMap((definition) => definition.citation);
    for (const { norm, clause } of citations) {
      if (norm === 'NOM-024-SSA3-2012' && clause !== undefined) expect(KNOWN_CLAUSES).toContain(clause);
    }
  });

  test('does not count the derived digit of the CLUES', () => {
    for (const { decision } of checklist.items) {
      if (decision.by === 'check') expect(decision.checks).not.toContain('clues-digito');
    }
  });
});
