import { createCellJudge, type Report } from '../../../shared/formats/giis/cells.ts';
import { compileColumns } from '../../../shared/formats/giis/column-table.ts';
import type { Guide, GuideColumn } from '../../../shared/formats/giis/guide.ts';
import { createRelationJudges } from '../../../shared/formats/giis/relations.ts';
import { createRow, type Row, SETTLED_WIDTH, scanRow, setBuffer, UNKNOWN } from '../../../shared/formats/giis/row.ts';
import { rulesFor } from '../../../shared/formats/giis/rules.ts';

/** A column that holds any text, changed as the test needs it. */
export function column(name: string, change: Partial<GuideColumn> = {}): GuideColumn {
  return {
    position: 1,
    name,
    title: `Título de ${name}`,
    block: 'unidad',
    mandatory: true,
    confidential: false,
    domain: { kind: 'text' },
    sensitivity: 'plain',
    rule: 'Regla en palabras del proyecto.',
    citation: {},
    confidence: 'confirmed',
    ruleConfidence: 'confirmed',
    examples: { valid: ['A'], invalid: ['', ' '] },
    ...change,
  };
}

/** A synthetic guide of a few columns. */
export function smallGuide(columns: readonly GuideColumn[], change: Partial<Guide> = {}): Guide {
  return {
    schema: 'cotejo/giis-guide@2',
    id: 'prueba',
    version: '1.0',
    title: 'Guía sintética',
    norm: 'GIIS-PRUEBA',
    source: 'Inventada para las pruebas.',
    blocks: [{ id: 'unidad', title: 'Unidad' }],
    columns: columns.map((one, index) => ({ ...one, position: index + 1 })),
    rules: [],
    relations: [],
    batch: [],
    ...change,
  };
}

export interface CellFinding {
  readonly rule: string;
  readonly column: string;
  readonly message: string | undefined;
  readonly expected: string | undefined;
}

export interface Judged {
  readonly findings: readonly CellFinding[];
  /** By column; UNKNOWN where nothing can be relied on. */
  readonly values: readonly number[];
  readonly faulty: readonly number[];
}

/** Judges one line by the cells and relations of a guide, without the reader around them. */
export function judgeLine(guide: Guide, line: string, encoding: 'latin1' | 'utf8' = 'latin1'): Judged {
  return judgeLines(guide, [line], encoding)[0];
}

/** The same with several lines, one after another through the same judge. */
export function judgeLines(guide: Guide, lines: readonly string[], encoding: 'latin1' | 'utf8'): readonly Judged[] {
  const row = createRow(guide.columns.length);
  let findings: CellFinding[] = [];
  const rules = rulesFor(guide);
  const report: Report = (rule, index, { message, expected }) => {
    findings.push({ rule: rules[rule].id, column: guide.columns[index].name, message, expected });
  };
  const ages = { years: UNKNOWN, months: UNKNOWN, days: UNKNOWN };
  const judgeCells = createCellJudge(guide, compileColumns(guide), row, report);
  const relations = createRelationJudges(guide, row, ages, report);
  return lines.map((line) => {
    findings = [];
    scan(row, line, encoding);
    judgeCells();
    for (const judge of relations) judge();
    return { findings, values: [...row.values], faulty: [...row.faulty] };
  });
}

function scan(row: Row, line: string, encoding: 'latin1' | 'utf8'): void {
  setBuffer(row, new Uint8Array(Buffer.from(`${line}\n`, encoding)));
  row.utf8 = encoding === 'utf8';
  row.line++;
  scanRow(row, 0, new Uint8Array(row.size * SETTLED_WIDTH));
}
