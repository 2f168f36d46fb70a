import type { MethodInput } from '../../../shared/ipc/contract.ts';
import type {
  Campaign,
  DesignTemplate,
  DrawMethod,
  StratumDesign,
  StratumRule,
  UnitFilter,
} from '../../../shared/model/index.ts';
import { asked } from '../unidades/units-search.ts';

/** What a person says of a campaign before it is drawn. */
export type Draft = Pick<Campaign, 'id' | 'title' | 'universe' | 'sizeAttribute' | 'design' | 'rules'>;

/** A campaign that starts from a template. @param bytes random ones, which its seed is made of */
export function draftFrom(template: DesignTemplate, id: string, title: string, bytes: Uint8Array): Draft {
  return {
    id,
    title,
    universe: template.universe ?? {},
    sizeAttribute: template.sizeAttribute ?? null,
    design: {
      schema: 'cotejo/sample-design@1',
      id: template.id,
      title: template.title,
      seed: seedFrom(bytes),
      ...(template.sizeName === undefined ? {} : { sizeName: template.sizeName }),
      strata: template.strata,
    },
    rules: template.rules ?? [],
  };
}

/** The same campaign with the design of another template; name and seed stay. */
export function withTemplate(draft: Draft, template: DesignTemplate): Draft {
  const next = draftFrom(template, draft.id, draft.title, new Uint8Array());
  return { ...next, design: { ...next.design, seed: draft.design.seed } };
}

/** Bytes as a seed that can be read aloud: groups of four hexadecimal digits. */
export function seedFrom(bytes: Uint8Array): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.match(/.{1,4}/g)?.join('-') ?? '';
}

/** What is typed as a number of units; nothing where there is no digit. */
export function unitsOf(typed: string): number | undefined {
  const digits = typed.replace(/\D/g, '').slice(0, 6);
  return digits === '' ? undefined : Math.min(MOST_UNITS, Number(digits));
}

/** The greatest number of units that a stratum of the contract has. */
const MOST_UNITS = 100_000;

export function changeStratum(draft: Draft, id: string, patch: Partial<StratumDesign>): Draft {
  return withStrata(
    draft,
    draft.design.strata.map((stratum) => (stratum.id === id ? pruned({ ...stratum, ...patch }) : stratum)),
  );
}

/** Another way of drawing, without what only the way before has. */
export function changeMethod(draft: Draft, id: string, method: DrawMethod): Draft {
  if (method === 'certainty') {
    return changeStratum(draft, id, { method, sampleSize: undefined, replacements: undefined, unsized: undefined });
  }
  return changeStratum(draft, id, { method, unsized: method === 'proportional' ? 'refuse' : undefined });
}

/** One more, with a rule that takes whatever is left: people narrow it. */
export function addStratum(draft: Draft, title: string): Draft {
  const taken = new Set(draft.design.strata.map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`estrato-${number}`)) number++;
  const id = `estrato-${number}`;
  const stratum: StratumDesign = { id, title: `${title} ${number}`, method: 'equal', sampleSize: 10 };
  // A single stratum needs no rule; a second one makes it need its own.
  const { strata } = draft.design;
  const rules =
    draft.rules.length > 0 ? draft.rules : strata.map((one): StratumRule => ({ stratum: one.id, filter: {} }));
  return { ...withStrata(draft, [...strata, stratum]), rules: [...rules, { stratum: id, filter: {} }] };
}

export function removeStratum(draft: Draft, id: string): Draft {
  const without = withStrata(
    draft,
    draft.design.strata.filter((stratum) => stratum.id !== id),
  );
  return { ...without, rules: draft.rules.filter(({ stratum }) => stratum !== id) };
}

/** Which units go to a stratum: its first rule, or one more at the end. */
export function changeRule(draft: Draft, stratum: string, filter: UnitFilter): Draft {
  const at = draft.rules.findIndex((rule) => rule.stratum === stratum);
  if (at < 0) return { ...draft, rules: [...draft.rules, { stratum, filter }] };
  return { ...draft, rules: draft.rules.map((rule, i) => (i === at ? { stratum, filter } : rule)) };
}

/** One place earlier among the rules, of which the first that fits counts. */
export function raiseRule(draft: Draft, stratum: string): Draft {
  const at = draft.rules.findIndex((rule) => rule.stratum === stratum);
  if (at < 1) return draft;
  const rules = [...draft.rules];
  [rules[at - 1], rules[at]] = [rules[at], rules[at - 1]];
  return { ...draft, rules };
}

/** As the contract takes it. A name that is being typed anew may be empty for a moment: the one kept last stands. */
export function inputOf(draft: Draft, keptTitle: string): MethodInput<'campaigns.save'> {
  const { id, universe, sizeAttribute, design, rules } = draft;
  const input = {
    ...{ id, title: draft.title.trim() || keptTitle, universe: asked(universe), sizeAttribute, design },
    rules: rules.map(({ stratum, filter }) => ({ stratum, filter: asked(filter) })),
  };
  return structuredClone(input) as MethodInput<'campaigns.save'>;
}

function withStrata(draft: Draft, strata: readonly StratumDesign[]): Draft {
  return { ...draft, design: { ...draft.design, strata } };
}

/** Without the parts that say nothing. */
function pruned(stratum: StratumDesign): StratumDesign {
  const entries = Object.entries(stratum).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as StratumDesign;
}
