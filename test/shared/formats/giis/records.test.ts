import { describe, expect, it } from 'vitest';
import { b015, collectText } from '../../../support/giis-collect.ts';
import { createRowMaker, HEADER, spoil } from '../../../support/giis-generator.ts';

const line = createRowMaker(21)();
const CHANGES = [
  { column: 'nombre', value: 'BEGOÑA' },
  { column: 'segundoApellido', value: 'XX' },
  { column: 'fechaNacimiento', value: '05/03/1990' },
  { column: 'fechaConsulta', value: '09/10/2024' },
  { column: 'sexoCURP', value: '3' },
  { column: 'derechohabiencia', value: '2&8' },
  { column: 'entidadNacimiento', value: '09' },
  { column: 'relacionTemporal', value: '1' },
  { column: 'codigoCIEDiagnostico1', value: 'e11.9' },
  { column: 'primeraVezDiagnostico2', value: '1' },
  { column: 'codigoCIEDiagnostico2', value: 'I10X' },
];
const seen = collectText(`${HEADER}\n${spoil(line, CHANGES)}\n`);
const dataOf = (type: string) => seen.records.filter((record) => record.type === type).map(({ data }) => data);

describe('registros neutros de B015', () => {
  it('lee a la persona atendida', () => {
    expect(dataOf('patient')).toEqual([
      expect.objectContaining({
        givenNames: 'BEGOÑA',
        secondSurname: undefined,
        birthDate: '1990-03-05',
        birthDateText: undefined,
        sex: 'X',
        birthState: '09',
        birthCountry: '142',
        affiliation: ['2', '8'],
        careDate: '2024-10-09',
      }),
    ]);
  });

  it('lee a quien atiende, la unidad y la consulta', () => {
    const [curp] = dataOf('practitioner').map(({ curp }) => curp);
    expect(curp).toBe(line.split('|')[2]);
    expect(dataOf('establishment')).toEqual([{ clues: line.split('|')[0], careDate: '2024-10-09' }]);
    expect(dataOf('encounter')).toEqual([
      {
        date: '2024-10-09',
        dateText: undefined,
        birthDate: '1990-03-05',
        clues: line.split('|')[0],
        service: '4',
        staffType: '2',
      },
    ]);
    expect(new Set(seen.units)).toEqual(new Set([line.split('|')[0]]));
  });

  it('lee los diagnósticos en forma normal, con su orden y curso', () => {
    expect(dataOf('diagnosis').map(({ code, rank, course }) => [code, rank, course])).toEqual([
      ['E119', 1, 'subsequent'],
      ['I10X', 2, 'first'],
    ]);
  });

  it('guarda el texto de una fecha que no se lee', () => {
    const read = collectText(`${HEADER}\n${spoil(line, [{ column: 'fechaNacimiento', value: '31/02/1980' }])}\n`);
    const patient = read.records.find(({ type }) => type === 'patient')?.data;
    expect(patient).toMatchObject({ birthDate: undefined, birthDateText: '31/02/1980' });
  });

  it('los mismos campos siempre, y sólo los que el formato declara', () => {
    for (const { type, data } of seen.records) {
      for (const [field, value] of Object.entries(data)) {
        if (value !== undefined) expect(b015.carries[type] as readonly string[]).toContain(field);
      }
    }
    expect(b015.carries.patient).not.toContain('folio');
    expect(b015.carries.observation).toBeUndefined();
  });

  it('da el lugar de un campo neutro según el registro', () => {
    const places: unknown[] = [];
    const reader = b015.open({
      unit() {},
      record(type, _data, origin) {
        if (type === 'patient' || type === 'practitioner')
          places.push([type, origin.place('curp'), origin.text('curp')]);
        if (type === 'diagnosis') places.push([type, origin.place('code'), origin.text('code')]);
      },
      finding() {},
      layer() {},
      key() {},
      row() {},
      encoding() {},
      problem() {},
    });
    reader.write(new Uint8Array(Buffer.from(`${HEADER}\n${spoil(line, CHANGES)}\n`, 'latin1')));
    reader.end();
    const cells = line.split('|');
    expect(places).toEqual([
      ['practitioner', expect.objectContaining({ line: 2, column: 3, field: 'curpPrestador', record: 1 }), cells[2]],
      ['patient', expect.objectContaining({ line: 2, column: 9, field: 'curpPaciente', record: 1 }), cells[8]],
      ['diagnosis', expect.objectContaining({ column: 43, field: 'codigoCIEDiagnostico1' }), 'e11.9'],
      ['diagnosis', expect.objectContaining({ column: 46, field: 'codigoCIEDiagnostico2' }), 'I10X'],
    ]);
  });

  it('identifica la fila por sus datos y no por su lugar', () => {
    const bad = spoil(line, [{ column: 'genero', value: '9' }]);
    const other = createRowMaker(22)();
    const first = collectText(`${HEADER}\n${bad}\n`).findings[0].identity;
    const later = collectText(`${HEADER}\n${other}\n${bad}\n`).findings[0].identity;
    const someone = collectText(`${HEADER}\n${spoil(other, [{ column: 'genero', value: '9' }])}\n`).findings[0]
      .identity;
    expect(later).toBe(first);
    expect(someone).not.toBe(first);
  });

  it('no dice la unidad cuando la CLUES no tiene forma de CLUES', () => {
    const bad = spoil(line, [{ column: 'clues', value: 'HOSPITAL' }]);
    const { units } = collectText(`${HEADER}\n${line}\n${bad}\n`);
    // What is said of both units at the end names them again.
    expect(units.slice(0, 2)).toEqual([line.split('|')[0], undefined]);
  });
});
