import type { Guide, Relation } from '../../../shared/formats/giis/guide.ts';
import { columnsBehind, mentionedBy } from './example-row.ts';

/** Names of the columns at which a rule of the guide may find something when a column changes, by that column. */
export type Links = ReadonlyMap<string, ReadonlySet<string>>;

/** Ties the columns that one rule or relation speaks of: it may stand at any of them, whichever was changed. */
export function linksOf(guide: Guide): Links {
  const links = new Map(guide.columns.map(({ name }) => [name, new Set<string>([name])]));
  const tie = (names: Iterable<string>): void => {
    const columns = [...names].flatMap((name) => columnsBehind(guide, name));
    for (const from of columns) for (const to of columns) links.get(from)?.add(to);
  };
  for (const rule of guide.rules) tie(mentionedBy(rule));
  for (const relation of guide.relations) tie(columnsOf(relation));
  return links;
}

/** Columns tied to any of several. */
export function tiedTo(links: Links, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [...(links.get(name) ?? [])]));
}

function columnsOf(relation: Relation): readonly string[] {
  const { kind: _kind, confidence: _confidence, clause: _clause, examples: _examples, ...rest } = relation;
  return Object.values(rest)
    .flat()
    .filter((value): value is string => typeof value === 'string');
}
