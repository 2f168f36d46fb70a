import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogSet } from '../../../../shared/catalogs/catalog.ts';
import { createCatalog, createCatalogSet } from '../../../../shared/catalogs/create.ts';
import { decodeText } from '../../../../shared/catalogs/decode.ts';
import { readDgisCatalog } from '../../../../shared/catalogs/dgis.ts';
import { rows as b015 } from '../../../support/giis/b015-4.11-rows.ts';
import { rows as b019 } from '../../../support/giis/b019-4.9-rows.ts';
import { type Cells, fileOf, findingsOf, GUIDES, validRows } from '../../../support/giis/guide-file.ts';
import type { GuideRows } from '../../../support/giis/guide-rows.ts';
import { ONCOLOGY_UNITS, UNEME_UNITS } from '../../../support/giis/sis-foreigners.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

/** Official catalogues that the dictionaries of the SIS look into. */
const FILES = [
  'establecimiento_de_salud_sis.csv',
  'diagnosticos_sis.csv',
  'cat_pais.csv',
  'servicios_por_tipo_personal_sis_ce.csv',
];
/** A health centre: neither treats cancer nor is a UNEME. */
const HEALTH_CENTRE = 'JCSSA005386';
/** An oncology UNEME (UNE07), of which the guide and its own sample say different things. */
const UNDECIDED_UNEME = 'NTIMB001765';

function officialCatalogs(): CatalogSet {
  const catalogs = FILES.map((file) => {
    const reading = readDgisCatalog(decodeText(readFileSync(join(SHARED, 'dgis-catalogs', file))).text);
    if ('problem' in reading) throw new Error(`${file}: ${reading.problem}`);
    const { id, title, entries } = reading;
    return createCatalog({ id, title, edition: 'oficial', sha256: '', source: 'importado' }, entries);
  });
  return createCatalogSet(catalogs);
}

describeWithShared('dgis-catalogs', 'made-up rows in units of the official catalogue', () => {
  const catalogs = officialCatalogs();

  function guideOf({ guide: id }: GuideRows) {
    const found = GUIDES.get(id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  }

  /** `rule field` of each finding on the rows, in order. */
  function found(maker: GuideRows, rows: Iterable<Cells>): readonly string[] {
    const { guide, format } = guideOf(maker);
    const findings = findingsOf(format, fileOf(guide, rows), { catalogs });
    return findings
      .filter(({ rule }) => !rule.id.startsWith('giis-lote-'))
      .map(({ rule, place }) => `${rule.id} ${place.field}`);
  }

  it.each([
    ['b015', b015],
    ['b019', b019],
  ] as const)('%s: break no rule that asks a catalogue', (_id, maker) => {
    const units = [...ONCOLOGY_UNITS, ...UNEME_UNITS, HEALTH_CENTRE];
    expect(found(maker, validRows(maker, 600, 1, units))).toEqual([]);
  });

  /** A woman attended by a physician for the first time in the year, in one unit. */
  function visitTo(clues: string, changes: Cells): Cells {
    const woman = [...validRows(b015, 21, 1, [clues])].find(
      ({ sexoBiologico, tipoPersonal, periPostMenopausia }) =>
        sexoBiologico === '2' && tipoPersonal === '2' && periPostMenopausia !== '-1',
    );
    if (woman === undefined) throw new Error('no woman among the rows');
    const nothing = { cancerMamario: '-1', cancerCervicouterino: '-1', primeraVezUneme: '-1', primeraVezAnio: '1' };
    return { ...woman, ...nothing, ...changes };
  }

  describe.each([
    ['cancerMamario', 'giis-regla-b015-cancer-mamario-unidad-que-lo-atiende'],
    ['cancerCervicouterino', 'giis-regla-b015-cancer-cervicouterino-unidad-que-lo-atiende'],
  ])('%s', (column, rule) => {
    it.each(ONCOLOGY_UNITS)('may be filled in %s', (clues) => {
      const rows = ['0', '1', '-1'].map((value) => visitTo(clues, { [column]: value }));
      expect(found(b015, rows)).toEqual([]);
    });

    it.each([...UNEME_UNITS, HEALTH_CENTRE])('may not be filled in %s', (clues) => {
      const rows = ['0', '1', '-1'].map((value) => visitTo(clues, { [column]: value }));
      expect(found(b015, rows)).toEqual([`${rule} ${column}`, `${rule} ${column}`]);
    });
  });

  describe('primeraVezUneme', () => {
    const visits = (clues: string): readonly Cells[] =>
      ['0', '1', '-1'].map((primeraVezUneme) => visitTo(clues, { primeraVezUneme }));
    const finding = 'giis-regla-b015-primera-vez-uneme-en-uneme primeraVezUneme';

    it.each(UNEME_UNITS)('may be filled in %s', (clues) => {
      expect(found(b015, visits(clues))).toEqual([]);
    });

    it.each([HEALTH_CENTRE, ...ONCOLOGY_UNITS.filter((clues) => clues !== UNDECIDED_UNEME)])(
      'may not be filled in %s',
      (clues) => {
        expect(found(b015, visits(clues))).toEqual([finding, finding]);
      },
    );

    it('is not judged in a UNEME whose subtypology is in doubt', () => {
      expect(found(b015, visits(UNDECIDED_UNEME))).toEqual([]);
    });
  });

  describe('servicioAtencion', () => {
    const visits = (...services: readonly string[]): readonly Cells[] =>
      services.map((servicioAtencion) => visitTo(HEALTH_CENTRE, { servicioAtencion }));

    it('is one that a physician may give in consulta externa', () => {
      expect(found(b015, visits('4', '8', '29', '69', '88'))).toEqual([]);
    });

    it('is not a service of other formats: dentistry, psychology, screening', () => {
      const finding = 'giis-regla-catalogo servicioAtencion';
      expect(found(b015, visits('10', '20', '60'))).toEqual([finding, finding, finding]);
    });

    it('is not one of other personnel', () => {
      expect(found(b015, visits('6'))).toEqual(['giis-regla-b015-servicio-para-el-personal servicioAtencion']);
    });
  });
});
