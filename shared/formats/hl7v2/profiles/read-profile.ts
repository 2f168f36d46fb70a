import type { ContextLookup } from './constraints.ts';
import type {
  DatatypeProfile,
  DynamicMapping,
  ElementProfile,
  GroupNode,
  MessageProfile,
  Profile,
  ProfileNode,
  SegmentProfile,
} from './profile.ts';
import { parseUsage } from './usage.ts';
import type { ValueSetLibrary } from './value-sets.ts';
import { bindSets } from './value-sets.ts';
import type { Attributes, XmlElement } from './xml.ts';
import { child, childrenNamed, UnusableProfile } from './xml.ts';

/**
 * Reads the root of PROFILE.xml.
 *
 * @param contexts of CONSTRAINTS.xml
 * @throws UnusableProfile
 */
export function readProfile(
  root: XmlElement,
  fileName: string,
  contexts: ContextLookup,
  library: ValueSetLibrary,
): Omit<Profile, 'conditioned'> {
  if (root.name !== 'ConformanceProfile') throw new UnusableProfile('No es un perfil de HL7 v2.');
  const datatypes = readDatatypes(root, contexts, library);
  const segments = new Map<string, SegmentProfile>();
  for (const element of childrenNamed(child(root, 'Segments'), 'Segment')) {
    const segment = readSegment(element, datatypes, contexts, library);
    if (segment.id !== '' && !segments.has(segment.id)) segments.set(segment.id, segment);
  }
  const messages = childrenNamed(child(root, 'Messages'), 'Message').map((element) =>
    readMessage(element, segments, contexts),
  );
  if (messages.length === 0) throw new UnusableProfile('No define ningún mensaje.');
  const { Name = '' } = child(root, 'MetaData')?.attributes ?? {};
  return { title: Name.trim().slice(0, MAX_TITLE) || fileName, messages };
}

const MAX_TITLE = 120;

function readMessage(
  element: XmlElement,
  segments: ReadonlyMap<string, SegmentProfile>,
  contexts: ContextLookup,
): MessageProfile {
  const { ID = '', Identifier = '', Name = '', Type = '', Event = '', StructID = '' } = element.attributes;
  if (Type.trim() === '') throw new UnusableProfile('Define un mensaje sin decir su tipo.');
  return {
    id: ID,
    identifier: Identifier.trim(),
    code: Type.trim(),
    event: Event.trim(),
    structure: StructID.trim(),
    nodes: readNodes(element, segments, contexts),
    context: contexts('Message', ID, Name),
  };
}

function readNodes(
  parent: XmlElement,
  segments: ReadonlyMap<string, SegmentProfile>,
  contexts: ContextLookup,
): readonly ProfileNode[] {
  const elements = parent.children.filter(({ name }) => name === 'Segment' || name === 'Group');
  return elements.map((element, index): ProfileNode => {
    const { attributes } = element;
    const { min, max } = cardinality(attributes);
    const placed = { usage: parseUsage(attributes.Usage ?? ''), min, max, position: index + 1 };
    if (element.name === 'Segment') {
      const segment = segments.get(attributes.Ref ?? '');
      if (segment === undefined) throw new UnusableProfile('Un mensaje nombra un segmento que el perfil no define.');
      return { kind: 'segment', name: segment.name, segment, ...placed };
    }
    const { ID = '', Name = '' } = attributes;
    const nodes = readNodes(element, segments, contexts);
    if (nodes.length === 0) throw new UnusableProfile('Define un grupo sin segmentos.');
    const name = (Name || ID).split('.').at(-1) ?? '';
    return { kind: 'group', name, nodes, context: contexts('Group', ID, Name), ...placed, ...namesOf(nodes) };
  });
}

function namesOf(nodes: readonly ProfileNode[]): Pick<GroupNode, 'segments' | 'first' | 'heads'> {
  const segments = new Set<string>();
  const first = new Set<string>();
  const heads = new Set<string>();
  let mayBegin = true;
  for (const node of nodes) {
    const inside = node.kind === 'segment' ? [node.name] : node.segments;
    const begins = node.kind === 'segment' ? [node.name] : node.first;
    for (const name of inside) segments.add(name);
    if (mayBegin) for (const name of begins) first.add(name);
    if (mayBegin || (node.kind === 'segment' && node.usage === 'R')) for (const name of begins) heads.add(name);
    if (node.usage === 'R') mayBegin = false;
  }
  return { segments, first, heads };
}

