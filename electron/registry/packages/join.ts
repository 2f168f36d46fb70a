import type { Device, PackageCounts, PackageImport, PackageInfo } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { keepEdition } from '../checklists/editions.ts';
import { RegistryError } from '../errors.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { addUnitEvent } from '../units/events.ts';
import { putBlob } from '../visits/index.ts';
import { answerConflicts } from './conflict-rows.ts';
import { NO_COUNTS, type PackageContent } from './content.ts';
import { type DeviceCard, deviceOf, recogniseDevice } from './device.ts';
import { joinAgreement, joinCommittee } from './join-agreements.ts';
import { joinCampaign } from './join-campaigns.ts';
import { createTally, type Outcome, type Tally } from './join-tally.ts';
import { joinAnnulments, joinUnits } from './join-units.ts';
import { joinOpenVisit, joinVersion } from './join-visits.ts';

/** A package whose signature fits. */
export interface SignedPackage {
  readonly id: string;
  /** Of its manifest, by which it is known again. */
  readonly sha256: string;
  readonly device: DeviceCard;
  readonly createdAt: string;
  readonly toolVersion: string;
  readonly counts: PackageCounts;
}

/** What the package says of itself, with what this registry knows of its origin. */
export function packageInfo(store: Store, { device, ...rest }: SignedPackage): PackageInfo {
  const known = first(store, query.selectFrom('package').select('sha256').where('sha256', '=', rest.sha256));
  return { ...rest, device: deviceOf(store, device), known: known !== undefined };
}

/**
 * Joins a package with this registry: all of it, or nothing where any of it cannot be read. What both have is left
 * as it is, what only the package has is added, and what contradicts is kept as a conflict for a person to decide.
 *
 * @param trust a person has compared the fingerprint of its origin
 * @throws RegistryError `conflict` where the origin is not trusted; whatever `content` throws
 */
export function joinPackage(
  store: Store,
  signed: SignedPackage,
  content: PackageContent,
  trust: boolean,
  onVisit: (done: number) => void = () => undefined,
): PackageImport {
  return write(store, () => {
    const before = packageInfo(store, signed);
    refuseStranger(before.device, trust);
    if (!before.device.trusted) recogniseDevice(store, signed.device);
    if (before.known) {
      const info = packageInfo(store, signed);
      return { info, added: NO_COUNTS, same: signed.counts, mergedAnswers: 0, conflicts: [] };
    }
    const tally = createTally(store);
    const { name } = before.device;
    const outcomes = joinAll(store, content, `paquete de ${name}`, tally, onVisit);
    const { added, same, mergedAnswers, conflicts, units } = tally.result;
    for (const unit of units)
      addUnitEvent(store, unit, 'paquete', `Llegaron datos de esta unidad en un paquete de «${name}».`);
    const answers = [...outcomes.keys()].flatMap((visit) => answerConflicts(store, visit));
    const found = [...conflicts, ...answers];
    const { id, sha256, device } = signed;
    const summary = JSON.stringify({ added, same, mergedAnswers, conflicts: found.length });
    execute(
      store,
      query.insertInto('package').values({ sha256, id, device: device.id, taken_at: store.now(), summary }),
    );
    appendAudit(store, 'paquete-importado', {
      ...{ package: id, sha256, device: device.id },
      ...{ visits: added.visits, agreements: added.agreements, mergedAnswers, conflicts: found.length },
    });
    const info = { ...packageInfo(store, signed), known: false };
    return { info, added, same, mergedAnswers, conflicts: found };
  });
}

function refuseStranger(device: Device, trust: boolean): void {
  if (device.trusted || trust) return;
  throw new RegistryError(
    'conflict',
    `El paquete es de «${device.name}», un equipo que este registro no reconoce. Compare su huella con quien lo envió ` +
      `(${device.fingerprint}) y, si es la misma, acéptelo.`,
  );
}

function joinAll(
  store: Store,
  content: PackageContent,
  source: string,
  tally: Tally,
  onVisit: (done: number) => void,
): ReadonlyMap<string, Outcome> {
  for (const published of content.checklists()) {
    const { checklist, origin } = published;
    const { id, edition } = checklist;
    // Written by a person, but not here.
    const kept = keepEdition(store, { ...published, origin: origin === 'propia' ? 'importada' : origin });
    tally.count('checklists', kept);
    if (kept !== 'conflict') continue;
    tally.conflict({
      kind: 'lista',
      key: `${id}/${edition}`,
      message: `La lista «${checklist.title}», edición ${edition}, es aquí una y en el paquete otra; sus visitas conservan sus resultados.`,
      ours: edition,
      theirs: published.sha256.slice(0, 12),
      body: { what: 'checklist' },
    });
  }
  const units = [...content.units()];
  joinUnits(store, units, source, tally);
  for (const campaign of content.campaigns()) tally.count('campaigns', joinCampaign(store, campaign, tally));
  const outcomes = new Map<string, Outcome>();
  let done = 0;
  for (const version of content.versions()) {
    note(outcomes, version.visit, joinVersion(store, version, tally));
    onVisit(++done);
  }
  for (const visit of content.openVisits()) {
    note(outcomes, visit.head.id, joinOpenVisit(store, visit, tally));
    onVisit(++done);
  }
  for (const outcome of outcomes.values()) tally.count('visits', outcome);
  for (const { sha256, read } of content.evidence()) {
    const outcome = joinEvidence(store, sha256, read);
    if (outcome !== null) tally.count('evidence', outcome);
  }
  for (const committee of content.committees()) tally.count('committees', joinCommittee(store, committee, tally));
  for (const agreement of content.agreements()) tally.count('agreements', joinAgreement(store, agreement, tally));
  joinAnnulments(store, units, tally);
  return outcomes;
}

/** Only what a visit of this registry shows; bytes that nothing refers to are not kept. */
function joinEvidence(store: Store, sha256: string, read: () => Uint8Array): Outcome | null {
  const blob = first(store, query.selectFrom('evidence_blob').select('sha256').where('sha256', '=', sha256));
  if (blob !== undefined) return 'same';
  const used = first(store, query.selectFrom('evidence').select('id').where('sha256', '=', sha256).limit(1));
  if (used === undefined) return null;
  putBlob(store, sha256, read());
  return 'added';
}

/** The gravest of what was told of a visit. */
function note(outcomes: Map<string, Outcome>, visit: string, outcome: Outcome): void {
  const before = outcomes.get(visit);
  if (before === 'conflict' || (before === 'added' && outcome === 'same')) return;
  outcomes.set(visit, outcome);
}
