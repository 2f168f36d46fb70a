import { parseChecklist } from '../../shared/checklist/load.ts';
import type { Checklist, ClosedVisit, PublishedChecklist } from '../../shared/model/index.ts';
import {
  type AgreementContent,
  type CampaignContent,
  isSignedBy,
  type PackageContent,
  type SignedPackage,
  type UnitContent,
  type VersionContent,
} from '../registry/packages/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import {
  claimedDevice,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  readManifest,
  SIGNATURE,
} from './package-manifest.ts';
import { type PackageParts, partsOf } from './package-parts.ts';
import * as schemas from './package-schemas.ts';
import { openPackageSource } from './package-source.ts';
import { ALTERED, openPackageZip, type PackageZip } from './package-zip.ts';
import { ProblemError } from './reading.ts';

type ReadContent = ReturnType<VersionContent['read']>;

/** A package whose signature fits and whose directory is that of its manifest. */
export interface OpenPackage {
  readonly signed: SignedPackage;
  /**
   * Compares every digest and judges every form. Before a joining, of closed versions only those that are known already
   * (`visit/version` → digest): the others are read and judged once, when they are joined.
   *
   * @param known null where nothing will be joined
   * @throws ProblemError
   */
  check(known: ReadonlyMap<string, string> | null, onEntry: (done: number, total: number) => void): Promise<void>;
  /** Read anew, digests compared anew: the file could have changed. */
  content(scoresOf: (closed: ClosedVisit) => ReadContent['scores']): PackageContent;
  close(): void;
}

