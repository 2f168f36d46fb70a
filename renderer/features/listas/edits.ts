import type { Checklist, Domain, Grouping, Item, Module, Question, ScoreBand } from '../../../shared/model/index.ts';

/** The lists of a checklist whose members have an id, and what stands in them. */
export interface Lists {
  readonly items: Item;
  readonly questions: Question;
  readonly domains: Domain;
  readonly modules: Module;
  readonly groupings: Grouping;
  readonly scoreBands: ScoreBand;
}
export type ListName = keyof Lists;
/** Lists whose members are a name and little else. */
export type TitledList = 'domains' | 'modules' | 'groupings';

export function membersOf<L extends ListName>(checklist: Checklist, list: L): readonly Lists[L][] {
  return (checklist[list] ?? []) as readonly unknown[] as readonly Lists[L][];
}

/** With other fields; what is given as undefined is left out of it. */
export function patched(checklist: Checklist, patch: Partial<Checklist>): Checklist {
  return withoutUndefined({ ...checklist, ...patch });
}

/** With other fields of one member; what is given as undefined is left out of it. */
export function withMember<L extends ListName>(
  checklist: Checklist,
  list: L,
  id: string,
  patch: Partial<Lists[L]>,
): Checklist {
  return withList(
    checklist,
    list,
    membersOf(checklist, list).map((member) => (member.id === id ? withoutUndefined({ ...member, ...patch }) : member)),
  );
}

/** Items and questions come after the last one of their domain, everything else at the end. */
export function withAdded<L extends ListName>(checklist: Checklist, list: L, member: Lists[L]): Checklist {
  const members = membersOf(checklist, list);
  const domain = domainOf(member);
  const last = domain === undefined ? -1 : members.findLastIndex((one) => domainOf(one) === domain);
  const at = last < 0 ? members.length : last + 1;
  return withList(checklist, list, members.toSpliced(at, 0, member));
}

/** Without a member. Of a module or a grouping also what names it; a domain that is named cannot be removed. */
export function withRemoved(checklist: Checklist, list: ListName, id: string): Checklist {
  const kept = membersOf(checklist, list).filter((member) => member.id !== id) as readonly Lists[ListName][];
  const without = withList(checklist, list, kept);
  if (list === 'modules') return withUses(without, 'modules', (ids) => ids.filter((one) => one !== id));
  if (list === 'groupings') return withUses(without, 'groups', (ids) => ids.filter((one) => one !== id));
  return without;
}

/** One place up (-1) or down (1) in its list. */
export function withMoved(checklist: Checklist, list: ListName, id: string, by: -1 | 1): Checklist {
  const members = membersOf(checklist, list) as readonly Lists[ListName][];
  const at = members.findIndex((member) => member.id === id);
  const [member, to] = [members[at], at + by];
  if (member === undefined || to < 0 || to >= members.length) return checklist;
  return withList(checklist, list, members.toSpliced(at, 1).toSpliced(to, 0, member));
}

/** Another weight for the items whose id is given. */
export function withWeights(checklist: Checklist, ids: ReadonlySet<string>, weigh: (weight: number) => number) {
  const items = checklist.items.map((item) => {
    const weight = ids.has(item.id) ? weigh(item.weight) : item.weight;
    return weight === item.weight ? item : { ...item, weight };
  });
  return items.every((item, i) => item === checklist.items[i]) ? checklist : { ...checklist, items };
}

/** How many items and questions name a member. */
export function usesOf(checklist: Checklist, list: TitledList, id: string): number {
  const { items, questions = [] } = checklist;
  if (list === 'domains') return [...items, ...questions].filter(({ domain }) => domain === id).length;
  const key = list === 'modules' ? 'modules' : 'groups';
  return items.filter((item) => item[key]?.includes(id)).length;
}

/** Ids that an item or a question can no longer have: answers name both by their id alone. */
export function takenIds({ items, questions = [] }: Checklist): ReadonlySet<string> {
  return new Set([...items, ...questions].map(({ id }) => id));
}

/** Σ of the weights, without what binary fractions add. */
export function totalWeight(items: readonly { readonly weight: number }[]): number {
  return Number(items.reduce((sum, { weight }) => sum + weight, 0).toPrecision(12));
}

function withUses(
  checklist: Checklist,
  key: 'modules' | 'groups',
  change: (ids: readonly string[]) => readonly string[],
) {
  const items = checklist.items.map((item) => {
    const before = item[key];
    if (before === undefined) return item;
    const after = change(before);
    if (after.length === before.length) return item;
    return withoutUndefined({ ...item, [key]: after.length === 0 ? undefined : after });
  });
  return { ...checklist, items };
}

/** `domains`, `items` and `scoreBands` must be there; the others are left out where they are empty. */
function withList(checklist: Checklist, list: ListName, members: readonly Lists[ListName][]): Checklist {
  const optional = list === 'questions' || list === 'modules' || list === 'groupings';
  return withoutUndefined({ ...checklist, [list]: optional && members.length === 0 ? undefined : members });
}

function domainOf(member: object): string | undefined {
  return 'domain' in member && typeof member.domain === 'string' ? member.domain : undefined;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
