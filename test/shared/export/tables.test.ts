import { describe, expect, it } from 'vitest';
import { tableCsv } from '../../../shared/export/table.ts';
import { runTables } from '../../../shared/export/tables.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { acceptedOf } from '../../support/acceptances.ts';
import { parseCsv } from '../../support/csv-reader.ts';
import { makeResult } from '../../support/result-fixture.ts';

type Row = Readonly<Record<string, string>>;

/** A table as its CSV is read back. */
function read(file: string, ...[run]: Parameters<typeof runTables>): readonly Row[] {
  const table = runTables(run).find((one) => one.file === file);
  if (table === undefined) throw new Error(`no table ${file}`);
  const [head, ...rows] = parseCsv([...tableCsv(table)].join(''));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

const shown = (figure: number | null) => (figure === null ? '' : String(figure));

describe('the tables of a run', () => {
  const result = makeResult({ findings: 300, units: 3, files: 4, maxFindings: 20 });
  const run = { result, acceptances: null };

  it('have the figures of the score, whole and by domain and unit', () => {
    const summary = new Map(read('resumen', run).map(({ dato, valor }) => [dato, valor]));
    expect(summary.get('Puntaje (%)')).toBe(shown(result.score.percent));
    expect(summary.get('Puntaje mínimo posible (%)')).toBe(shown(result.score.interval?.[0] ?? null));
    expect(summary.get('Cobertura (%)')).toBe(shown(result.score.coverage));
    const errors = result.rules
      .filter(({ severity }) => severity === 'error')
      .reduce((sum, { total }) => sum + total, 0);
    expect(summary.get('Errores')).toBe(String(errors));
    const domains = read('dominios', run);
    expect(
      domains.map(({ dominio, puntaje, cobertura, no_cumple }) => [dominio, puntaje, cobertura, no_cumple]),
    ).toEqual(
      result.score.byDomain.map(({ id, percent, coverage, outcomes }) => [
        ...[id, shown(percent), shown(coverage), String(outcomes['no-cumple'] ?? 0)],
      ]),
    );
    expect(read('unidades', run).map(({ clues, puntaje }) => [clues, puntaje])).toEqual(
      result.units.map(({ clues, score }) => [clues, shown(score.percent)]),
    );
  });

  it('have every item with its counts, and none where a person decides', () => {
    const rows = read('requisitos', run);
    expect(rows).toHaveLength(result.score.items.length);
    for (const [i, item] of result.score.items.entries()) {
      const { requisito, aplicables, cumplen, fallan, puntos } = rows[i];
      const isCounted = item.decidedBy !== 'attestation';
      expect([requisito, puntos]).toEqual([item.id, shown(item.points)]);
      expect([aplicables, cumplen, fallan]).toEqual(
        isCounted ? [item.applicable, item.held, item.failed].map(String) : ['', '', ''],
      );
    }
  });

  it('have every kept finding at its place, and every rule with its total', () => {
    const findings = result.files.flatMap((file) => file.findings.map((finding) => [file.path, finding.fingerprint]));
    expect(read('hallazgos', run).map(({ archivo, huella }) => [archivo, huella])).toEqual(findings);
    expect(read('reglas', run).map(({ regla, hallazgos, con_lugar }) => [regla, hallazgos, con_lugar])).toEqual(
      result.rules.map(({ id, total, kept }) => [id, String(total), String(kept)]),
    );
    expect(read('archivos', run).map(({ registros }) => registros)).toEqual(
      result.files.map(({ rows }) => String(rows)),
    );
  });

  it('mark what is accepted, and list every acceptance with its standing', () => {
    const acceptances = acceptedOf(result);
    const findings = read('hallazgos', { result, acceptances });
    const accepted = findings.filter(({ aceptado }) => aceptado === 'Sí');
    expect(accepted).toHaveLength(acceptances.keys.length);
    expect(accepted[0].motivo_de_la_aceptacion).toBe('Se corrige con la próxima versión');
    const listed = read('aceptados', { result, acceptances });
    expect(listed.map(({ situacion }) => situacion)).toEqual([
      'En vigor',
      'En vigor',
      'Vencida',
      'Ya no coincide con ningún hallazgo',
    ]);
    expect(listed[0].hasta).toBe('2027-03-01');
    expect(listed[3].motivo).toBe(`'=HYPERLINK("http://x")`);
  });

  it('take a name of a unit from who knows it, and never from what every object has', () => {
    const [unit] = result.units;
    const odd = { ...result, units: [{ ...unit, clues: 'constructor' }, unit] };
    const rows = read('unidades', {
      result: odd,
      acceptances: null,
      unitNames: { [unit.clues]: 'HOSPITAL SINTÉTICO' },
    });
    expect(rows.map(({ nombre }) => nombre)).toEqual(['', 'HOSPITAL SINTÉTICO']);
  });

  it('stand for results of the first version, which say less', () => {
    const { gathering: _gathering, layers: _layers, ...older } = result;
    const files = runTables({ result: older as VerificationResult, acceptances: null }).map(({ file, rows }) => [
      file,
      [...rows()].length,
    ]);
    expect(Object.fromEntries(files)).toMatchObject({ variables: 0, prestadores: 0, capas: 0, requisitos: 24 });
  });

  it('stand where nothing could be read', () => {
    const unread = makeResult({ unreadable: true });
    const [file] = read('archivos', { result: unread, acceptances: null });
    expect(file.problema).toBe(unread.files[0].problem);
    const summary = new Map(
      read('resumen', { result: unread, acceptances: null }).map(({ dato, valor }) => [dato, valor]),
    );
    expect(summary.get('Puntaje (%)')).toBe('');
  });
});
