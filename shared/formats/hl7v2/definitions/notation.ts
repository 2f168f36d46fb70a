import type { FieldDefinition, StructureNode, Usage } from './model.ts';

const NONE: readonly StructureNode[] = [];
/** The ends of a name in a tree. */
const MARKS = '()<>|?*+{ ';

/**
 * Fields of a segment or components of a type as `scripts/hl7v2/notation.mjs` writes them: `type,usage,max,length,table`
 * with `;` between them; `O`, 1, 0 and 0 where left out, and 0 times for without end.
 */
export function readFields(text: string): readonly FieldDefinition[] {
  if (text === '') return [];
  return text.split(';').map((field) => {
    const [type, usage, max, length, table] = field.split(',');
    return {
      type,
      usage: (usage || 'O') as Usage,
      max: max === '0' ? Number.POSITIVE_INFINITY : Number(max || 1),
      length: Number(length || 0),
      table: Number(table || 0),
    };
  });
}

/**
 * A tree as `scripts/hl7v2/notation.mjs` writes it: `MSH SFT* GROUP(PR1 ROL*)+ <OBR|RQD>?`, where nothing stands for
 * once, `?` for 0 or 1, `*` for any number, `+` for one or more, `{2,5}` for between 2 and 5.
 */
export function readNodes(text: string): readonly StructureNode[] {
  let at = 0;
  const name = (): string => {
    const start = at;
    while (at < text.length && !MARKS.includes(text[at])) at++;
    return text.slice(start, at);
  };
  const often = (): { min: number; max: number } => {
    switch (text[at]) {
      case '?':
        at++;
        return { min: 0, max: 1 };
      case '*':
        at++;
        return { min: 0, max: Number.POSITIVE_INFINITY };
      case '+':
        at++;
        return { min: 1, max: Number.POSITIVE_INFINITY };
      case '{': {
        const end = text.indexOf('}', at);
        const [min, max] = text.slice(at + 1, end).split(',');
        at = end + 1;
        return { min: Number(min), max: max === '' ? Number.POSITIVE_INFINITY : Number(max) };
      }
      default:
        return { min: 1, max: 1 };
    }
  };
  /** The nodes up to the closing mark, which is passed over. */
  const list = (separator: string): StructureNode[] => {
    const nodes: StructureNode[] = [];
    for (;;) {
      nodes.push(node());
      if (text[at] !== separator) break;
      at++;
    }
    at++;
    return nodes;
  };
  const node = (): StructureNode => {
    if (text[at] === '<') {
      at++;
      const options = list('|');
      return { kind: 'choice', name: options.map((option) => option.name).join('|'), ...often(), nodes: options };
    }
    const own = name();
    if (text[at] !== '(') return { kind: 'segment', name: own, ...often(), nodes: NONE };
    at++;
    const nodes = list(' ');
    return { kind: 'group', name: own, ...often(), nodes };
  };
  return list(' ');
}
