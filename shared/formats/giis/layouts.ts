import type { Guide, GuideColumn, Layout } from './guide.ts';
import { columnsBehind, mentionsOf } from './mentions.ts';
import { batchColumns, relationColumns } from './parse-rules.ts';

/** The guide as its file may stand: as the dictionary has it first, then by each of its layouts. */
export function layoutsOf(guide: Guide): readonly Guide[] {
  return [guide, ...(guide.layouts ?? []).map((layout) => layOut(guide, layout))];
}

/**
 * A guide in which each group's columns are one column that is not judged. Rules, relations and batch rules that need
 * a column that is gone keep their place, so that indices stay those of the whole guide, and are not judged either.
 */
function layOut(guide: Guide, { groups }: Layout): Guide {
  const at = (name: string): number => guide.columns.findIndex((column) => column.name === name);
  const spans = groups.map(({ name, from, to }) => ({ name, first: at(from), last: at(to) }));
  const columns = guide.columns
    .flatMap((column, index) => {
      const span = spans.find(({ first, last }) => index >= first && index <= last);
      if (span === undefined) return [column];
      return index === span.first ? [groupColumn(span.name, guide.columns.slice(span.first, span.last + 1))] : [];
    })
    .map((column, index) => ({ ...column, position: index + 1 }));
  const effective: Guide = { ...guide, columns };
  const stands = (names: Iterable<string>): boolean =>
    [...names].every((name) => columnsBehind(effective, name).length > 0);
  const { age, ...rest } = effective;
  return {
    ...rest,
    ...(age && stands([age.birth, age.at]) ? { age } : {}),
    columns: columns.map((column) => withoutLookup(column, stands)),
    rules: guide.rules.map((rule) => (stands(mentionsOf(rule.when, rule.must)) ? rule : unjudged(rule))),
    relations: guide.relations.map((relation) => (stands(relationColumns(relation)) ? relation : unjudged(relation))),
    batch: guide.batch.map((rule) => (stands(batchColumns(rule)) ? rule : unjudged(rule))),
  };
}

function groupColumn(name: string, columns: readonly GuideColumn[]): GuideColumn {
  return {
    position: columns[0].position,
    name,
    title: `Grupo de ${columns.map((column) => column.name).join(', ')}`,
    block: columns[0].block,
    mandatory: false,
    confidential: columns.some(({ confidential }) => confidential),
    domain: { kind: 'text' },
    sensitivity: 'auto',
    rule: 'La forma del grupo en el archivo no es segura; la columna no se juzga.',
    citation: columns[0].citation,
    confidence: 'uncertain',
    ruleConfidence: 'uncertain',
    examples: { valid: [''], invalid: [] },
  };
}

/** A key cannot be looked up without the columns that come before it. */
function withoutLookup(column: GuideColumn, stands: (names: Iterable<string>) => boolean): GuideColumn {
  if (stands(column.lookup?.prefix ?? [])) return column;
  const { lookup: _lookup, ...rest } = column;
  return rest;
}

const unjudged = <T extends object>(rule: T): T & { readonly confidence: 'uncertain' } => ({
  ...rule,
  confidence: 'uncertain',
});
