import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../../shared/formats/format.ts';
import type { Guide, GuideRule, RowExample } from '../../../../shared/formats/giis/guide.ts';
import { catalogsFor, rowWith } from '../../../support/giis/example-row.ts';
import {
  type Cells,
  fileOf,
  findingsOf,
  GUIDES,
  type GuideFinding,
  validRows,
} from '../../../support/giis/guide-file.ts';
import type { GuideRows } from '../../../support/giis/guide-rows.ts';
import { linksOf } from '../../../support/giis/links.ts';

/** Rows in which a mutated cell is tried; several kinds of persons, since a block that is empty hides faults. */
const KINDS = 24;
const FAMILY = /^giis-(estructura|regla)-/;

const isDictionaryRule = (guide: Guide, finding: GuideFinding): boolean =>
  finding.rule.id.startsWith(`giis-regla-${guide.id}-`);

/** Line of the first row. */
const FIRST_LINE = 2;

/** Findings on rows by their line, without those on the file as a whole. */
function findingsByLine(
  { guide, format }: { readonly guide: Guide; readonly format: Format },
  rows: readonly Cells[],
): ReadonlyMap<number | undefined, readonly GuideFinding[]> {
  if (rows.length === 0) return new Map();
  const findings = findingsOf(format, fileOf(guide, rows)).filter(({ rule }) => !rule.id.startsWith('giis-lote-'));
  return Map.groupBy(findings, ({ place }) => place.line);
}

const statesCatalogues = (example: RowExample): boolean => Object.keys(example).some((name) => name.includes('@'));

/** Findings on one cell by itself: the family's rules on its form and domain. */
const ownFaults = (guide: Guide, findings: readonly GuideFinding[], column: string): readonly GuideFinding[] =>
  findings.filter(
    (finding) =>
      FAMILY.test(finding.rule.id) &&
      !isDictionaryRule(guide, finding) &&
      !RELATIONS.test(finding.rule.id) &&
      finding.place.field === column,
  );

/** Rules of the family that look at more than one cell. */
const RELATIONS =
  /^giis-regla-(nacimiento|edad|presion|curp|diagnostico-(presencia|repetido|personal)|fecha-orden|hora-orden|fecha-estimada|catalogo)/;

