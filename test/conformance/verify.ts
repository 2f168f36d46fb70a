import { loadCatalogs } from '../../electron/engine/catalog-store.ts';
import { loadResources } from '../../electron/engine/resources.ts';
import type { CompileElsewhere } from '../../shared/formats/fhir/fhirpath/library.ts';
import { asPackage } from '../../shared/formats/fhir/profiles/canonical-index.ts';
import { createFormats } from '../../shared/formats/index.ts';
import type { Finding } from '../../shared/model/index.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { planVerification } from '../../shared/verification/plan.ts';
import { RESOURCES } from '../support/project.ts';

/** What a run says of one file. */
export interface Verified {
  /** Breaches of FHIR itself, without those of the checks on neutral records. */
  readonly findings: readonly Finding[];
  /** Why the file, or the rest of it, could not be read. */
  readonly problem: string | undefined;
}

export type Verify = (
  bytes: Uint8Array,
  name: string,
  extras?: { readonly resources: readonly unknown[]; readonly profiles?: readonly string[] },
) => Verified;

/** Findings kept of each rule: no case has as many. */
const MAX_FINDINGS = 1000;

/** The way of a real run, from the bytes of a file to what is kept of it, in this process. */
export function createVerify(elsewhere: CompileElsewhere): Verify {
  const { formats: resources } = loadResources(RESOURCES);
  const catalogs = loadCatalogs(`${RESOURCES}/catalogs`);
  return (bytes, name, extras = { resources: [] }) => {
    const formats = createFormats({
      ...resources,
      guides: [],
      fhir: { ...resources.fhir, packages: asPackage(extras.resources), elsewhere },
    });
    const { profiles } = extras;
    const plan = planVerification(formats, [], catalogs, MAX_FINDINGS, undefined, undefined, { profiles });
    const session = new FileSession(plan, name);
    session.write(bytes);
    const { kept, files } = session.end('');
    const own = new Set(formats.flatMap(({ rules }) => rules.map(({ id }) => id)));
    const findings = [...kept].flatMap(([id, sample]) =>
      own.has(id) ? sample.list().map(({ finding }) => finding) : [],
    );
    return { findings, problem: files[0].problem };
  };
}
