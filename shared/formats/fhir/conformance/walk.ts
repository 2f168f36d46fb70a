import type { FindingDetail } from '../../format.ts';
import type { Definitions, Property } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { looseKeys } from '../structure/loose.ts';
import { isWritten, sayContainedIds, sayMissing, sayUnknown } from './breaches.ts';
import type { ConformanceLayer, LayerJudge, Visit } from './model.ts';
import type { Plan, Slot } from './plan.ts';
import { createPlanner } from './plan.ts';
import { createTwinWalk, isFilled } from './twins.ts';

/** Where breaches go. `path` is only good during the call. */
export interface WalkReport {
  report(rule: string, path: readonly Segment[], detail?: FindingDetail): void;
  undecided(layer: ConformanceLayer): void;
}

/** Goes over values once, judges their structure, and hands what it meets to the judges of the other layers. */
export interface Walk {
  /**
   * A whole resource that stands by itself or in an entry.
   *
   * @returns how many keys it has; fewer than were written means that some were repeated.
   */
  resource(value: Json, fullUrl?: string): number;
  /** A Bundle without its entries, which came one by one. */
  envelope(value: Json): number;
  /** A Bundle's entry without its resource. @returns how many keys it has, `resource` itself included */
  entry(value: Json): number;
}

/** Segments of `entry[0].resource`. */
const ENTRY_DEPTH = 3;
const NO_SEGMENTS: readonly Segment[] = [];

