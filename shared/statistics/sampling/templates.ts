import type { SampleDesign } from '../../model/index.ts';

/**
 * The design of the national verification of 2011 (executive report «Evaluación y estrategias de portabilidad y
 * convergencia hacia la integración del Sistema Nacional de Salud»): 709 hospital units of which 258 were all visited
 * and 124 of the other 451 drawn with probability proportional to census beds, 382 in all. The report does not say its
 * method of drawing nor its seed: the sizes are repeated, not the units.
 *
 * @param seed any text
 */
export function design2011(seed: string): SampleDesign {
  return {
    schema: 'cotejo/sample-design@1',
    id: 'diagnostico-ece-2011',
    title: 'Diagnóstico nacional del expediente clínico electrónico, 2011',
    seed,
    sizeName: 'camas censables',
    strata: [
      { id: 'con-ece', title: 'Unidades que dijeron tener un sistema de ECE', method: 'certainty', frameUnits: 109 },
      {
        id: 'sin-ece-prioritarias',
        title: 'Unidades sin ECE o sin respuesta en las siete entidades prioritarias',
        method: 'certainty',
        frameUnits: 140,
      },
      { id: 'institutos-nacionales', title: 'Institutos nacionales de salud', method: 'certainty', frameUnits: 9 },
      {
        id: 'resto',
        title: 'Las demás unidades hospitalarias',
        method: 'proportional',
        sampleSize: 124,
        frameUnits: 451,
        replacements: 20,
        unsized: 'refuse',
      },
    ],
  };
}
