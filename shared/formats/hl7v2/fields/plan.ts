import type { FieldDefinition, SegmentDefinition, VersionTables } from '../definitions/model.ts';
import type { CodeSet } from './codes.ts';
import { codeSetOf } from './codes.ts';

/** How the text of a type without components is judged. */
export const ANY = 0;
export const NUMBER = 1;
export const SEQUENCE = 2;
export const DATE = 3;
export const TIME = 4;
export const DATE_TIME = 5;

/** A data type made ready. */
export interface TypePlan {
  readonly name: string;
  /** False for what nobody knows the components of: CM, varies. */
  readonly isJudged: boolean;
  readonly text: number;
  /** Component n at n - 1; empty for a type without components. */
  readonly parts: readonly PartPlan[];
  /** Bits of the required components (n at bit n - 1); components beyond the 31st are not looked at. */
  readonly required: number;
  /** Number of the component with a universal id, whose type is the next one; 0 for none. */
  readonly universalId: number;
  /** Coded without exceptions: its code is of the table that its coding system names. */
  readonly isCne: boolean;
  /** A component has components of its own: as a component, there is no delimiter left for all of it. */
  readonly isDeep: boolean;
}

export interface PartPlan {
  readonly type: TypePlan;
  readonly codes: CodeSet | undefined;
}

export interface FieldPlan extends PartPlan {
  readonly isRequired: boolean;
  readonly isWithdrawn: boolean;
  readonly max: number;
  /** 0 where the length is not judged. */
  readonly length: number;
}

export interface SegmentPlan {
  readonly name: string;
  /** Field n at n; there is none at 0. */
  readonly fields: readonly (FieldPlan | undefined)[];
  /** Numbers of the required fields. */
  readonly required: readonly number[];
  /** The last field stands for any number of them. */
  readonly isOpenEnded: boolean;
}

/** Plans of one version's segments and types, each made when it is first asked for. */
export interface Plans {
  segment(name: string): SegmentPlan | undefined;
  type(name: string): TypePlan;
}

const TEXTS: Readonly<Record<string, number>> = {
  NM: NUMBER,
  SI: SEQUENCE,
  DT: DATE,
  TM: TIME,
  DTM: DATE_TIME,
  ST: ANY,
  TX: ANY,
  FT: ANY,
  ID: ANY,
  IS: ANY,
  TN: ANY,
  GTS: ANY,
};

/** Fields whose type is in the message itself (OBX-2) or in a query's definition, whatever a version's table says. */
const VARYING: ReadonlySet<string> = new Set(['OBX-5', 'MFE-4', 'MFA-5', 'QPD-3', 'RDT-1']);
/** Segments whose last field goes on as far as a query's definition says: QPD-3-n, RDT-1-n. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['QPD', 'RDT']);
/** Judged elsewhere: delimiters by the reader, MSH-9 and MSH-12 with the structure. */
const HEADER: ReadonlySet<string> = new Set(['MSH-1', 'MSH-2', 'MSH-9', 'MSH-12']);
/** From here on lengths are those of data types (2.7: 2.5.5), which the tables do not tell apart from mere advice. */
const LENGTHS_END = '2.7';
/** 65536 and 99999 stand for a length without limit. */
const UNLIMITED = 65_536;

const UNJUDGED: TypePlan = {
  name: '',
  isJudged: false,
  text: ANY,
  parts: [],
  required: 0,
  universalId: 0,
  isCne: false,
  isDeep: false,
};

const MADE = new WeakMap<VersionTables, Plans>();

/** Plans are kept as long as their tables are. */
export function plansOf(tables: VersionTables): Plans {
  const known = MADE.get(tables);
  if (known !== undefined) return known;
  const made = createPlans(tables);
  MADE.set(tables, made);
  return made;
}

function createPlans(tables: VersionTables): Plans {
  const segments = new Map<string, SegmentPlan>();
  const types = new Map<string, TypePlan>();
  const type = (name: string): TypePlan => {
    const known = types.get(name);
    if (known !== undefined) return known;
    // A type within itself would be a fault of the tables: it is not followed for ever.
    types.set(name, UNJUDGED);
    const made = makeType(tables, name, type);
    // Messages may name any type (OBX-2): what is none is not kept.
    if (made === undefined) types.delete(name);
    else types.set(name, made);
    return made ?? UNJUDGED;
  };
  return {
    type,
    segment(name) {
      const known = segments.get(name);
      if (known !== undefined) return known;
      const definition = tables.segment(name);
      if (definition === undefined) return undefined;
      const made = makeSegment(tables, definition, type);
      segments.set(name, made);
      return made;
    },
  };
}

function makeType(tables: VersionTables, name: string, type: (name: string) => TypePlan): TypePlan | undefined {
  const plain: TypePlan = { ...UNJUDGED, name, isJudged: true };
  // Versions before 2.5 give TS no components of its own: a date and time, and how exact it is.
  if (name === 'TS') return { ...plain, parts: [part(type('DTM')), part(type('ID'))] };
  if (Object.hasOwn(TEXTS, name)) return { ...plain, text: TEXTS[name] };
  // Components of composites without a name (CM) are not told for every field.
  if (name.startsWith('CM')) return undefined;
  const components = tables.type(name)?.components ?? [];
  if (components.length === 0) return undefined;
  const parts = components.map((component) => makePart(tables, component, type));
  const required = components.slice(0, 31).reduce((bits, { usage }, n) => (usage === 'R' ? bits | (1 << n) : bits), 0);
  const universalId = name === 'HD' ? 2 : name === 'EI' ? 3 : 0;
  const isDeep = parts.some((each) => each.type.parts.length > 0);
  return { ...plain, parts, required, universalId, isCne: name === 'CNE', isDeep };
}

function part(type: TypePlan): PartPlan {
  return { type, codes: undefined };
}

function makePart(tables: VersionTables, component: FieldDefinition, type: (name: string) => TypePlan): PartPlan {
  // What was withdrawn has kept no meaning of its own.
  if (component.usage === 'W') return { type: UNJUDGED, codes: undefined };
  return { type: type(component.type), codes: codeSetOf(tables, component) };
}

function makeSegment(
  tables: VersionTables,
  { name, fields }: SegmentDefinition,
  type: (name: string) => TypePlan,
): SegmentPlan {
  const hasLengths = tables.version < LENGTHS_END;
  const plans = fields.map((field, index): FieldPlan | undefined => {
    const at = `${name}-${index + 1}`;
    if (HEADER.has(at)) return undefined;
    const isWithdrawn = field.usage === 'W';
    const own = VARYING.has(at) ? { type: UNJUDGED, codes: undefined } : makePart(tables, field, type);
    // Lengths of composite fields are often less than what their components may have by the same version.
    // And where a table says which codes there are, it is right: OBX-2 has two characters up to 2.6, and `CWE` is one.
    const isPlain = own.type.isJudged && own.type.parts.length === 0 && own.codes === undefined;
    return {
      ...own,
      isRequired: field.usage === 'R',
      isWithdrawn,
      // Parameters of a query and values are as many as their own definition says.
      max: VARYING.has(at) ? Number.POSITIVE_INFINITY : field.max,
      length: hasLengths && isPlain && field.length < UNLIMITED ? field.length : 0,
    };
  });
  const required = plans.flatMap((plan, index) => (plan?.isRequired === true ? [index + 1] : []));
  return { name, fields: [undefined, ...plans], required, isOpenEnded: OPEN_ENDED.has(name) };
}