function readSegment(
  element: XmlElement,
  datatypes: ReadonlyMap<string, DatatypeProfile>,
  contexts: ContextLookup,
  library: ValueSetLibrary,
): SegmentProfile {
  const { ID = '', Name = '' } = element.attributes;
  const mappings = childrenNamed(child(element, 'DynamicMapping'), 'Mapping').flatMap((mapping) =>
    readMapping(mapping, datatypes),
  );
  return {
    id: ID,
    name: Name.trim(),
    fields: childrenNamed(element, 'Field').map((field, index) => readElement(field, index, datatypes, library)),
    mappings,
    context: contexts('Segment', ID, Name),
  };
}

/** A mapping by two values at once is left out: its field stays open. */
function readMapping(
  { attributes, children }: XmlElement,
  datatypes: ReadonlyMap<string, DatatypeProfile>,
): readonly DynamicMapping[] {
  const [position, reference] = [Number(attributes.Position), Number(attributes.Reference)];
  if (!Number.isInteger(position) || !Number.isInteger(reference) || attributes.SecondReference) return [];
  const types = new Map<string, DatatypeProfile>();
  for (const { attributes: one } of children) {
    const type = datatypes.get(one.Datatype ?? '');
    if (one.Value !== undefined && type !== undefined) types.set(one.Value, type);
  }
  return [{ position, reference, types }];
}

/** Types are made first and filled then: they lead to each other, and some back to themselves. */
function readDatatypes(
  root: XmlElement,
  contexts: ContextLookup,
  library: ValueSetLibrary,
): ReadonlyMap<string, DatatypeProfile> {
  const types = new Map<string, DatatypeProfile & { readonly components: ElementProfile[] }>();
  const elements = childrenNamed(child(root, 'Datatypes'), 'Datatype');
  for (const { attributes } of elements) {
    const { ID = '', Name = '' } = attributes;
    if (!types.has(ID))
      types.set(ID, { id: ID, name: Name || ID, components: [], context: contexts('Datatype', ID, Name) });
  }
  const filled = new Set<string>();
  for (const element of elements) {
    const { ID = '' } = element.attributes;
    if (filled.has(ID)) continue;
    filled.add(ID);
    const components = childrenNamed(element, 'Component');
    types.get(ID)?.components.push(...components.map((one, index) => readElement(one, index, types, library)));
  }
  return types;
}

function readElement(
  { name, attributes }: XmlElement,
  index: number,
  datatypes: ReadonlyMap<string, DatatypeProfile>,
  library: ValueSetLibrary,
): ElementProfile {
  const { Binding, BindingStrength, BindingLocation, ConfLength = '' } = attributes;
  const { min, max } = name === 'Field' ? cardinality(attributes) : { min: 0, max: Number.POSITIVE_INFINITY };
  return {
    name: (attributes.Name ?? '').trim().slice(0, MAX_TITLE),
    position: index + 1,
    usage: parseUsage(attributes.Usage ?? ''),
    datatype: datatypes.get(attributes.Datatype ?? ''),
    min,
    max,
    minLength: numberOr(attributes.MinLength, 0),
    maxLength: numberOr(attributes.MaxLength, Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY,
    // `20#` may be cut at 20, `20=` may not.
    conformanceLength:
      numberOr(/^\d+/.exec(ConfLength.trim())?.[0], Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY,
    binding: bindSets(library, Binding, BindingStrength, BindingLocation),
  };
}

/** Where nothing is said, none is needed and any number is fine. */
function cardinality({ Min, Max }: Attributes): { readonly min: number; readonly max: number } {
  return { min: numberOr(Min, 0), max: numberOr(Max, Number.POSITIVE_INFINITY) };
}

/** `*` and `NA` say nothing. */
function numberOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : otherwise;
}
