import type { Citation, RuleDefinition, Severity } from '../../model/index.ts';
import type { Layer } from '../format.ts';
import { needsCatalog } from './group-values.ts';
import type { Guide } from './guide.ts';
import { mentionsOf } from './mentions.ts';
import { oncePerGuide } from './once.ts';
import { BATCH_RULES } from './rules-batch.ts';
import { ROW_RULES } from './rules-row.ts';
import { STRUCTURE_RULES } from './rules-structure.ts';

/** A rule before it is tied to a guide: the citation names the guide's own norm. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly failureTitle: string;
  readonly why: string;
  readonly remedy: string;
  /** `confirmed` when left out. */
  readonly confidence?: Citation['confidence'];
}

const ALL: Readonly<Record<RuleName, RuleText>> = { ...STRUCTURE_RULES, ...ROW_RULES, ...BATCH_RULES };
export type RuleName = keyof typeof STRUCTURE_RULES | keyof typeof ROW_RULES | keyof typeof BATCH_RULES;
const NAMES = Object.keys(ALL) as RuleName[];

/** Index in `Format.rules` of each rule that the family's guides share. */
export const RULE = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Readonly<Record<RuleName, number>>;

/** Said in a finding that rests on one third-party source. */
export const SECONDARY = ' (según fuente secundaria)';

/** Index of the variant of a family rule for facts that are `reported`: a warning that says so. */
export function reportedVariant(rule: number): number {
  return rule + NAMES.length;
}

/** The rule on the number of columns: as sure as the guide's columns are. */
export function columnsRule({ columns }: Guide): number {
  return columns.every(({ confidence }) => confidence === 'confirmed') ? RULE.columns : reportedVariant(RULE.columns);
}

/** Where in `Format.rules` the guide's own rules begin, and its batch rules; both in the guide's order. */
export interface RuleIndex {
  readonly rules: number;
  readonly batch: number;
}

export function ruleIndex(guide: Guide): RuleIndex {
  const rules = NAMES.length * 2;
  return { rules, batch: rules + guide.rules.length };
}

/**
 * All rules of one guide's format: the family's, their variants for reported facts, the guide's own, its batch rules.
 * Rules that are not sure enough to be judged keep their place.
 */
export function rulesFor(guide: Guide): readonly RuleDefinition[] {
  const { norm } = guide;
  const family = NAMES.map((name): RuleDefinition => {
    const { confidence, ...text } = ALL[name];
    return { ...text, citation: [{ norm, confidence: confidence ?? 'confirmed' }] };
  });
  const reported = family.map(
    (rule): RuleDefinition => ({
      ...rule,
      id: `${rule.id}-segun-fuente-secundaria`,
      severity: rule.severity === 'error' ? 'warning' : rule.severity,
      failureTitle: `${rule.failureTitle}${SECONDARY}`,
      citation: [{ norm, confidence: 'reported' }],
    }),
  );
  return [
    ...family,
    ...reported,
    ...guide.rules.map((rule) => definition(`giis-regla-${guide.id}-${rule.id}`, norm, rule)),
    ...guide.batch.map((rule) => definition(`giis-lote-${rule.id}`, norm, rule)),
  ];
}

function definition(id: string, norm: string, rule: Guide['rules'][number] | Guide['batch'][number]): RuleDefinition {
  const { title, failureTitle, why, remedy, clause, confidence } = rule;
  const confirmed = confidence === 'confirmed';
  return {
    id,
    severity: confirmed ? 'error' : 'warning',
    title,
    failureTitle: confirmed ? failureTitle : `${failureTitle}${SECONDARY}`,
    why,
    remedy,
    citation: [clause === undefined ? { norm, confidence } : { norm, clause, confidence }],
  };
}

/** Indices of the layers that every guide has; its blocks follow, then its share rules. */
export const LAYER = { structure: 0, rules: 1, catalog: 2, blocks: 3 } as const;

/** Layers of one guide's format: the family's three, one a block, one a share rule (in the order of `guide.batch`). */
export function layersFor(guide: Guide): readonly Layer[] {
  return [
    { id: 'giis-estructura', title: 'Estructura del archivo y de sus columnas' },
    { id: 'giis-regla', title: 'Reglas de las variables de la guía' },
    { id: 'giis-catalogo', title: 'Catálogos que nombra la guía' },
    ...guide.blocks.map(({ id, title }) => ({ id: `giis-bloque-${id}`, title })),
    ...shareRules(guide).map(({ id, title }) => ({ id: `giis-lote-${id}`, title })),
  ];
}

/** Index of the layer of a share rule, which stands at `index` of `guide.batch`. */
export function shareLayer(guide: Guide, index: number): number {
  return LAYER.blocks + guide.blocks.length + shareRules(guide).indexOf(guide.batch[index]);
}

function shareRules(guide: Guide): readonly Guide['batch'][number][] {
  return guide.batch.filter(({ kind }) => kind === 'share');
}

/** What a finding of each rule does to the verdicts on its row, by index in `Format.rules`. */
export interface RuleEffects {
  /** Layer of the rule; -1 for rules on the whole file. */
  readonly layer: Int8Array;
  /** 1 where the row then breaks that layer: the finding is an error. */
  readonly breaksLayer: Uint8Array;
  /** 1 where the row then breaks the block of the column: errors, and rules on reported facts. */
  readonly breaksBlock: Uint8Array;
}

export const ruleEffects = oncePerGuide((guide): RuleEffects => {
  const family = NAMES.map(familyLayer);
  const own = guide.rules.map(({ when, must }) =>
    [...mentionsOf(when, must)].some((name) => needsCatalog(guide, name)) ? LAYER.catalog : LAYER.rules,
  );
  const severities = rulesFor(guide).map(({ severity }) => severity);
  const errors = NAMES.map((name) => (ALL[name].severity === 'error' ? 1 : 0));
  return {
    layer: Int8Array.from([...family, ...family, ...own, ...guide.batch.map(() => -1)]),
    breaksLayer: Uint8Array.from(severities, (severity) => (severity === 'error' ? 1 : 0)),
    breaksBlock: Uint8Array.from([...errors, ...errors, ...own.map(() => 1), ...guide.batch.map(() => 0)]),
  };
});

function familyLayer(name: RuleName): number {
  if (name in STRUCTURE_RULES) return LAYER.structure;
  if (name in BATCH_RULES) return -1;
  return name === 'catalog' ? LAYER.catalog : LAYER.rules;
}