export function createWalk(definitions: Definitions, judges: readonly LayerJudge[], sink: WalkReport): Walk {
  const planner = createPlanner(definitions, judges);
  const onResource = judges.filter((judge) => judge.resource !== undefined);
  const onResourceEnd = judges.filter((judge) => judge.resourceEnd !== undefined);
  const path: Segment[] = [];
  const none: Json = {};
  let keys = 0;
  /** Ids of elements of the resource at hand; made when the first one comes. */
  let ids: Set<string> | undefined;

  const report = (rule: string, below: readonly Segment[] = NO_SEGMENTS, detail?: FindingDetail): void => {
    sink.report(rule, below.length === 0 ? path : [...path, ...below], detail);
  };
  const visit: { -readonly [K in keyof Visit]: Visit[K] } = {
    definitions,
    resource: none,
    root: none,
    path,
    fullUrl: undefined,
    isEnvelope: undefined,
    report,
    undecided: (layer) => sink.undecided(layer),
  };

  const twin = createTwinWalk({
    path,
    report,
    list,
    primitive,
    unknown,
    wrongType,
    count: (more) => {
      keys += more;
    },
  });

  /** The keys of an object and what stands under them. */
  function object(value: Json, plan: Plan): void {
    const { slots } = plan;
    // Not `for … in`: V8 13 compiles its `value[key]` for one key alone, and anew whenever another comes.
    const names = Object.keys(value);
    const count = names.length;
    let seen = 0;
    let chosen = 0;
    for (let i = 0; i < count; i++) {
      const key = names[i];
      const member = value[key];
      const slot = slots.get(key);
      if (slot === undefined) {
        unknown(key, member, plan);
        continue;
      }
      seen |= slot.required;
      if (slot.choice !== 0 && (slot.kind !== 'twin' || value[slot.other] === undefined)) {
        if ((chosen & slot.choice) !== 0)
          report('choiceTwice', [key], { expected: `un solo ${slot.property.element.name}[x]` });
        chosen |= slot.choice;
      }
      if (member === null) report('nullValue', [key]);
      else if (slot.kind === 'type') continue;
      else if (slot.kind === 'twin') twin(member, slot, value);
      else if (slot.list) list(member, slot, value);
      else if (Array.isArray(member)) {
        keys += looseKeys(member);
        report('jsonType', [key], {
          message: `${slot.property.element.name} aparece varias veces y solo admite un valor`,
          expected: 'un solo valor',
        });
      } else {
        path.push(key);
        if (slot.kind === 'primitive') primitive(member, slot, value, undefined);
        else complex(member, slot);
        path.pop();
      }
    }
    keys += count;
    if (count > 1 || (count === 1 && (!plan.element || value.id === undefined))) {
      if (seen !== plan.mask) sayMissing(value, plan, seen, report);
    } else {
      report('empty', NO_SEGMENTS, {
        message: count === 0 ? 'Hay un objeto vacío' : 'Hay un elemento con id y sin contenido',
      });
    }
  }

  function unknown(key: string, member: unknown, plan: Plan): void {
    keys += looseKeys(member);
    sayUnknown(key, plan, report);
  }

  function list(member: unknown, slot: Slot, owner: Json): void {
    if (!Array.isArray(member)) {
      keys += looseKeys(member);
      report('jsonType', [slot.key], {
        message: `${slot.property.element.name} debe ser un arreglo [ ]`,
        expected: 'un arreglo [ ]',
      });
      return;
    }
    path.push(slot.key);
    const { length } = member;
    if (length === 0) report('empty', NO_SEGMENTS, { message: 'Hay un arreglo vacío' });
    if (length > slot.property.element.max)
      report('tooMany', NO_SEGMENTS, { expected: `a lo más ${slot.property.element.max}` });
    const twins = slot.kind === 'primitive' && slot.judges.length > 0 ? owner[slot.other] : undefined;
    const level = path.length;
    path.push(0);
    for (let i = 0; i < length; i++) {
      path[level] = i;
      const item: unknown = member[i];
      if (item === null) {
        if (slot.kind !== 'primitive' || !isFilled(owner[slot.other], i)) report('nullValue');
      } else if (slot.kind === 'primitive') primitive(item, slot, owner, Array.isArray(twins) ? twins[i] : undefined);
      else complex(item, slot);
    }
    path.pop();
    path.pop();
  }

  function primitive(value: unknown, slot: Slot, owner: Json, twinOf: unknown): void {
    const format = slot.format;
    if (format !== undefined && typeof value !== format.json) {
      wrongType(value, format.form);
      return;
    }
    if (!isWritten(value, slot, report)) return;
    if (slot.elementId) elementId(value as string);
    const { judges: own } = slot;
    if (own.length === 0) return;
    const partner = slot.list ? twinOf : owner[slot.other];
    const twinValue = isObject(partner) ? partner : undefined;
    for (let i = 0; i < own.length; i++) own[i].primitive!(value as string, slot.property, twinValue, visit);
  }

  function elementId(id: string): void {
    ids ??= new Set();
    if (ids.has(id)) report('elementId');
    else ids.add(id);
  }

  function wrongType(value: unknown, expected: string): void {
    keys += looseKeys(value);
    const nested = Array.isArray(value);
    report('jsonType', NO_SEGMENTS, {
      message: nested ? 'Hay un arreglo dentro de otro arreglo' : 'El valor no tiene el tipo de JSON esperado',
      expected,
    });
  }

  function complex(value: unknown, slot: Slot): void {
    if (!isObject(value)) {
      if (value === '') report('empty', NO_SEGMENTS, { message: 'Hay un texto vacío' });
      else wrongType(value, 'un objeto { }');
      return;
    }
    // The resource of an entry is judged by itself, unless its Bundle stands inside yet another resource.
    if (slot.kind === 'held' && path.length <= ENTRY_DEPTH) return;
    if (slot.kind === 'resource' || slot.kind === 'held') {
      inner(value, slot.property);
      return;
    }
    const { plan, judges: own } = slot;
    if (plan === undefined) return;
    for (let i = 0; i < own.length; i++) own[i].complex!(value, plan.shape, slot.property, visit);
    object(value, plan);
  }

  /** A resource inside another one. */
  function inner(value: Json, property: Property): void {
    const { resource, root } = visit;
    const outerIds = ids;
    const contained = property.element.name === 'contained';
    visit.resource = value;
    // A parameter's resource stands by itself; a contained one is a part of what contains it.
    if (!contained) visit.root = value;
    else if (typeof value.id !== 'string')
      report('containedId', NO_SEGMENTS, { message: 'El recurso contenido no lleva id' });
    ids = undefined;
    judged(value);
    visit.resource = resource;
    visit.root = root;
    ids = outerIds;
  }

  function judged(value: Json): void {
    const plan = planOf(value);
    if (plan === undefined) {
      keys += looseKeys(value);
      return;
    }
    const { shape } = plan;
    for (let i = 0; i < onResource.length; i++) onResource[i].resource!(value, shape, visit);
    for (let i = 0; i < plan.judges.length; i++) plan.judges[i].complex!(value, shape, undefined, visit);
    object(value, plan);
    if (Array.isArray(value.contained)) sayContainedIds(value.contained, report);
    for (let i = 0; i < onResourceEnd.length; i++) onResourceEnd[i].resourceEnd!(value, shape, visit);
  }

  /** The plan of a resource's type; reports it where it is missing or none of R4. */
  function planOf(value: Json): Plan | undefined {
    const type = value.resourceType;
    if (typeof type === 'string' && definitions.isResource(type)) return planner.ofType(type);
    if (type === undefined) report('noType');
    else report('unknownType', ['resourceType'], { actual: typeof type === 'string' ? type : undefined });
    return undefined;
  }

  return {
    resource: outermost,
    envelope(value) {
      visit.isEnvelope = true;
      const count = outermost(value, undefined);
      visit.isEnvelope = undefined;
      return count;
    },
    entry(value) {
      const plan = planner.ofType('Bundle.entry');
      keys = 0;
      path.length = 0;
      ids = undefined;
      visit.resource = value;
      visit.root = value;
      visit.fullUrl = undefined;
      if (plan === undefined) return looseKeys(value);
      object(value, plan);
      return keys;
    },
  };

  function outermost(value: Json, fullUrl: string | undefined): number {
    keys = 0;
    path.length = 0;
    ids = undefined;
    visit.resource = value;
    visit.root = value;
    visit.fullUrl = fullUrl;
    judged(value);
    // Nothing of a resource stays in memory for its sake.
    visit.resource = none;
    visit.root = none;
    return keys;
  }
}
