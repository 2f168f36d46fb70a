import { loadCatalogs } from '../../../electron/engine/catalog-store.ts';
import { findChecklist, loadResources } from '../../../electron/engine/resources.ts';
import type { CatalogSet } from '../../../shared/catalogs/catalog.ts';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { compileChecks } from '../../../shared/checklist/compile.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { createFormats, type FormatResources } from '../../../shared/formats/index.ts';
import type { Carries, Check, Checklist, VerificationResult } from '../../../shared/model/index.ts';
import { FileSession } from '../../../shared/verification/file-session.ts';
import { planVerification } from '../../../shared/verification/plan.ts';
import { buildResult } from '../../../shared/verification/result.ts';
import { emptyTally, mergeTally } from '../../../shared/verification/tally.ts';
import { catalog } from '../../resources/synthetic-catalogs.ts';
import { makeClues } from '../giis-people.ts';
import { RESOURCES } from '../project.ts';
import { LOCAL_CODES } from './codes.ts';
import { UNIT } from './facts.ts';

export interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const CHECKLIST = 'nom-024-ssa3-2012';

/** Made-up catalogues beside those that the program carries: what the hospital uses, and enough to be held complete. */
const SYNTHETIC = createCatalogSet([
  catalog('municipios', ['09003', '09015', '14039']),
  catalog('nacionalidades', ['MEX', 'CAN']),
  catalog('paises', ['142', '57']),
  catalog('cie-10', [...['R51X', 'K297', 'N390', 'J029', 'M545'], { key: 'P220', minAge: '000H', maxAge: '027D' }]),
  catalog('clues', [UNIT.clues ?? '', ...Array.from({ length: 120 }, (_, number) => makeClues(number + 1))]),
  catalog('clues-alias', []),
]);

/** What this hospital tells the program of its own code systems. */
function withLocalCodes(resources: FormatResources): FormatResources {
  const { fhir, cda } = resources;
  const by = (name: 'uri' | 'oid') => ({
    affiliation: [LOCAL_CODES.affiliation[name]],
    service: [LOCAL_CODES.service[name]],
    staffType: [LOCAL_CODES.staffType[name]],
  });
  return {
    ...resources,
    fhir: { ...fhir, mexico: { ...fhir.mexico, localCodes: by('uri') } },
    cda: { ...cda, mexico: { ...cda.mexico, localCodes: by('oid') } },
  };
}

export interface Verifier {
  readonly checklist: Checklist;
  readonly checks: readonly Check[];
  /** What a run says of these files, verified as a run does, in this process. */
  verify(files: readonly File[]): VerificationResult;
  /** What a format has a place for. */
  carries(format: string): Carries;
  format(id: string): Format;
}

export function createVerifier(): Verifier {
  const resources = loadResources(RESOURCES);
  const { checklist, sha256 } = findChecklist(resources, CHECKLIST);
  const builtIn = loadCatalogs(`${RESOURCES}/catalogs`);
  const catalogs: CatalogSet = {
    get: (id, day) => SYNTHETIC.get(id, day) ?? builtIn.get(id, day),
    list: () => [...builtIn.list(), ...SYNTHETIC.list()],
  };
  const formats = createFormats(withLocalCodes(resources.formats));
  const plan = planVerification(formats, compileChecks(resources.checks, catalogs), catalogs, 1000);
  const formatOf = (id: string): Format => {
    const format = formats.find((one) => one.id === id);
    if (format === undefined) throw new Error(`No hay un formato «${id}».`);
    return format;
  };
  return {
    checklist,
    checks: resources.checks,
    verify(files) {
      const whole = emptyTally();
      for (const { path, bytes } of files) {
        const session = new FileSession(plan, path);
        session.write(bytes);
        mergeTally(whole, session.end(''));
      }
      return buildResult(plan, checklist, whole, {
        id: 'hospital',
        startedAt: '2024-11-01T00:00:00-06:00',
        durationMs: 0,
        status: 'completa',
        toolVersion: '0.0.0',
        checklistSha256: sha256,
        catalogs: [],
        unitName: () => undefined,
      });
    },
    carries: (id) => formatOf(id).carries,
    format: formatOf,
  };
}
