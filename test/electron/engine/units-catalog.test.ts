import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogs } from '../../../electron/engine/catalog-store.ts';
import { createCatalogWork } from '../../../electron/engine/catalog-work.ts';
import { RESOURCES, SHARED } from '../../support/project.ts';
import { describeWithShared } from '../../support/with-shared.ts';
import { open, temporaryFolder } from '../registry/support.ts';

function workIn(folder: string) {
  const registry = open(join(folder));
  const store = join(folder, 'catalogos');
  const load = () => loadCatalogs(join(RESOURCES, 'catalogs'), store);
  return { registry, work: createCatalogWork({ registry, storeFolder: store, load, emit: () => undefined }) };
}

test('the full register gives level, type and whether a unit operates, in its own words', async () => {
  const folder = temporaryFolder();
  const { registry, work } = workIn(folder);
  const path = join(folder, 'clues.csv');
  writeFileSync(
    path,
    [
      'CLUES,CLAVE DE LA INSTITUCION,NOMBRE TIPO ESTABLECIMIENTO,NOMBRE DE LA UNIDAD,ESTATUS DE OPERACION,NIVEL ATENCION',
      'CSSSA000020,SSA,DE HOSPITALIZACIÓN,HOSPITAL SINTÉTICO,EN OPERACION,SEGUNDO NIVEL',
      'CSSSA000031,SSA,DE CONSULTA EXTERNA,CLÍNICA SINTÉTICA,FUERA DE OPERACION,PRIMER NIVEL',
    ].join('\n'),
  );
  const report = await work.import({ paths: [path], edition: '2026' });
  expect(report.imported.map(({ id }) => id)).toEqual(['clues']);
  expect(await registry.units.page('CSSSA000020')).toMatchObject({
    ...{ level: 'SEGUNDO NIVEL', type: 'DE HOSPITALIZACIÓN', operating: true },
    unit: { name: 'HOSPITAL SINTÉTICO', state: '07', institution: 'SSA' },
  });
  expect(await registry.units.page('CSSSA000031')).toMatchObject({ level: 'PRIMER NIVEL', operating: false });
});

describeWithShared('dgis-catalogs', 'the establishments of the SIS', () => {
  test('enter the registry with what the file says, level left unknown', { timeout: 60_000 }, async () => {
    const { registry, work } = workIn(temporaryFolder());
    const paths = [join(SHARED, 'dgis-catalogs', 'establecimiento_de_salud_sis.csv')];
    await work.import({ paths, edition: '2026' });
    const { total } = await registry.units.find({}, 1);
    expect(total).toBe(15_295);
    const facets = await registry.units.facets();
    expect(facets.states).toHaveLength(32);
    expect(facets.levels).toEqual([]);
    // The codes as they are: what they mean is not known.
    expect(facets.types.map(({ value }) => value).toSorted()).toEqual(['1', '2', '3', '4']);
    expect((await registry.units.find({ text: 'tercer milenio', onlyOperating: true }, 5)).units[0]).toMatchObject({
      ...{ clues: 'ASSSA000030', state: '01', institution: 'SSA', type: '2', level: null },
      standing: { state: 'sin-verificar' },
    });
  });
});
