import { ProblemError } from './reading.ts';

/** What a `package.json` of a FHIR package says of it. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  /** Name → version, as written: `5.3.0`, `6.1.x`. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Both become part of a file name, on Windows too. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const VERSION = /^[A-Za-z0-9](?:[A-Za-z0-9.+_-]{0,58}[A-Za-z0-9])?$/;
const CORE = /^hl7\.fhir\.r\d\w*\.core$/;

/** True for what may name a stored package. */
export function isPackageKey(name: string, version: string): boolean {
  return NAME.test(name) && VERSION.test(version);
}

/** Whether a version of FHIR is R4: 4.0.0 and 4.0.1 differ in nothing that is judged; 4.1 and 4.3 are R4B. */
export function isR4(version: unknown): boolean {
  return typeof version === 'string' && (/^4\.0(\.|$)/.test(version) || version === 'R4');
}

/**
 * Reads a parsed `package.json`. A package that does not say its version of FHIR is taken, since each definition says it
 * again.
 *
 * @throws ProblemError with one sentence
 */
export function readManifest(value: unknown): PackageManifest {
  if (!isRecord(value)) throw new ProblemError('Su package.json no es un objeto JSON.');
  const { name, version, title } = value;
  if (typeof name !== 'string' || typeof version !== 'string' || !isPackageKey(name, version)) {
    throw new ProblemError('Su package.json no dice un nombre y una versión que se puedan usar.');
  }
  const dependencies = textsOf(value.dependencies);
  const versions = versionsOf(value, dependencies);
  if (versions.length > 0 && !versions.some(isR4)) {
    throw new ProblemError(`Es para FHIR ${versions[0]?.slice(0, 20)}; Cotejo lee guías para FHIR R4 (4.0.1).`);
  }
  return {
    name,
    version,
    ...(typeof title === 'string' && title.trim() !== '' && { title: title.trim().slice(0, 300) }),
    dependencies,
  };
}

/** As the package says, and else as the core package that it builds on does. */
function versionsOf(manifest: Readonly<Record<string, unknown>>, dependencies: Readonly<Record<string, string>>) {
  const said = manifest.fhirVersions ?? manifest['fhir-version-list'] ?? manifest.fhirVersion;
  const list = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string');
  if (list.length > 0) return list;
  return Object.entries(dependencies).flatMap(([name, version]) => (CORE.test(name) ? [version] : []));
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.slice(0, 200).map(([name, version]) => [name.slice(0, 120), version.slice(0, 60)]));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