describe.each([...GUIDES].map(([id, { guide, format }]) => ({ id, guide, format })))('$id', ({ id, guide, format }) => {
  const maker = new URL(`../../../support/giis/${id}-rows.ts`, import.meta.url);
  const rows = async (): Promise<readonly Cells[]> => {
    const { rows: made } = (await import(maker.href)) as { readonly rows: GuideRows };
    return [...validRows(made, KINDS)];
  };

  it('has a maker of valid rows', () => {
    expect(existsSync(maker)).toBe(true);
  });

  it('finds nothing in a file of valid rows but what only the whole file shows', async () => {
    const { rows: made } = (await import(maker.href)) as { readonly rows: GuideRows };
    const findings = findingsOf(format, fileOf(guide, validRows(made, 400)));
    expect(findings.map(({ rule, place, message }) => `${rule.id} ${place.line}:${place.field} ${message}`)).toEqual(
      [],
    );
  });

  it('fills every block of the guide in some row', async () => {
    const { rows: made } = (await import(maker.href)) as { readonly rows: GuideRows };
    const many = [...validRows(made, 400)];
    const empty = guide.columns.filter((column) => {
      const absent = new Set(['', ...(column.notApplicable ?? []).map(String)]);
      return many.every((cells) => absent.has(cells[column.name] ?? ''));
    });
    const blocks = guide.blocks.filter(({ id: block }) => {
      const own = guide.columns.filter((column) => column.block === block);
      return own.every((column) => empty.includes(column));
    });
    expect(blocks.map(({ id: block }) => block)).toEqual([]);
  });

  it('accepts the valid examples of every column', async () => {
    const [base] = await rows();
    const tried = guide.columns.flatMap((column) => column.examples.valid.map((text) => ({ column, text })));
    const byLine = findingsByLine(
      { guide, format },
      tried.map(({ column, text }) => ({ ...base, [column.name]: text })),
    );
    const faults = tried.flatMap(({ column, text }, i) =>
      ownFaults(guide, byLine.get(i + FIRST_LINE) ?? [], column.name).map(
        ({ rule }) => `${column.name} «${text}»: ${rule.id}`,
      ),
    );
    expect(faults).toEqual([]);
  });

  it('finds a broken cell at its line and column, and nothing beyond rules that look at it', async () => {
    const bases = await rows();
    const links = linksOf(guide);
    // Broken rows of several kinds of persons, each between sound ones.
    const tried = guide.columns.flatMap((column) =>
      column.examples.invalid.map((text, n) => ({
        column,
        text,
        base: bases[(column.position + n) % bases.length],
        sound: bases[(column.position + n + 1) % bases.length],
      })),
    );
    const cells = tried.flatMap(({ column, text, base, sound }) => [{ ...base, [column.name]: text }, sound]);
    const byLine = findingsByLine({ guide, format }, cells);
    const faults = tried.flatMap(({ column, text }, i) => {
      const line = i * 2 + FIRST_LINE;
      const findings = byLine.get(line) ?? [];
      const own = ownFaults(guide, findings, column.name);
      const place = own[0]?.place;
      const stray = findings.filter(({ place: { field } }) => !links.get(column.name)?.has(field ?? ''));
      const wrong = [...stray, ...(byLine.get(line + 1) ?? [])];
      return [
        ...(own.length === 0 ? [`${column.name} «${text}»: nothing found`] : []),
        ...(place && place.column !== column.position ? [`${column.name}: wrong column`] : []),
        ...wrong.map(({ rule, place: at }) => `${column.name} «${text}»: also ${rule.id} at ${at.line}:${at.field}`),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('judges the examples of every rule as they say, through the reader', async () => {
    const [base] = await rows();
    const judged = guide.rules.filter(({ confidence }) => confidence === 'confirmed' || confidence === 'reported');
    const tried = judged.flatMap((rule) => [
      ...rule.examples.valid.map((example) => ({ rule, example, fires: false })),
      ...rule.examples.invalid.map((example) => ({ rule, example, fires: true })),
    ]);
    // Examples that state what a catalogue says need a catalogue of their own; the others go in one file.
    const [own, together] = [
      tried.filter(({ example }) => statesCatalogues(example)),
      tried.filter(({ example }) => !statesCatalogues(example)),
    ];
    const byLine = findingsByLine(
      { guide, format },
      together.map(({ example }) => rowWith(guide, base, example)),
    );
    const fired = (rule: GuideRule, findings: readonly GuideFinding[] = []): boolean =>
      findings.some(
        (finding) => finding.rule.id === `giis-regla-${guide.id}-${rule.id}` && finding.place.field === rule.column,
      );
    const verdicts = [
      ...together.map((one, i) => ({ ...one, was: fired(one.rule, byLine.get(i + FIRST_LINE)) })),
      ...own.map((one) => {
        const bytes = fileOf(guide, [rowWith(guide, base, one.example)]);
        return { ...one, was: fired(one.rule, findingsOf(format, bytes, { catalogs: catalogsFor(one.example) })) };
      }),
    ];
    const wrong = verdicts.filter(({ fires, was }) => fires !== was);
    expect(
      wrong.map(({ rule, example, was }) => `${rule.id} ${was ? 'fires' : 'silent'}: ${JSON.stringify(example)}`),
    ).toEqual([]);
  });

  it('gives every rule what it takes to be tested and understood', () => {
    for (const rule of guide.rules) {
      expect(rule.examples.valid.length, rule.id).toBeGreaterThan(0);
      expect(rule.examples.invalid.length, rule.id).toBeGreaterThan(1);
      for (const text of [rule.title, rule.failureTitle, rule.why, rule.remedy])
        expect(text.length).toBeGreaterThan(10);
    }
  });
});
