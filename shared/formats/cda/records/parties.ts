import type { CdaElement } from '../document.ts';
import { attribute, child } from '../document.ts';
import type { RecordContext } from './context.ts';

/** Professionals and organizations that a document names, in its order. */
export interface Parties {
  readonly people: readonly CdaElement[];
  readonly organizations: readonly CdaElement[];
}

const PEOPLE = new Set(['assignedAuthor', 'assignedEntity']);
const ORGANIZATIONS = new Set([
  'representedCustodianOrganization',
  'healthCareFacility',
  'serviceProviderOrganization',
  'providerOrganization',
  'representedOrganization',
  'wholeOrganization',
]);

/** One walk over the document; who pays and who guarantees it (the section of payers) gives no care. */
export function partiesOf({ root, mexico, unfinished }: RecordContext): Parties {
  const people: CdaElement[] = [];
  const organizations: CdaElement[] = [];
  const walk = (element: CdaElement): void => {
    for (const item of element.children) {
      if (item.name === 'text' || (item.name === 'section' && isOfPayers(item, mexico))) continue;
      if (unfinished.has(item)) walk(item);
      else if (PEOPLE.has(item.name)) people.push(item);
      else if (ORGANIZATIONS.has(item.name)) organizations.push(item);
      if (item.children.length > 0 && !unfinished.has(item)) walk(item);
    }
  };
  walk(root);
  return { people, organizations };
}

function isOfPayers(section: CdaElement, { sections }: RecordContext['mexico']): boolean {
  const code = child(section, 'code');
  return code !== undefined && sections.payers.includes(attribute(code, 'code') ?? '');
}
