/**
 * LOINC codes of sections whose content is known by their code: those of the value set doc-section-codes of FHIR R4, of
 * the templates of C-CDA and of the Mexican summary (GIIS-A001). Codes of a whole note or of «history, general» are not
 * among them: what such a section tells of cannot be known without reading it.
 */
const KNOWN: ReadonlySet<string> = new Set(
  [
    // Reason, history and review.
    '10154-3 29299-5 42349-1 46239-0 8661-1 10164-2 11348-0 10157-6 29762-2 10187-3 46240-8 61150-9',
    // Examination and measurements.
    '29545-1 10210-3 10184-0 61149-1 8716-3 47420-5',
    // Diagnoses and assessment.
    '11450-4 57852-6 29308-4 46241-6 42347-5 11535-2 78375-3 51848-0 51847-2 10219-4 10218-6 59769-0 11301-9',
    // Treatment, plan and instructions.
    '10160-0 29549-3 10183-2 42346-7 18776-5 61146-7 69730-0 8653-8 42344-2 11369-6',
    // Results, and the course of the stay.
    '30954-2 11493-4 8648-8 18841-7',
    // Surgery.
    '29554-3 10223-6 10216-0 10222-8 55109-3 55122-6 59768-2 59770-8 59771-6 59772-4 59773-2 59774-0 59775-7 59776-5',
    '11537-8 47519-4',
    // Others that say nothing of the above.
    '48765-2 42348-3 46264-8 48768-6',
  ].flatMap((codes) => codes.split(' ')),
);

/**
 * The codes of a document's sections, each once, in their order; undefined where there is none, or where the content of
 * one is not known by its code: then nobody can say that the document lacks something.
 *
 * @param codes of the sections that say something; undefined for one without a code of LOINC
 */
export function knownSections(codes: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = codes.filter((code): code is string => code !== undefined && KNOWN.has(code));
  return known.length === 0 || known.length < codes.length ? undefined : [...new Set(known)];
}
