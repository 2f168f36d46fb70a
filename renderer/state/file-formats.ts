/** Whether a file was recognised as FHIR, in whichever syntax. */
export function isFhir({ format }: { readonly format: string | null }): boolean {
  return format?.startsWith('fhir/') === true;
}

/** Whether a file was recognised as messages of HL7 v2. */
export function isHl7v2({ format }: { readonly format: string | null }): boolean {
  return format === 'hl7v2';
}

/** Whether a file was recognised as a document of CDA. */
export function isCda({ format }: { readonly format: string | null }): boolean {
  return format?.startsWith('cda/') === true;
}

/** How the ids of the layers of a standard begin, and the files that they look at. */
const LAYERED = [
  { prefix: 'fhir-', reads: isFhir },
  { prefix: 'hl7v2-', reads: isHl7v2 },
  { prefix: 'cda-', reads: isCda },
] as const;

export type LayerPrefix = (typeof LAYERED)[number]['prefix'];

/** Those of the layers that look at any of the files: a choice made for other files is not carried over. */
export function layersFor(
  files: readonly { readonly format: string | null }[],
  layers: readonly string[],
): readonly string[] {
  const met = LAYERED.filter(({ reads }) => files.some(reads));
  return layers.filter((id) => met.some(({ prefix }) => id.startsWith(prefix)));
}
