import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf } from '../document.ts';
import type { ContentContext } from './context.ts';

/** Which relations CDA admits together (R2, 4.2.3.1): one of each, or a transformation beside one of the others. */
const TOGETHER = new Set(['APND', 'RPLC', 'XFRM', 'RPLC XFRM', 'APND XFRM']);

/** What the document says of those that it replaces, adds to or is made from. */
export function judgeRelated({ root, report }: ContentContext): void {
  const related = childrenOf(root, 'relatedDocument');
  if (related.length === 0) return;
  const kinds = related.map((item) => attribute(item, 'typeCode') ?? '');
  if (!kinds.includes('') && !TOGETHER.has([...kinds].sort().join(' '))) {
    report('relatedCombination', { element: related[1] ?? related[0], attribute: 'typeCode' });
  }
  const own = new Set(childrenOf(root, 'id').map(identity));
  const set = child(root, 'setId');
  for (const item of related) {
    const parent = child(item, 'parentDocument');
    const same = childrenOf(parent, 'id').find((id) => attribute(id, 'root') !== undefined && own.has(identity(id)));
    if (same !== undefined) report('relatedItself', { element: same });
    if (attribute(item, 'typeCode') !== 'RPLC') continue;
    const before = child(parent, 'setId');
    if (before === undefined || set === undefined) continue;
    if (identity(before) !== identity(set)) report('relatedSet', { element: before });
    else judgeVersions(root, parent, report);
  }
}

function judgeVersions(root: CdaElement, parent: CdaElement | undefined, report: ContentContext['report']): void {
  const version = child(root, 'versionNumber');
  const before = child(parent, 'versionNumber');
  if (version === undefined || before === undefined) return;
  const [now, then] = [version, before].map((item) => Number(attribute(item, 'value') ?? Number.NaN));
  if (now <= then) report('relatedVersion', { element: version, attribute: 'value' });
}

/** An II as one text; OIDs and UUIDs do not mind case. */
function identity(id: CdaElement): string {
  return `${(attribute(id, 'root') ?? '').toLowerCase()} ${attribute(id, 'extension') ?? ''}`;
}
