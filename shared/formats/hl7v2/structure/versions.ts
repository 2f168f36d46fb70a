/** Versions of HL7 v2 that were published (table 0104); messages of other ones name a version that does not exist. */
const VERSIONS: ReadonlySet<string> = new Set([
  '2.0',
  '2.0D',
  '2.1',
  '2.2',
  '2.3',
  '2.3.1',
  '2.3.2',
  '2.4',
  '2.5',
  '2.5.1',
  '2.6',
  '2.7',
  '2.7.1',
  '2.8',
  '2.8.1',
  '2.8.2',
  '2.9',
  '2.9.1',
]);

export function isPublishedVersion(version: string): boolean {
  return VERSIONS.has(version);
}
