import type { Definitions, Property, Shape } from '../definitions/model.ts';
import type { FaultCause, FaultKind } from '../json/faults.ts';
import { losesDigits } from '../json/number.ts';
import { FHIR_NAMESPACE, XHTML_NAMESPACE } from '../sniff.ts';
import type { Namespaces } from './names.ts';
import { isTechnical, localName, prefixOf, withDeclarations } from './names.ts';
import type { Built, Slot } from './value.ts';
import { fill, holdsResource, primitiveValue, put, slotOf } from './value.ts';

/** What the root of a piece is: a resource, or an element with a shape of its own (`Bundle.entry`). */
export type PieceRoot = 'resource' | 'Bundle.entry';

/** What the builder needs of the parser, which knows where it stands. */
export interface ParserView {
  /** Reports a fault at the tag that was read last, or at an attribute of it. */
  fault(kind: FaultKind, cause?: FaultCause, attribute?: string): void;
  /** The source of the narrative that ends here, from its `<` on. */
  narrative(): string;
}

/** Builds the form of JSON from the tags of one piece, in order. */
export interface Builder {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(): void;
  /** Path of the innermost open element, as JSON has it. */
  path(): (string | number)[];
  /** Levels of narrative that are open. */
  readonly narrative: number;
  /** Objects and arrays that are open. */
  readonly depth: number;
  readonly value: Built | undefined;
}

interface Frame {
  readonly kind: 'resource' | 'complex' | 'primitive' | 'holder' | 'narrative' | 'unknown';
  /** Name without prefix. */
  readonly name: string;
  readonly shape: Shape | undefined;
  readonly property: Property | undefined;
  readonly namespaces: Namespaces;
  readonly namespace: string;
  /** Made when the first child comes: most elements are values. */
  slots: Map<string, Slot> | undefined;
  /** Where it stands among its namesakes; -1 where JSON writes no array. */
  readonly index: number;
  /** `value` as it is written. */
  text: string | undefined;
  /** `id`, `url`, and what is unknown. */
  own: Built | undefined;
  /** Position in the definition of the last child. */
  last: number;
  disordered: boolean;
  /** The resource inside a holder. */
  inner: Built | undefined;
}

