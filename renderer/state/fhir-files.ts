/** Whether a file was recognised as FHIR, in whichever syntax. */
export function isFhir({ format }: { readonly format: string | null }): boolean {
  return format?.startsWith('fhir/') === true;
}
