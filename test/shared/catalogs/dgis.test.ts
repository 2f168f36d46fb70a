import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/catalogs/decode.ts';
import { readDgisCatalog } from '../../../shared/catalogs/dgis.ts';
import { CATALOG_TITLES, isCatalogId } from '../../../shared/catalogs/titles.ts';

/** Entries of a text that must be readable. */
function read(text: string) {
  const reading = readDgisCatalog(text);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading;
}

function problem(text: string): string {
  const reading = readDgisCatalog(text);
  return 'problem' in reading ? reading.problem : '';
}

// All rows below are synthetic, in the official column layouts.
describe('recognises by columns and content', () => {
  it('diagnoses, with sex, ages and staff', () => {
    const reading = read(
      'LETRA,CATALOG_KEY,NOMBRE,DIA_CRONICOS,LSEX,LINF,LSUP,TIPO_PERSONAL_1VEZ_CE,TIPO_PERSONAL_SUBSEC_CE\n' +
        'O,o999,"PRUEBA, UNO",NO,MUJER,009A,059A,"1,2, 3",NO\nN,N999,PRUEBA DOS,SI,HOMBRE,NO,NO,1 2,2\nA,A999,TRES,NO,NO,NO,NO,,\n',
    );
    expect(reading.id).toBe('cie-10');
    expect(reading.entries).toEqual([
      {
        ...{ key: 'O999', name: 'PRUEBA, UNO', sex: 'M', minAge: '009A', maxAge: '059A' },
        extra: { letra: 'O', chronic: 'NO', firstTimeStaff: '1,2,3', subsequentStaff: 'NO' },
      },
      {
        ...{ key: 'N999', name: 'PRUEBA DOS', sex: 'H' },
        extra: { letra: 'N', chronic: 'SI', firstTimeStaff: '1,2', subsequentStaff: '2' },
      },
      { key: 'A999', name: 'TRES', extra: { letra: 'A', chronic: 'NO' } },
    ]);
  });

  it('units, in operation or not', () => {
    const reading = read(
      'clues,sub_abreviacion,tip_abreviacion,nombre_unidad,en_operacion,id_entidad_federativa,tipo_unidad,institucion\n' +
        'DFSSA999990,99,M,HOSPITAL DE PRUEBA,1,9,2,SSA\nDFSSA999991,,A,CENTRO DE PRUEBA,3,09,1,SSA\n',
    );
    expect(reading.id).toBe('clues');
    expect(reading.entries[0]).toEqual({
      ...{ key: 'DFSSA999990', name: 'HOSPITAL DE PRUEBA', active: true },
      extra: { state: '09', institution: 'SSA', typology: 'M', subtypology: '99', unitType: '2' },
    });
    expect(reading.entries[1].active).toBe(false);
  });

  it('units of the full register, by other columns', () => {
    const header =
      'ID_CLUES,CLUES,CLAVE DE LA INSTITUCION,NOMBRE DE LA INSTITUCION,ENTIDAD,MUNICIPIO,CLAVE DE TIPOLOGIA,NOMBRE DE LA UNIDAD,ESTATUS DE OPERACION,FECHA EFECTIVA DE BAJA\n';
    const reading = read(
      `${header}1,DFIMS999990,IMS,X,X,X,Z,HOSPITAL DE PRUEBA,EN OPERACIÓN,\n` +
        '2,ASSSA999991,SSA,X,X,X,Z,CENTRO DE PRUEBA,FUERA DE OPERACION,31/12/2024\n',
    );
    expect(reading.id).toBe('clues');
    expect(reading.entries).toEqual([
      { key: 'DFIMS999990', name: 'HOSPITAL DE PRUEBA', active: true, extra: { state: '09', institution: 'IMS' } },
      {
        ...{ key: 'ASSSA999991', name: 'CENTRO DE PRUEBA', active: false },
        extra: { state: '01', institution: 'SSA', closed: '2024-12-31' },
      },
    ]);
  });

  it('older keys of units, with and without a day', () => {
    const reading = read(
      'CLUES ANTERIOR;CLUES NUEVA;FECHA\nDFSSA999990;DFIMB999990;01/05/2024\ndfssa999991;dfimb999991;\n' +
        'DFSSA999992;;\nDFSSA999993;DFSSA999993;\nsin forma;DFIMB999990;\n',
    );
    expect(reading.id).toBe('clues-alias');
    expect(reading.entries).toEqual([
      { key: 'DFSSA999990', extra: { current: 'DFIMB999990', since: '2024-05-01' } },
      { key: 'DFSSA999991', extra: { current: 'DFIMB999991' } },
    ]);
  });

  it('keys whose left zeros a spreadsheet dropped, where their width is known', () => {
    expect(read('CATALOG_KEY,ENTIDAD_FEDERATIVA,ABREVIATURA\n9,PRUEBA,X\n').entries[0].key).toBe('09');
    expect(read('CLAVE_LENGUA,LENGUA INDÍGENA\n111,PRUEBA\n').entries[0].key).toBe('0111');
    expect(read('CLAVE RELIGION,RELIGIÓN\n10101,PRUEBA\n').entries[0].key).toBe('010101');
    expect(read('CATALOG_KEY,ESCOLARIDAD\n1,PRUEBA\n').entries[0].key).toBe('1');
  });

  it('a table below titles and above notes', () => {
    const reading = read('CATÁLOGO DE PRUEBA,\n,\nCATALOG_KEY,ESCOLARIDAD\n1,UNA\nFuente: nadie en particular,\n');
    expect(reading).toMatchObject({ id: 'escolaridad', entries: [{ key: '1' }] });
    expect(reading.entries).toHaveLength(1);
  });

  it('municipalities, whose zeros a spreadsheet dropped', () => {
    const reading = read('EFE_KEY;CATALOG_KEY;MUNICIPIO\r\n1;7;PRUEBA\r\n');
    expect(reading).toMatchObject({ id: 'municipios', entries: [{ key: '01007', extra: { state: '01' } }] });
  });

  it('nationalities, USA twice', () => {
    const reading = read(
      'codigo pais,pais,clave nacionalidad,catalog_key_pais\n1,UNA,USA,9\n2,OTRA,USA,9\n3,X,MEX,142\n',
    );
    expect(reading.entries.map(({ key, name }) => [key, name])).toEqual([
      ['USA', 'UNA'],
      ['MEX', 'X'],
    ]);
  });

  it('affiliation, with withdrawn keys', () => {
    const reading = read(
      'CATALOG_KEY,DESCRIPCIÓN CORTA,DESCRIPCIÓN LARGA,VIGENTE\n2,IMSS,X,1\n3,ISSSTE,X,1\n7,ANTERIOR,X,0\n',
    );
    expect(reading.entries).toEqual([
      { key: '2', name: 'IMSS' },
      { key: '3', name: 'ISSSTE' },
      { key: '7', name: 'ANTERIOR', active: false },
    ]);
  });

  it('catalogues of the same columns, by what stands at known keys', () => {
    const header = 'CATALOG_KEY,DESCRIPCIÓN CORTA\n';
    expect(read(`${header}1,"CA\nBEZA"\n4,CUELLO  \n10,EL  ABDOMEN\n`)).toMatchObject({
      id: 'area-anatomica',
      entries: [{ name: 'CA BEZA' }, { name: 'CUELLO' }, { name: 'EL ABDOMEN' }],
    });
    expect(read(`${header}14,HERIDA\n18,FRACTURA\n`).id).toBe('consecuencia');
    expect(read('CATALOG_KEY,DESCRIPCION\n142,MÉXICO\n247,SE IGNORA\n').id).toBe('paises');
    expect(read('CATALOG_KEY,DESCRIPCION\n3,CIRUGÍA\n16,PEDIATRÍA\n').id).toBe('servicios');
  });
});

