import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { b015, collect } from '../../../support/giis-collect.ts';

const own = new URL('../../../../resources/samples/giis/CEX-DFSSA-2410.txt', import.meta.url);
const official = new URL('../../../../../shared/dgis-giis-samples/CEX-EJEMPLOS-2410.txt', import.meta.url);
const otherGuide = new URL('../../../../../shared/dgis-giis-samples/DET-EJEMPLOS-2410.txt', import.meta.url);
const load = (url: URL): Uint8Array => new Uint8Array(readFileSync(url));

describe('muestra sintética', () => {
  const seen = collect([load(own)]);

  it('se reconoce y se lee completa', () => {
    expect(b015.sniff(load(own))).toBeGreaterThan(0.95);
    expect(seen.rows).toBe(60);
    expect(seen.encoding).toBe('windows-1252');
    expect(new Set(seen.units).size).toBe(3);
  });

  it('da las faltas que su nota nombra, en su línea, y ninguna más', () => {
    expect(seen.findings.map(({ rule, place }) => [place.line, rule.replace('giis-', ''), place.field])).toEqual([
      [8, 'regla-nombre', 'nombre'],
      [10, 'regla-presion-arterial', 'sistolica'],
      [13, 'regla-rango', 'peso'],
      [16, 'regla-lista', 'derechohabiencia'],
      [19, 'regla-fecha-existente', 'fechaNacimiento'],
      [22, 'regla-diagnostico-sintaxis', 'codigoCIEDiagnostico1'],
      [25, 'estructura-obligatorio', 'tipoPersonal'],
      [28, 'estructura-formato-numero', 'talla'],
      [31, 'estructura-formato-fecha', 'fechaConsulta'],
      [37, 'regla-b015-teleconsulta-sin-telemedicina', 'teleconsulta'],
      [40, 'regla-dominio', 'genero'],
      [43, 'regla-nombre', 'segundoApellido'],
      [47, 'regla-curp-distinta', 'curpPaciente'],
      [53, 'estructura-tipo', 'glucemia'],
      [56, 'regla-b015-entidad-nacimiento-en-mexico', 'entidadNacimiento'],
      [59, 'estructura-columnas', undefined],
    ]);
  });
});

describe('muestra oficial de la DGIS (se omite si no está junto al proyecto)', () => {
  // Read cell by cell against the dictionary: its rows keep every rule that the reader judges. What fails in them
  // (check digits of CURPs, one CLUES digit) is for the checks over records.
  it.skipIf(!existsSync(official))(
    'once filas, 106 columnas, ninguna falta por fila; un R69X en once pasa del 5 %',
    () => {
      const seen = collect([load(official)]);
      expect(b015.sniff(load(official))).toBeGreaterThan(0.95);
      expect(seen.rows).toBe(11);
      expect(seen.findings.map(({ rule }) => rule)).toEqual([expect.stringMatching(/^giis-lote-r69x/)]);
      expect(seen.records.filter(({ type }) => type === 'diagnosis')).toHaveLength(16);
    },
  );

  it.skipIf(!existsSync(otherGuide))('otra guía se distingue de ésta', () => {
    expect(b015.sniff(load(otherGuide))).toBeLessThan(0.8);
  });
});
