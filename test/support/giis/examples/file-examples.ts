import type { RuleName } from '../../../../shared/formats/giis/rules.ts';
import { headerOf, lineOf } from '../guide-file.ts';
import { type Example, FIRST_LINE, familyId, fileExample, type Material } from './example.ts';

/** A file as text, or with its bytes as they are; and where it breaks the rule. */
interface Draft {
  readonly text: string | Uint8Array;
  readonly name?: string;
  readonly at?: Example['at'];
}

/** What drafts are written with. */
interface Lines {
  readonly material: Material;
  readonly header: string;
  /** Two sound rows, ASCII alone. */
  readonly one: string;
  readonly other: string;
  /** The first with a Ñ in the name of the person. */
  readonly enye: string;
  /** State and institution of the first row's unit. */
  readonly unit: string;
}

type Make = (lines: Lines) => { readonly valid: readonly Draft[]; readonly invalid: readonly Draft[] };

/** A whole line or file. */
const line = (number: number): Example['at'] => ({ line: number, column: '' });
/** More than any line of a guide: see `MAX_LINE`. */
const MEBIBYTE = 1 << 20;

/** The header with the name of one column changed. */
function renamed({ material: { guide } }: Lines, index: number, name: string): string {
  return guide.columns.map((column, i) => (i === index ? name : column.name)).join('|');
}

/** Every rule that looks at the file, its lines or its header, with files that keep it and files that break it. */
const FILE_RULES: Readonly<Partial<Record<RuleName, Make>>> = {
  header(lines) {
    const { header, one, material } = lines;
    const { columns } = material.guide;
    const last = columns.length - 1;
    return {
      valid: [{ text: `${header}\n${one}\n` }, { text: `${header.toUpperCase()}\n${one}\n` }],
      invalid: [
        { text: `${renamed(lines, 0, 'otro')}\n${one}\n`, at: { line: 1, column: columns[0].name } },
        { text: `${renamed(lines, last, columns[0].name)}\n${one}\n`, at: { line: 1, column: columns[last].name } },
      ],
    };
  },
  noHeader: ({ header, one, other }) => ({
    valid: [{ text: `${header}\n${one}\n` }],
    invalid: [
      { text: `${one}\n`, at: line(1) },
      { text: `${one}\n${other}\n`, at: line(1) },
    ],
  }),
  columns: ({ header, one, other }) => ({
    valid: [{ text: `${header}\n${one}\n${other}` }],
    invalid: [
      { text: `${header}\n${one}|\n`, at: line(2) },
      { text: `${header}\n${one}\n${other.slice(0, other.lastIndexOf('|'))}\n`, at: line(3) },
      { text: `${header}|otra\n${one}\n`, at: line(1) },
    ],
  }),
  encoding: ({ header, one, enye }) => ({
    valid: [{ text: `${header}\n${enye}\n` }, { text: `${header}\n${one}\n` }],
    invalid: [
      { text: Buffer.from(`${header}\n${enye}\n`, 'utf8'), at: line(isAscii(header) ? 2 : 1) },
      { text: Buffer.from(`\ufeff${header}\n${one}\n`, 'utf8'), at: line(1) },
    ],
  }),
  longLine: ({ header, one }) => ({
    valid: [{ text: `${header}\n${one}\n` }, { text: `${header}\n${'A'.repeat(MEBIBYTE)}\n` }],
    invalid: [
      { text: `${header}\n${'A'.repeat(MEBIBYTE + 1)}\n${one}\n`, at: line(2) },
      { text: `${header}\n${one}\n${one}${'B'.repeat(MEBIBYTE)}\n`, at: line(3) },
    ],
  }),
  repeatedHeader: ({ header, one, other }) => ({
    valid: [{ text: `${header}\n${one}\n${other}\n` }],
    invalid: [
      { text: `${header}\n${one}\n${header}\n${other}\n`, at: line(3) },
      { text: `${header}\n${header.toUpperCase()}\n${one}\n`, at: line(2) },
    ],
  }),
  emptyLine: ({ header, one, other }) => ({
    valid: [{ text: `${header}\n${one}\n` }, { text: `${header}\n${one}\n\n\n` }],
    invalid: [
      { text: `${header}\n\n${one}\n`, at: line(2) },
      { text: `${header}\n${one}\n\n${other}\n`, at: line(3) },
    ],
  }),
  lineEnd: ({ header, one, other }) => ({
    valid: [{ text: `${header}\n${one}\n` }, { text: `${header}\r\n${one}\r\n${other}` }],
    invalid: [
      { text: `${header}\r\n${one}\n${other}\n`, at: line(2) },
      { text: `${header}\n${one}\n${other}\r\n`, at: line(3) },
      { text: `${header}\r${one}\r`, at: line(1) },
    ],
  }),
  fileName({ header, one, unit, material }) {
    const { filePrefix } = material.guide;
    if (filePrefix === undefined) return { valid: [], invalid: [] };
    const text = `${header}\n${one}\n`;
    return {
      valid: [
        { text, name: `${filePrefix}-${unit}-2410.TXT` },
        { text, name: `${filePrefix}-${unit}-2410.txt`.toLowerCase() },
      ],
      invalid: ['salida.txt', `ZZZ-${unit}-2410.TXT`, `${filePrefix}-${unit}-2413.TXT`].map((name) => ({
        text,
        name,
        at: line(1),
      })),
    };
  },
  singleOrigin({ header, one, unit, material: { guide } }) {
    const text = `${header}\n${one}\n`;
    const type = guide.filePrefix ?? 'XXX';
    const column = guide.columns.find(({ domain }) => domain.kind === 'clues')?.name ?? '';
    const at = { line: FIRST_LINE, column };
    return {
      valid: [{ text, name: `${type}-${unit}-2410.TXT` }],
      invalid: [
        { text, name: `${type}-MC${unit.slice(2)}-2410.TXT`, at },
        { text, name: `${type}-${unit.slice(0, 2)}IMO-2410.TXT`, at },
      ],
    };
  },
};

export function fileExamples(material: Material): readonly Example[] {
  const lines = linesOf(material);
  const reported = material.guide.columns.some(({ confidence }) => confidence !== 'confirmed');
  return (Object.entries(FILE_RULES) as [RuleName, Make][]).flatMap(([name, make]) => {
    const { valid, invalid } = make(lines);
    // Of the rules on the file, only that on its columns rests on facts that are not the same in every guide.
    const rule = familyId(name, name === 'columns' && reported);
    return [...valid, ...invalid].map(({ text, name: fileName, at }) => ({
      ...fileExample(rule, new Uint8Array(typeof text === 'string' ? Buffer.from(text, 'latin1') : text), at),
      ...(fileName === undefined ? {} : { source: { name: fileName } }),
    }));
  });
}

const isAscii = (text: string): boolean => [...text].every((sign) => sign < '\u0080');

function linesOf(material: Material): Lines {
  const { guide, named } = material;
  const cluesColumn = guide.columns.find(({ domain }) => domain.kind === 'clues')?.name ?? '';
  const plain = named.filter((cells) => isAscii(lineOf(guide, cells)));
  const [one] = plain;
  // The second of another person, of the same unit.
  const other = plain.find((cells) => cells !== one && cells[cluesColumn] === one[cluesColumn]) ?? one;
  return {
    material,
    header: headerOf(guide),
    one: lineOf(guide, one),
    other: lineOf(guide, other),
    enye: lineOf(guide, { ...one, nombre: 'IÑIGO' }),
    unit: (one[cluesColumn] ?? '').slice(0, 5),
  };
}
