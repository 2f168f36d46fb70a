import type { Checklist } from '../model/index.ts';

/** A field of which two editions say different things; absent there: undefined. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A member of a list of a checklist in both editions, with what changed in it. */
export interface MemberChange {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

export interface ListDiff {
  /** In the order of the later edition. */
  readonly added: readonly { readonly id: string; readonly title: string }[];
  readonly removed: readonly { readonly id: string; readonly title: string }[];
  readonly changed: readonly MemberChange[];
}

/** What a new edition changes. */
export interface ChecklistDiff {
  /** Title, bands, levels and the like; its own id and edition are no change. */
  readonly fields: readonly FieldChange[];
  readonly items: ListDiff;
  readonly questions: ListDiff;
  readonly domains: ListDiff;
  readonly modules: ListDiff;
  readonly groupings: ListDiff;
  /** Σ of the weights of the items, as people read them. */
  readonly weight: { readonly before: number; readonly after: number };
}

/** Compares two editions part by part, members by id. */
export function diffChecklists(before: Checklist, after: Checklist): ChecklistDiff {
  return {
    fields: changes(before, after, NOT_FIELDS),
    items: diffLists(before.items, after.items),
    questions: diffLists(before.questions, after.questions),
    domains: diffLists(before.domains, after.domains),
    modules: diffLists(before.modules, after.modules),
    groupings: diffLists(before.groupings, after.groupings),
    weight: { before: totalWeight(before), after: totalWeight(after) },
  };
}

const NOT_FIELDS = new Set(['id', 'edition', 'basedOn', 'items', 'questions', 'domains', 'modules', 'groupings']);

interface Member {
  readonly id: string;
  readonly title: string;
}

function diffLists(before: readonly Member[] = [], after: readonly Member[] = []): ListDiff {
  const older = new Map(before.map((member) => [member.id, member]));
  const newer = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !older.has(id)).map(nameOf),
    removed: before.filter(({ id }) => !newer.has(id)).map(nameOf),
    changed: after.flatMap((member) => {
      const known = older.get(member.id);
      const fields = known === undefined ? [] : changes(known, member, ID);
      return fields.length === 0 ? [] : [{ ...nameOf(member), fields }];
    }),
  };
}

const ID = new Set(['id']);

function nameOf({ id, title }: Member): Member {
  return { id, title };
}

function changes(before: object, after: object, leftOut: ReadonlySet<string>): readonly FieldChange[] {
  const older = before as Readonly<Record<string, unknown>>;
  const newer = after as Readonly<Record<string, unknown>>;
  const fields = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return [...fields]
    .filter((field) => !leftOut.has(field) && !same(older[field], newer[field]))
    .map((field) => ({ field, before: older[field], after: newer[field] }));
}

/** By content, whatever the order of the keys: a kept edition has them in order, a file as it was written. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Readonly<Record<string, unknown>>;
  const right = other as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

/** Weights have few decimals: this takes away what binary fractions add. */
function totalWeight({ items }: Checklist): number {
  return Number(items.reduce((sum, { weight }) => sum + weight, 0).toPrecision(12));
}
