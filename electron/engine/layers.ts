import type { Format } from '../../shared/formats/format.ts';
import type { LayerRef } from '../../shared/ipc/contract.ts';
import { ProblemError } from './reading.ts';

/** The conformance layers that a run may leave out: those of FHIR, HL7 v2 and CDA. A guide of the GIIS is judged whole. */
export function listLayers(formats: readonly Format[]): readonly LayerRef[] {
  const layers = formats
    .filter(({ id }) => !id.startsWith('giis/'))
    .flatMap((format) => format.layers.filter(({ of }) => of === undefined));
  return [...new Map(layers.map(({ id, title }) => [id, { id, title }])).values()];
}

/** @throws ProblemError naming the layers there are where one of `ids` is none of them */
export function refuseLayers(formats: readonly Format[], ids: readonly string[]): void {
  const known = listLayers(formats).map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new ProblemError(`No hay una capa «${unknown}» que se pueda dejar fuera. Las que hay: ${known.join(', ')}.`);
}
