import type { Definitions } from '../definitions/model.ts';

/**
 * Beginnings that HL7 uses in names of extensions besides the names of types: its extension pack, which is also for R4,
 * has grown since R4 was published.
 */
const FAMILIES = new Set([
  'additional',
  'alternate',
  'artifact',
  'canonicalresource',
  'codesystem',
  'concept',
  'cqf',
  'datatype',
  'event',
  'feature',
  'individual',
  'iso21090',
  'metadataresource',
  'package',
  'publication',
  'regex',
  'rendering',
  'request',
  'resource',
  'satisfies',
  'target',
  'translation',
  'tz',
  'uncertainty',
  'version',
  'web',
  'workflow',
]);
/** Whole names without such a beginning. */
const NAMES = new Set([
  'assembly-order',
  'citation-societyAffiliation',
  'directions',
  'inherit-obligations',
  'largeValue',
  'note',
  'obligation',
  'obligation-profile-flag',
  'obligations-profile',
  'timezone',
  'uncertainty',
  'uncertaintyType',
]);
/** Types that R5 added. */
const LATER_TYPES = new Set([
  'biologicallyderivedproductdispense',
  'citation',
  'clinicalusedefinition',
  'deviceassociation',
  'devicedispense',
  'encounterhistory',
  'evidencereport',
  'formularyitem',
  'imagingselection',
  'ingredient',
  'inventoryitem',
  'inventoryreport',
  'nutritionintake',
  'nutritionproduct',
  'permission',
  'requirements',
  'subscriptionstatus',
  'subscriptiontopic',
  'testplan',
  'transport',
]);

const lowerTypes = new WeakMap<Definitions, ReadonlySet<string>>();
const DATATYPES = [
  'Address',
  'Attachment',
  'CodeableConcept',
  'Coding',
  'ContactPoint',
  'Dosage',
  'ElementDefinition',
  'Extension',
  'HumanName',
  'Identifier',
  'Narrative',
  'Quantity',
  'Reference',
  'Timing',
];

/**
 * Whether an extension that R4 does not have may be of HL7's later packs, going by how they are named: the type it is
 * for, or its family, comes first (`patient-preferredPharmacy`).
 *
 * @param name last part of the url
 */
export function isLaterExtension(name: string, definitions: Definitions): boolean {
  if (NAMES.has(name)) return true;
  const dash = name.indexOf('-');
  if (dash < 0) return false;
  const family = name.slice(0, dash);
  if (FAMILIES.has(family.toLowerCase()) || LATER_TYPES.has(family.toLowerCase())) return true;
  let types = lowerTypes.get(definitions);
  if (types === undefined) {
    types = new Set([...definitions.resourceTypes, ...DATATYPES].map((type) => type.toLowerCase()));
    lowerTypes.set(definitions, types);
  }
  return types.has(family.toLowerCase());
}
