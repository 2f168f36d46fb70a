import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../../shared/formats/giis/index.ts';
import { loadB015 } from '../../../support/giis-generator.ts';

const json = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../../../../resources/giis/b015-4.11.json', import.meta.url), 'utf8'));
const facts = new URL('../../../../../shared/norms/03-giis-b015-consulta-externa-v4.11.csv', import.meta.url);

describe('diccionario B015', () => {
  it('tiene las 106 columnas de la guía en orden', () => {
    const guide = loadB015();
    expect(guide.columns).toHaveLength(106);
    expect(guide.columns[0].name).toBe('clues');
    expect(guide.columns[105].name).toBe('modalidadConsulDist');
    expect(guide.columns.filter((column) => column.mayBeEmpty).map(({ position }) => position)).toEqual([46, 49]);
    expect(guide.columns.filter((column) => column.confidential).map(({ position }) => position)).toEqual([
      9, 10, 11, 12,
    ]);
  });

  it.skipIf(!existsSync(facts))('coincide con los hechos de la norma (se omite sin la carpeta de hechos)', () => {
    const lines = readFileSync(facts, 'utf8').trim().split('\n').slice(1);
    const guide = loadB015();
    expect(lines).toHaveLength(106);
    lines.forEach((line, index) => {
      const [position, name, header, type, length] = line.split(',');
      const column = guide.columns[index];
      expect(column.position).toBe(Number(position));
      expect(column.name).toBe(name);
      expect(column.maxLength ?? '').toEqual(length === '' ? '' : Number(length));
      expect(column.type === 'numerico').toBe(type === 'Numérico');
      const names = [column.name, ...(column.aliases ?? [])].map((one) => one.toUpperCase());
      expect(names).toContain(header.toUpperCase());
    });
  });

  it.each([
    ['otro esquema', { schema: 'x' }, /diccionario de guía/],
    ['sin título', { title: '' }, /«title»/],
    ['sin columnas', { columns: [] }, /no tiene columnas/],
    ['sin relaciones', { relations: undefined }, /relaciones/],
    ['relación desconocida', { relations: [{ kind: 'otra', confidence: 'confirmed' }] }, /relación que no se conoce/],
    ['edad sobre una columna que no existe', { age: { birth: 'x', at: 'fechaConsulta' } }, /no tiene la columna x/],
  ])('rechaza un diccionario con %s', (_name, change, message) => {
    expect(() => parseGuide({ ...json(), ...change })).toThrow(message);
  });

  it.each([
    ['posición', { position: 7 }, /Columna 2 .*posición/],
    ['tipo', { type: 'fecha-hora' }, /Columna 2 .*tipo/],
    ['dominio', { domain: { kind: 'range', min: 1 } }, /Columna 2 .*intervalo/],
    ['condición sobre otra columna', { notApplicable: [-1], appliesWhen: [{ column: 'x', in: [1] }] }, /columna x/],
    ['condición sin valor de no aplica', { appliesWhen: [{ column: 'clues', in: [1] }] }, /no un valor de no aplica/],
    ['condición desconocida', { notApplicable: [-1], appliesWhen: [{ luna: 'llena' }] }, /condición que no se conoce/],
  ])('nombra la columna con falta: %s', (_name, change, message) => {
    const dictionary = json();
    const columns = dictionary.columns as object[];
    columns[1] = { ...columns[1], ...change };
    expect(() => parseGuide(dictionary)).toThrow(message);
  });
});
