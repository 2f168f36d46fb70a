/**
 * One canonical resource of an imported FHIR package. A package may hold thousands, of which a run needs a few, so each
 * is read when it is first asked for.
 */
export interface PackageResource {
  /** `StructureDefinition`, `ValueSet`. */
  readonly type: string;
  /** Canonical, without a version. */
  readonly url: string;
  /** The resource's own; '' where it has none. */
  readonly version: string;
  /** The parsed resource, the same at each call; undefined where it cannot be read. */
  read(): unknown;
}