describe('refuses with one sentence', () => {
  it.each([
    ['', /vacío/],
    ['a,b\n1,2\n', /^No es un catálogo conocido: sus columnas/],
    ['CATALOG_KEY,DESCRIPCIÓN CORTA\n1,OTRA\n2,COSA\n', /^No es un catálogo conocido: tiene las columnas/],
    ['CATALOG_KEY,DESCRIPCIÓN CORTA\n1,CABEZA\n4,CUELLO\n14,HERIDA\n18,FRACTURA\n', /podría ser «Área/],
    [`${'título\n'.repeat(50)}CATALOG_KEY,ESCOLARIDAD\n1,UNA\n`, /^No es un catálogo conocido: sus columnas/],
    ['CATALOG_KEY,ESCOLARIDAD\n', /no tiene renglones/],
    ['CATALOG_KEY,ESCOLARIDAD\n,SIN CLAVE\n', /no tiene renglones/],
    ['CATALOG_KEY,ESCOLARIDAD\n1,UNA\n1,OTRA\n', /clave 1 está repetida/],
    ['codigo pais,pais,clave nacionalidad\n1,UNA,MEX\n2,OTRA,MEX\n', /clave MEX está repetida/],
  ])('%j', (text, sentence) => {
    expect(problem(text)).toMatch(sentence);
    expect(problem(text)).toMatch(/\.$/);
  });

  it('but takes a row that is repeated word for word', () => {
    expect(read('CATALOG_KEY,ESCOLARIDAD\n1,UNA\n1,UNA\n').entries).toHaveLength(1);
  });
});

it('knows its ids', () => {
  expect(isCatalogId('cie-10')).toBe(true);
  expect(isCatalogId('toString')).toBe(false);
  expect(Object.keys(CATALOG_TITLES)).toHaveLength(22);
});

describe('the official files', () => {
  const folder = resolve(import.meta.dirname, '../../../../shared/dgis-catalogs');

  // Entries: rows of the README, less the second USA and the rows of lenguas_indigenas.csv that have no key.
  it.skipIf(!existsSync(folder)).each([
    ['establecimiento_de_salud_sis', 'clues', 15_295],
    ['diagnosticos_sis', 'cie-10', 9302],
    ['cat_afiliacion', 'afiliacion', 15],
    ['cat_pais', 'paises', 225],
    ['cat_nacionalidades', 'nacionalidades', 171],
    ['entidades_federativas', 'entidades', 35],
    ['municipios', 'municipios', 2478],
    ['lenguas_indigenas', 'lenguas', 95],
    ['cat_religiones', 'religiones', 249],
    ['escolaridad', 'escolaridad', 20],
    ['cat_tipo_personal', 'tipo-personal', 30],
    ['servicios_atencion_sis', 'servicios', 73],
    ['servicios_por_tipo_personal_sis_ce', 'servicios-por-personal', 52],
    ['cat_agente_lesion', 'agente-lesion', 27],
    ['cat_area_anatomica', 'area-anatomica', 17],
    ['cat_consecuencia', 'consecuencia', 22],
    ['cat_sitio_ocurrencia', 'sitio-ocurrencia', 13],
    ['cat_tipo_asentamiento', 'tipo-asentamiento', 48],
    ['cat_tipo_vialidad', 'tipo-vialidad', 29],
  ])('%s is %s with %i entries (skipped without ../shared)', (name, id, rows) => {
    const { text } = decodeText(readFileSync(resolve(folder, `${name}.csv`)));
    const reading = read(text);
    expect([reading.id, reading.entries.length]).toEqual([id, rows]);
  });
});
