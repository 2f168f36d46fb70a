import type { Format, Source } from '../../../../shared/formats/format.ts';
import type { Guide } from '../../../../shared/formats/giis/guide.ts';
import type { RuleName } from '../../../../shared/formats/giis/rules.ts';
import { BATCH_RULES } from '../../../../shared/formats/giis/rules-batch.ts';
import { ROW_RULES } from '../../../../shared/formats/giis/rules-row.ts';
import { STRUCTURE_RULES } from '../../../../shared/formats/giis/rules-structure.ts';
import { GENERIC_CURP } from '../../../../shared/identifiers/index.ts';
import { type Cells, GUIDES, validRows } from '../guide-file.ts';
import type { GuideRows } from '../guide-rows.ts';
import { type Links, linksOf } from '../links.ts';

/** A small whole file of one guide that keeps a rule, or breaks it at one place. */
export interface Example {
  /** Id of the rule. */
  readonly rule: string;
  readonly content: Content;
  readonly source?: Source;
  /** Where the finding stands (`column` is '' for a whole line or file); left out, the file keeps the rule. */
  readonly at?: { readonly line: number; readonly column: string };
  /** Columns of that line at which other rules may find something, because they look at what was changed. */
  readonly tied?: ReadonlySet<string>;
}

/** A whole file, or one whose only row this is. */
export type Content =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'row'; readonly cells: Cells };

/** What examples of one guide are made from. */
export interface Material {
  readonly guide: Guide;
  readonly format: Format;
  readonly links: Links;
  /** Sound rows of many kinds of persons, for units of Ciudad de México of SSA and IMB. */
  readonly rows: readonly Cells[];
  /** Those of them in which everybody is known by name and CURP, so that a few rows pass no limit of a load. */
  readonly named: readonly Cells[];
}

/** Line of the first row. */
export const FIRST_LINE = 2;

/** @param id name of the dictionary's file: `b015-4.11` */
export async function materialOf(id: string): Promise<Material> {
  const known = GUIDES.get(id);
  if (known === undefined) throw new Error(`No hay guía ${id}.`);
  const maker = new URL(`../${id}-rows.ts`, import.meta.url);
  const { rows: made } = (await import(maker.href)) as { readonly rows: GuideRows };
  const rows = [...validRows(made, 400)];
  const named = rows.filter((cells) => !Object.values(cells).includes(GENERIC_CURP));
  return { ...known, links: linksOf(known.guide), rows, named };
}

const FAMILY = { ...STRUCTURE_RULES, ...ROW_RULES, ...BATCH_RULES };
export const FAMILY_NAMES = Object.keys(FAMILY) as RuleName[];

/** Id of a rule of the family, or of its variant for facts that rest on a secondary source. */
export function familyId(name: RuleName, reported = false): string {
  return FAMILY[name].id + (reported ? '-segun-fuente-secundaria' : '');
}

/** A row that keeps a rule, or that breaks it at one of its columns, alone in its file. */
export function rowExample(rule: string, cells: Cells, column?: string): Example {
  const content: Content = { kind: 'row', cells };
  return column === undefined ? { rule, content } : { rule, content, at: { line: FIRST_LINE, column } };
}

export function fileExample(rule: string, bytes: Uint8Array, at?: Example['at']): Example {
  const content: Content = { kind: 'file', bytes };
  return at === undefined ? { rule, content } : { rule, content, at };
}
