import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { ContentContext } from './context.ts';

/** Ids remembered at most: beyond it a hostile document would only fill the memory. */
const MAX_REMEMBERED = 100_000;

/**
 * The same id on two statements of a class says that both are the same one. Where code, value or time differ they are
 * not; said once for each id. A statement without any code only points at another, and may repeat its id. One of another
 * class may too: systems number an organizer or a concern and what it holds as one.
 */
export function judgeInstances({ survey, report }: ContentContext): void {
  const seen = new Map<string, string | null>();
  for (const statement of survey.statements) {
    const ids = childrenOf(statement, 'id');
    if (ids.length === 0) continue;
    const content = contentOf(statement);
    if (content === undefined) continue;
    for (const id of ids) {
      const root = attribute(id, 'root');
      if (root === undefined || attribute(id, 'nullFlavor') !== undefined) continue;
      const key = `${statement.name} ${root.toLowerCase()} ${attribute(id, 'extension') ?? ''}`;
      const before = seen.get(key);
      if (before === undefined) {
        if (seen.size < MAX_REMEMBERED) seen.set(key, content);
      } else if (before !== null && before !== content) {
        seen.set(key, null);
        report('instanceRepeated', { element: id });
      }
    }
  }
}

function contentOf(statement: CdaElement): string | undefined {
  const code = child(statement, 'code') ?? product(statement);
  const named = code && attribute(code, 'code');
  if (code === undefined || named === undefined) return undefined;
  const parts = [named, attribute(code, 'codeSystem') ?? ''];
  for (const item of statement.children) {
    if (item.name === 'value') parts.push(...SAYING.map((name) => attribute(item, name) ?? ''), item.text.trim());
    else if (item.name === 'effectiveTime') parts.push(time(item));
  }
  return parts.join('|');
}

/** Attributes that say what a value is; names of codes and systems may be written in several ways. */
const SAYING = ['code', 'codeSystem', 'value', 'unit'];

/** The day: the same statement may tell the hour in one place and leave it out in another. */
function time(element: CdaElement): string {
  const low = child(element, 'low');
  return (attribute(element, 'value') ?? (low && attribute(low, 'value')) ?? '').slice(0, 8);
}

function product(statement: CdaElement): CdaElement | undefined {
  return descend(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'code');
}
