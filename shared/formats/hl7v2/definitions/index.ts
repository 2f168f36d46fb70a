import type { Hl7Definitions, VersionTables } from './model.ts';
import { nearestVersion } from './nearest.ts';
import type { CodesFile, EventsFile, VersionFile, VersionsFile } from './tables.ts';
import { createVersionTables, type SharedTables } from './version.ts';

/**
 * HL7 v2's definitions from the generated files of `resources/hl7v2`; a version is read when it is first asked for.
 *
 * @param generated `Hl7v2Config.generated`
 * @throws Error from `generated` where a file is missing: at once for the list of versions, else when one is needed
 */
export function createHl7Definitions(generated: (file: string) => unknown): Hl7Definitions {
  const files = generated('versions.json') as VersionsFile;
  const versions = Object.keys(files);
  const made = new Map<string, VersionTables>();
  /** What was answered, by the text of MSH-12: every message asks. */
  const answers = new Map<string, { tables: VersionTables; exact: boolean }>();
  let shared: SharedTables | undefined;

  const tablesOf = (version: string): VersionTables => {
    const known = made.get(version);
    if (known) return known;
    shared ??= readShared(generated);
    const tables = createVersionTables(version, generated(files[version]) as VersionFile, shared);
    made.set(version, tables);
    return tables;
  };

  return {
    versions,
    of(named) {
      const known = answers.get(named);
      if (known) return known;
      const { version, exact } = nearestVersion(versions, named);
      const answer = { tables: tablesOf(version), exact };
      if (answers.size < MAX_ANSWERS) answers.set(named, answer);
      return answer;
    },
    lastWith(code, { version }) {
      for (let at = versions.indexOf(version) - 1; at >= 0; at--) {
        const tables = tablesOf(versions[at]);
        if (tables.hasCode(code)) return tables;
      }
      return undefined;
    },
  };
}

/** A file may name any number of versions that there are not. */
const MAX_ANSWERS = 64;

function readShared(generated: (file: string) => unknown): SharedTables {
  const { structures, others } = generated('events.json') as EventsFile;
  return { codes: generated('codes.json') as CodesFile, structures, events: new Set(others.split(' ')) };
}
