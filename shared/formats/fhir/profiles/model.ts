import type { Constraint } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';

/**
 * A StructureDefinition with `derivation: constraint`, compiled: a sparse tree that holds only what the profile (and
 * the profiles it derives from) adds to the base type.
 */
export interface Profile {
  /** Canonical without its version. */
  readonly url: string;
  readonly version?: string;
  /** For people. */
  readonly title: string;
  /** R4 type that it constrains: `Patient`, `Extension`. */
  readonly type: string;
  readonly root: ProfileNode;
  /** Why the profile cannot be applied, or only in part: sentences for people. */
  readonly problems: readonly string[];
  /** Whether the tree lacks something that the profile says: a base that is not at hand. */
  readonly partial: boolean;
  /** Of an extension: where it may stand. */
  readonly contexts: readonly ExtensionContext[];
  /** FHIRPath that has to hold where the extension stands. */
  readonly contextInvariants: readonly string[];
  /** Whether it may only stand in `modifierExtension`. */
  readonly modifier: boolean;
}

export interface ExtensionContext {
  readonly type: 'element' | 'extension' | 'fhirpath';
  readonly expression: string;
}

/** What a profile says of one element, or of one slice of it. Absent facts are those of the base. */
export interface ProfileNode {
  /** `value` for `value[x]`; the type's name at the root. */
  readonly name: string;
  readonly sliceName?: string;
  min?: number;
  /** `Infinity` for `*`. */
  max?: number;
  /** What the base type asks for by itself; its breaches are not the profile's to report. */
  baseMin: number;
  types?: readonly ProfileType[];
  /** Wrapped, since a fixed value may be `false`. */
  fixed?: { readonly value: unknown };
  pattern?: { readonly value: unknown };
  minValue?: unknown;
  maxValue?: unknown;
  maxLength?: number;
  binding?: ProfileBinding;
  /** The value itself must be there; extensions are not enough. */
  mustHaveValue?: boolean;
  constraints: Constraint[];
  slicing?: Slicing;
  slices: ProfileNode[];
  children: Map<string, ProfileNode>;
}

export interface ProfileType {
  readonly code: string;
  readonly profiles: readonly string[];
  readonly targetProfiles: readonly string[];
  readonly aggregation: readonly string[];
}

export interface ProfileBinding {
  readonly strength: string;
  readonly valueSet: string;
}

export interface Slicing {
  readonly discriminators: readonly Discriminator[];
  readonly rules: 'open' | 'closed' | 'openAtEnd';
  readonly ordered: boolean;
}

export interface Discriminator {
  readonly type: string;
  readonly path: string;
}

/** `profiles.json`, which `scripts/fhir/profile-tables.mjs` makes of R4's own profiles and extensions. */
export interface ProfileTables {
  readonly fhirVersion: string;
  readonly definitions: readonly CompactDefinition[];
}

export interface CompactDefinition {
  readonly url: string;
  readonly title: string;
  readonly type: string;
  /** Paths and types where an extension may stand. */
  readonly context?: readonly (string | ExtensionContext)[];
  readonly contextInvariant?: readonly string[];
  readonly modifier?: 1;
  /** As in a differential against the base type. */
  readonly elements: readonly Json[];
}