export function createBuilder(
  definitions: Definitions,
  root: PieceRoot,
  outer: Namespaces,
  { fault, narrative: raw }: ParserView,
): Builder {
  const frames: Frame[] = [];
  let narrative = 0;
  let depth = 0;
  let value: Built | undefined;
  const extension = definitions.shape('Element');

  const open: Builder['open'] = (tagName, attributes) => {
    if (narrative > 0) {
      narrative++;
      return;
    }
    const parent = frames.length === 0 ? undefined : frames[frames.length - 1];
    const name = localName(tagName);
    const namespaces = withDeclarations(parent?.namespaces ?? outer, attributes);
    const namespace = namespaces[prefixOf(tagName)] ?? '';
    const property = parent?.shape?.properties.get(name);
    const frame = frameOf(parent, property, name, namespaces, namespace);
    frames.push(frame);
    checkNamespace(frame, parent);
    if (parent !== undefined && property !== undefined) checkOrder(parent, property);
    readAttributes(frame, attributes);
    if (frame.kind === 'narrative') narrative = 1;
    else depth += frame.index < 0 ? 1 : 2;
  };

  function frameOf(
    parent: Frame | undefined,
    property: Property | undefined,
    name: string,
    namespaces: Namespaces,
    namespace: string,
  ): Frame {
    const isResource = parent === undefined ? root === 'resource' : parent.kind === 'holder';
    if (isResource && parent?.inner !== undefined) fault('xml-contenido', 'varios-recursos');
    const kind = isResource ? 'resource' : parent === undefined ? 'complex' : kindOf(property);
    const shape = isResource
      ? definitions.isResource(name)
        ? definitions.shape(name)
        : undefined
      : parent === undefined
        ? definitions.shape(root)
        : kind === 'primitive'
          ? extension
          : property?.shape;
    const before = isResource ? undefined : parent?.slots?.get(name)?.values.length;
    const index = property?.list === true || (before ?? 0) > 0 ? (before ?? 0) : -1;
    return {
      kind,
      name,
      shape,
      property,
      namespaces,
      namespace,
      slots: undefined,
      index,
      text: undefined,
      own: undefined,
      last: -1,
      disordered: false,
      inner: undefined,
    };
  }

  function checkNamespace(frame: Frame, parent: Frame | undefined): void {
    // Once for a whole subtree: what is inside inherits it.
    if (parent !== undefined && parent.namespace === frame.namespace && frame.kind !== 'narrative') return;
    const wanted = frame.kind === 'narrative' ? XHTML_NAMESPACE : FHIR_NAMESPACE;
    // Inside a Bundle whose own namespace is wrong, that was said of the Bundle.
    const inherited = parent === undefined && root !== 'resource' && frame.namespace === (outer[''] ?? '');
    if (frame.namespace !== wanted && !inherited) fault('xml-espacio-de-nombres');
  }

  function checkOrder(parent: Frame, { element }: Property): void {
    if (element.index < parent.last && !parent.disordered) {
      parent.disordered = true;
      fault('xml-orden');
    }
    parent.last = element.index;
  }

  function readAttributes(frame: Frame, attributes: Readonly<Record<string, string>>): void {
    if (frame.kind === 'narrative') return;
    for (const name in attributes) {
      if (isTechnical(name)) continue;
      if (name === 'value' && (frame.kind === 'primitive' || frame.kind === 'unknown')) {
        frame.text = attributes[name];
        continue;
      }
      const known = name === 'id' ? frame.kind === 'complex' || frame.kind === 'primitive' : isAttribute(frame, name);
      if (known || frame.kind === 'unknown') {
        frame.own ??= {};
        put(frame.own, name, attributes[name]);
      } else fault('xml-atributo', undefined, name);
    }
  }

  const close: Builder['close'] = () => {
    if (narrative > 1) {
      narrative--;
      return;
    }
    const frame = frames.pop();
    if (frame === undefined) return;
    if (frame.kind !== 'narrative') depth -= frame.index < 0 ? 1 : 2;
    narrative = 0;
    const parent = frames.length === 0 ? undefined : frames[frames.length - 1];
    if (parent === undefined) value = objectOf(frame);
    else if (parent.kind === 'holder') parent.inner ??= objectOf(frame);
    else attach(parent, frame);
  };

  function attach(parent: Frame, frame: Frame): void {
    parent.slots ??= new Map();
    const { values, twins } = slotOf(parent.slots, frame.name, frame.property?.list ?? false);
    switch (frame.kind) {
      case 'narrative':
        values.push(raw());
        twins.push(undefined);
        return;
      case 'holder':
        if (frame.inner === undefined) fault('xml-contenido', 'sin-recurso');
        values.push(frame.inner ?? {});
        twins.push(undefined);
        return;
      case 'primitive': {
        const { text } = frame;
        const type = frame.property?.type ?? 'string';
        if (type === 'decimal' && text !== undefined && losesDigits(text))
          fault('precision-perdida', undefined, 'value');
        values.push(text === undefined ? undefined : primitiveValue(text, type));
        const hasMore = frame.own !== undefined || frame.slots !== undefined || text === undefined;
        twins.push(hasMore ? fill(frame.own ?? {}, frame.slots) : undefined);
        return;
      }
      case 'unknown': {
        const plain = frame.text !== undefined && frame.own === undefined && frame.slots === undefined;
        values.push(plain ? frame.text : objectOf(frame));
        twins.push(undefined);
        return;
      }
      default:
        values.push(objectOf(frame));
        twins.push(undefined);
    }
  }

  return {
    open,
    close,
    path() {
      const path: (string | number)[] = [];
      for (const { kind, name, index } of frames.slice(1)) {
        // A resource stands under the name of its holder.
        if (kind === 'resource') continue;
        path.push(name);
        if (index >= 0) path.push(index);
      }
      return path;
    },
    get narrative() {
      return narrative;
    },
    get depth() {
      return depth;
    },
    get value() {
      return value;
    },
  };
}

function kindOf(property: Property | undefined): Frame['kind'] {
  if (property === undefined) return 'unknown';
  if (property.type === 'xhtml') return 'narrative';
  if (property.primitive) return 'primitive';
  return holdsResource(property) ? 'holder' : 'complex';
}

function isAttribute({ shape, kind }: Frame, name: string): boolean {
  return name === 'url' && kind === 'complex' && shape?.path === 'Extension';
}

function objectOf(frame: Frame): Built {
  const start: Built = frame.kind === 'resource' ? { resourceType: frame.name } : (frame.own ?? {});
  if (frame.kind === 'unknown' && frame.text !== undefined) put(start, 'value', frame.text);
  return fill(start, frame.slots);
}
