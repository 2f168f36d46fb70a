import type { CdaElement } from '../document.ts';
import { attribute } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';

/**
 * `nullFlavor` says that there is no proper value; some stand beside one. `root` of an id may stay: it says whose. A masked
 * value may show what is left of it.
 */
export function judgeNulls({ survey, report }: ContentContext): void {
  for (const element of survey.nulls) {
    const name = valueAttribute(element);
    if (name !== undefined && attribute(element, 'nullFlavor') !== 'MSK') {
      report('nullWithValue', { element, attribute: name }, plainly(attribute(element, 'nullFlavor')));
    }
  }
}

/** Attribute that holds the value of its data type: quantities and times, codes, identifiers. */
function valueAttribute(element: CdaElement): string | undefined {
  return ['value', 'code', 'extension'].find((name) => attribute(element, name) !== undefined);
}
