import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyExport } from '../../../../electron/engine/verify-export.ts';
import { RESOURCES, runSetup } from '../../../support/project.ts';

/** What docs/muestra-cda.md says of the synthetic documents. */
const NAMED = {
  'consulta-sintetica.xml': [],
  'egreso-sintetico.xml': ['cda-contenido-intervalo-invertido', 'cda-contenido-referencia-rota'],
  'urgencias-sinteticas.xml': [
    'cda-contenido-resumen-sin-participante',
    'cda-contenido-seccion-sin-texto',
    'curp-digito-verificador',
    'documento-con-firma',
  ],
};

it('the synthetic documents have the faults that their page names, and no other', async () => {
  const { result } = await verifyExport({
    paths: [join(RESOURCES, 'samples', 'cda')],
    setup: runSetup(),
    toolVersion: 'prueba',
    threads: 0,
  });
  const found = result.files.map(({ path, format, findings }) => {
    expect(format).toBe('cda/r2');
    return [path.split('/').at(-1), findings.map(({ rule }) => rule).sort()];
  });
  expect(Object.fromEntries(found)).toEqual(NAMED);
  expect(result.units.map(({ clues }) => clues)).toEqual(['DFSSA900014']);
});