/** Opens a package; nothing of it is believed before its signature fits. @throws ProblemError with one sentence */
export async function openPackage(path: string, password: string | undefined): Promise<OpenPackage> {
  const source = openPackageSource(path, password);
  try {
    const zip = await openPackageZip(source);
    const bytes = zip.read(MANIFEST);
    const device = claimedDevice(bytes);
    if (!isSignedBy(device, bytes, zip.read(SIGNATURE))) {
      throw new ProblemError('La firma del paquete no es de quien dice haberlo exportado; no se cambió nada.');
    }
    const manifest = readManifest(bytes);
    refuseOtherEntries(manifest, zip);
    const { id, createdAt, tool, counts } = manifest;
    const parts = partsOf(manifest, zip);
    return {
      signed: { id, sha256: sha256Hex(bytes), device, createdAt, toolVersion: tool.version, counts },
      check: (known, onEntry) => checkParts(parts, known, onEntry),
      content: (scoresOf) => contentOf(parts, scoresOf),
      close: source.close,
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

function refuseOtherEntries({ entries }: Manifest, zip: PackageZip): void {
  const isWhole = entries.every(({ path, bytes }) => zip.names.has(path) && zip.sizeOf(path) === bytes);
  if (!isWhole || zip.names.size !== entries.length + 2) throw new ProblemError(ALTERED);
}

/** How long the engine may work before it listens again, in milliseconds. */
const TURN = 40;

async function checkParts(
  parts: PackageParts,
  known: ReadonlyMap<string, string> | null,
  onEntry: (done: number, total: number) => void,
): Promise<void> {
  const total = parts.entries.length;
  const versions = versionsByPath(parts);
  let turn = performance.now();
  for (const [index, entry] of parts.entries.entries()) {
    checkPart(parts, entry, versions, known);
    onEntry(index + 1, total);
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
}

type VersionLine = Omit<VersionContent, 'read'>;

function versionsByPath(parts: PackageParts): ReadonlyMap<string, VersionLine> {
  const lines = parts.lines<VersionLine>('visits.jsonl', schemas.version);
  return new Map(lines.map((line) => [versionPath(line), line]));
}

function versionPath({ visit, version }: VersionLine): string {
  return `visits/${visit}/${version}.json`;
}

function checkPart(
  parts: PackageParts,
  { path, sha256: digest }: ManifestEntry,
  versions: ReadonlyMap<string, VersionLine>,
  known: ReadonlyMap<string, string> | null,
): void {
  const [folder, name = ''] = path.split('/');
  if (folder === 'visits') {
    const line = versions.get(path);
    if (line?.sha256 !== digest) throw new ProblemError(ALTERED);
    if (known === null) closedOf(parts, line);
    else if (known.get(`${line.visit}/${line.version}`) === digest) parts.bytes(path);
  } else if (folder === 'open') openVisitOf(parts, path);
  else if (folder === 'evidence') {
    if (digest !== name) throw new ProblemError(ALTERED);
    parts.bytes(path);
  } else if (folder === 'runs') parts.json(path, schemas.runs);
  else if (folder === 'draws') parts.json(path, schemas.draw);
  else if (path === 'visits.jsonl') {
    if ([...versions.keys()].some((one) => !parts.has(one))) throw new ProblemError(ALTERED);
  } else if (path === 'checklists.jsonl') checklistsOf(parts);
  else parts.lines(path, LINES[path as keyof typeof LINES]);
}

const LINES = {
  'units.jsonl': schemas.unit,
  'campaigns.jsonl': schemas.campaign,
  'committees.jsonl': schemas.committee,
  'agreements.jsonl': schemas.agreement,
} as const;

function contentOf(parts: PackageParts, scoresOf: (closed: ClosedVisit) => ReadContent['scores']): PackageContent {
  const paths = (folder: string) => parts.entries.flatMap(({ path }) => (path.startsWith(`${folder}/`) ? [path] : []));
  return {
    checklists: () => checklistsOf(parts),
    units: () => parts.lines<UnitContent>('units.jsonl', schemas.unit),
    *versions() {
      for (const line of versionsByPath(parts).values()) {
        yield {
          ...line,
          read() {
            const { closed, bytes } = closedOf(parts, line);
            const path = `runs/${line.visit}.json`;
            const runs = parts.has(path) ? parts.json<ReadContent['runs']>(path, schemas.runs).value : [];
            return { closed, bytes, scores: scoresOf(closed), runs };
          },
        };
      }
    },
    *openVisits() {
      for (const path of paths('open')) yield openVisitOf(parts, path);
    },
    *evidence() {
      for (const path of paths('evidence')) {
        yield { sha256: path.slice('evidence/'.length), read: () => parts.bytes(path) };
      }
    },
    *campaigns() {
      for (const campaign of parts.lines<CampaignContent['campaign']>('campaigns.jsonl', schemas.campaign)) {
        const path = `draws/${campaign.id}.json`;
        yield { campaign, draw: parts.has(path) ? parts.bytes(path) : null };
      }
    },
    committees: () => parts.lines('committees.jsonl', schemas.committee),
    agreements: () => parts.lines<AgreementContent>('agreements.jsonl', schemas.agreement),
  };
}

function closedOf(
  parts: PackageParts,
  line: VersionLine,
): { readonly closed: ClosedVisit; readonly bytes: Uint8Array } {
  const path = versionPath(line);
  if (parts.digest(path) !== line.sha256) throw new ProblemError(ALTERED);
  const { value: closed, bytes } = parts.json<ClosedVisit>(path, schemas.closedVisit);
  const { id, version } = closed.head;
  if (id !== line.visit || version !== line.version) throw new ProblemError(ALTERED);
  return { closed, bytes };
}

function openVisitOf(parts: PackageParts, path: string) {
  type Open = ReturnType<PackageContent['openVisits']> extends Iterable<infer Visit> ? Visit : never;
  const { value: visit } = parts.json<Open>(path, schemas.openVisit);
  if (path !== `open/${visit.head.id}.json`) throw new ProblemError(ALTERED);
  return visit;
}

/** Checks that the other program has and this one does not are no fault: a visit does not run them. */
function checklistsOf(parts: PackageParts): readonly PublishedChecklist[] {
  return parts.lines<PublishedChecklist>('checklists.jsonl', schemas.published).map((published) => {
    try {
      parseChecklist(published.checklist, checksNamed(published.checklist));
    } catch (error) {
      throw new ProblemError(`Una lista de cotejo del paquete no se puede usar: ${(error as Error).message}`);
    }
    return published;
  });
}

/** Those that decide, and those that only show something to whoever decides. */
function checksNamed({ items }: Checklist): readonly { readonly id: string }[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap(({ decision }) => {
    const { checks = [], shows = [] } = (decision ?? {}) as Partial<Record<'checks' | 'shows', readonly string[]>>;
    return [...checks, ...shows].map((id) => ({ id }));
  });
}
