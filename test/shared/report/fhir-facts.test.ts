import { describe, expect, it } from 'vitest';
import { makeResult } from '../../support/result-fixture.ts';
import { sectionOf, tableRows } from './page.ts';
import { renderRun } from './run-page.ts';

describe('a report on FHIR', () => {
  it('names the guides with their hashes, the profiles, and the layers that were left out', () => {
    const result = makeResult({ findings: 10 });
    const sha256 = 'b'.repeat(64);
    const run = {
      ...result.run,
      packages: [{ name: 'mx.ejemplo', version: '1.2.0', sha256, source: 'importado' as const }],
      options: { ...result.run.options, profiles: ['http://ejemplo.invalid/p'], withoutLayers: ['fhir-perfil'] },
    };
    const { html } = renderRun({ ...result, run });
    expect(html).toContain(`mx.ejemplo 1.2.0 (SHA-256 ${sha256})`);
    expect(html).toContain('http://ejemplo.invalid/p');
    expect(html).toMatch(/Capas que se dejaron fuera[\s\S]{0,200}fhir-perfil/);
  });

  it('says nothing of them where there are none', () => {
    const { html } = renderRun(makeResult({ findings: 10 }));
    expect(html).not.toMatch(/Guías FHIR|Perfiles elegidos|se dejaron fuera/);
  });

  it('counts what each layer said, as the result does', () => {
    const layers = [
      { id: 'fhir-sintaxis', title: 'Sintaxis', held: 1200, failed: 0, undecided: 0 },
      { id: 'fhir-terminologia', title: 'Terminología', held: 3, failed: 1, undecided: 7 },
      { id: 'fhir-perfil', title: 'Perfiles', held: 0, failed: 0, undecided: 0, leftOut: true },
    ];
    const { html } = renderRun({ ...makeResult({ findings: 10 }), layers });
    expect(tableRows(sectionOf(html, 'Qué dijo cada capa de la lectura')).map((row) => row.slice(0, 4))).toEqual([
      ['Sintaxis', '1,200', '0', '0'],
      ['Terminología', '3', '1', '7'],
      ['Perfiles', 'Se dejó fuera de esta verificación'],
    ]);
  });
});
