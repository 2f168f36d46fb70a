import type { FindingDetail } from '../../format.ts';
import type { CdaElement } from '../document.ts';
import type { CdaSpot, DocumentVisit } from '../judge.ts';
import type { StructureRule } from '../rules/structure.ts';
import type { Structure } from './model.ts';

/** The judging of one document. */
export interface Inspection {
  readonly structure: Structure;
  report(rule: StructureRule, at: CdaSpot, detail?: FindingDetail): void;
  /** Reading broke off in it: nothing can be called missing. */
  isUnfinished(element: CdaElement): boolean;
  /** The document follows the Mexican annex, which puts some elements in another order. */
  readonly followsAnnex: boolean;
  /** IDs that were seen. */
  readonly ids: Set<string>;
}

/** Template of the Mexican clinical summary (GIIS-A001). */
const ANNEX_TEMPLATE = '2.16.840.1.113883.3.215.11.1.1';

export function createInspection(structure: Structure, visit: DocumentVisit): Inspection {
  return {
    structure,
    report: visit.report,
    isUnfinished: (element) => visit.unfinished?.has(element) ?? false,
    followsAnnex: visit.root.children.some(isMexican),
    ids: new Set(),
  };
}

/** The annex's template, or the realm of México: where only the template is missing, its order is still the annex's. */
function isMexican({ name, attributes }: CdaElement): boolean {
  const says = (key: string, value: string): boolean =>
    attributes.some((item) => item.name === key && item.value.trim() === value);
  return (name === 'templateId' && says('root', ANNEX_TEMPLATE)) || (name === 'realmCode' && says('code', 'MX'));
}

/** As the tables name it: `sdtc.raceCode` for elements and attributes of SDTC; undefined for other namespaces. */
export function keyOf({ name, space }: Pick<CdaElement, 'name' | 'space'>, own: 'hl7' | 'none'): string | undefined {
  if (space === own) return name;
  return space === 'sdtc' ? `sdtc.${name}` : undefined;
}
