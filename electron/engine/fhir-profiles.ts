import { versionOf, withoutVersion } from '../../shared/formats/fhir/profiles/canonical.ts';
import type { ProfileTables } from '../../shared/formats/fhir/profiles/model.ts';
import type { LoadedPackages } from './fhir-packages.ts';
import { ProblemError } from './reading.ts';

/**
 * Refuses profiles that a person chose and that nobody has: a run against them would say nothing.
 *
 * @param generated `FhirR4Config.generated`
 * @throws ProblemError with one sentence
 */
export function refuseProfiles(
  chosen: readonly string[],
  packages: LoadedPackages,
  generated: (file: string) => unknown,
): void {
  if (chosen.length === 0) return;
  const own = new Set((generated('profiles.json') as ProfileTables).definitions.map(({ url }) => url));
  const unknown = chosen.find((canonical) => !own.has(withoutVersion(canonical)) && !isImported(canonical, packages));
  if (unknown === undefined) return;
  throw new ProblemError(
    `El perfil ${unknown.slice(0, 200)} no es de FHIR R4 ni de las guías importadas: importe su guía o indíquela con --packages.`,
  );
}

function isImported(canonical: string, packages: LoadedPackages): boolean {
  const url = withoutVersion(canonical);
  const version = versionOf(canonical);
  return packages.resources().some(
    (one) =>
      one.type === 'StructureDefinition' &&
      one.url === url &&
      // A canonical may leave out the last parts of a version.
      (version === undefined || one.version === version || one.version.startsWith(`${version}.`)),
  );
}
