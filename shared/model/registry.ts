import type { SampleDesign, StratumDesign } from './campaign.ts';
import type { RunSummary, UnitSummary } from './unit.ts';
import type { VisitSummary } from './visit.ts';

/**
 * What the registry says of a unit. It comes from its last closed visit of kind external, else internal; a
 * self-verification alone verifies no unit. `con-observaciones`: agreements of that visit are not `solventada`, or a
 * mandatory item was not met. `vencida`: its validity is over.
 */
export type UnitState = 'sin-verificar' | 'en-proceso' | 'verificada' | 'con-observaciones' | 'vencida' | 'anulada';

export interface UnitStanding {
  readonly state: UnitState;
  /** ISO 8601; null for `sin-verificar`. */
  readonly since: string | null;
  /** Last day on which the verification counts, ISO 8601. */
  readonly validUntil: string | null;
  /** The visit it comes from. */
  readonly visit: string | null;
  /** Why it was annulled. */
  readonly reason: string | null;
}

/** What happened to a unit in the registry, newest first: runs, visits, keys, names, annulments, agreements. */
export interface UnitEvent {
  readonly at: string;
  readonly who: string;
  readonly kind:
    | 'importada'
    | 'nombre'
    | 'clave'
    | 'atributos'
    | 'anulada'
    | 'restablecida'
    | 'verificacion'
    | 'visita-abierta'
    | 'visita-cerrada'
    | 'visita-inaccesible'
    | 'visita-cancelada'
    | 'correccion'
    | 'acuerdo'
    | 'paquete';
  /** One sentence. */
  readonly text: string;
  readonly run?: string;
  readonly visit?: string;
}

/** A column that a file brought for units: beds, staff. */
export interface UnitAttribute {
  readonly name: string;
  readonly value: number;
  readonly source: string;
}

export interface UnitPage {
  readonly unit: UnitSummary;
  readonly standing: UnitStanding;
  readonly level: string | null;
  readonly type: string | null;
  readonly operating: boolean | null;
  readonly attributes: readonly UnitAttribute[];
  readonly runs: readonly RunSummary[];
  readonly visits: readonly VisitSummary[];
  readonly events: readonly UnitEvent[];
  readonly openAgreements: number;
}

/** Which units are meant; every part left out means all. */
export interface UnitFilter {
  readonly text?: string;
  /** INEGI keys. */
  readonly states?: readonly string[];
  readonly institutions?: readonly string[];
  readonly levels?: readonly string[];
  readonly types?: readonly string[];
  readonly standings?: readonly UnitState[];
  readonly onlyOperating?: boolean;
  /** Only units with a value of this attribute. */
  readonly withAttribute?: string;
  /** Only these. */
  readonly clues?: readonly string[];
}

/** One line of the list of units. */
export interface FoundUnit extends UnitSummary {
  readonly standing: UnitStanding;
  readonly level: string | null;
  readonly type: string | null;
}

/** Values that filters can choose from, with how many units have each. */
export interface UnitFacets {
  readonly states: readonly UnitFacet[];
  readonly institutions: readonly UnitFacet[];
  readonly levels: readonly UnitFacet[];
  readonly types: readonly UnitFacet[];
  readonly standings: readonly UnitFacet[];
  readonly attributes: readonly { readonly name: string; readonly units: number }[];
}

export interface UnitFacet {
  readonly value: string;
  readonly units: number;
}

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: UnitFilter;
}

/** Rule that puts a unit of the universe in a stratum: the first that fits. */
export interface StratumRule {
  readonly stratum: string;
  readonly filter: UnitFilter;
}

/** A set of units to visit, drawn by a stated design. */
export interface Campaign {
  readonly id: string;
  readonly title: string;
  /** `sorteada`: its units stand and its design no longer changes. */
  readonly status: 'borrador' | 'sorteada' | 'cerrada';
  readonly universe: UnitFilter;
  /** Column that a draw proportional to size goes by. */
  readonly sizeAttribute: string | null;
  readonly design: SampleDesign;
  readonly rules: readonly StratumRule[];
  readonly createdAt: string;
  readonly drawnAt: string | null;
  /** SHA-256 of the draw's canonical JSON. */
  readonly drawSha256: string | null;
}

/** How far a campaign is. */
export interface CampaignSummary {
  readonly campaign: Campaign;
  readonly universe: number;
  readonly selected: number;
  /** Drawn units that were visited, or in whose place a replacement was. */
  readonly visited: number;
  /** Drawn units that could not be reached and are not replaced. */
  readonly inaccessible: number;
}

export type CampaignUnitStatus = 'por-visitar' | 'en-proceso' | 'visitada' | 'inaccesible' | 'reemplazada';

export interface CampaignUnit {
  readonly clues: string;
  readonly name: string | null;
  readonly state: string | null;
  readonly institution: string | null;
  readonly stratum: string;
  readonly size: number | null;
  readonly probability: number;
  readonly selected: boolean;
  readonly replacement: number | null;
  readonly status: CampaignUnitStatus;
  readonly visit: string | null;
}

/** Another form of a design, offered to start from. */
export interface DesignTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly strata: readonly StratumDesign[];
  /** Which units go where, as far as a registry can say it. */
  readonly rules?: readonly StratumRule[];
  readonly universe?: UnitFilter;
  /** Column that it draws by, and how people call it. */
  readonly sizeAttribute?: string;
  readonly sizeName?: string;
}

/** A registry that packages come from. */
export interface Device {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the public key, in groups to be read aloud. */
  readonly fingerprint: string;
  readonly own: boolean;
  readonly trusted: boolean;
}

export interface PackageCounts {
  readonly units: number;
  readonly visits: number;
  readonly agreements: number;
  readonly committees: number;
  readonly campaigns: number;
  readonly checklists: number;
  readonly evidence: number;
}

/** What a package says of itself, after its signature and digests were checked. */
export interface PackageInfo {
  readonly id: string;
  readonly sha256: string;
  readonly device: Device;
  readonly createdAt: string;
  readonly toolVersion: string;
  readonly counts: PackageCounts;
  /** It was taken in before, whole. */
  readonly known: boolean;
}

export interface PackageImport {
  readonly info: PackageInfo;
  readonly added: PackageCounts;
  /** Known already, the same. */
  readonly same: PackageCounts;
  /** Answers of visits that were open on both sides and were joined. */
  readonly mergedAnswers: number;
  readonly conflicts: readonly RegistryConflict[];
}

/** Two registries say different things; nothing was overwritten. */
export interface RegistryConflict {
  readonly id: string;
  readonly kind: 'visita' | 'respuesta' | 'unidad' | 'acuerdo' | 'campana' | 'lista' | 'comite';
  readonly key: string;
  /** One sentence for people. */
  readonly message: string;
  readonly ours: string;
  readonly theirs: string;
  readonly foundAt: string;
  readonly visit: string | null;
}
