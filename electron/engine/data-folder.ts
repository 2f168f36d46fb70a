import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** Folders under the one place where Cotejo keeps what is its own. */
export interface DataFolders {
  readonly root: string;
  /** Registry, key and copies. */
  readonly registry: string;
  /** Imported catalogues. */
  readonly catalogs: string;
  /** Imported FHIR packages. */
  readonly packages: string;
  /** Files: the user's own identifier systems, extensions and codes, by the standard that they are of. */
  readonly lists: { readonly fhir: string; readonly hl7v2: string; readonly cda: string };
  /** What came over live interfaces: it holds personal data. */
  readonly live: string;
}

/**
 * The data folder of this user: `COTEJO_HOME` where set, else the usual place of the system. The window and the
 * command line share it.
 */
export function dataFolders(environment: NodeJS.ProcessEnv = process.env): DataFolders {
  const root = environment.COTEJO_HOME || defaultRoot(environment);
  return {
    root,
    registry: join(root, 'registro'),
    catalogs: join(root, 'catalogos'),
    packages: join(root, 'guias-fhir'),
    lists: {
      fhir: join(root, 'fhir-mexico.json'),
      hl7v2: join(root, 'hl7v2-mexico.json'),
      cda: join(root, 'cda-mexico.json'),
    },
    live: join(root, 'interfaz'),
  };
}

function defaultRoot(environment: NodeJS.ProcessEnv): string {
  switch (platform()) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Cotejo');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Cotejo');
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'cotejo');
  }
}
