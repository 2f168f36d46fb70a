import type { Definitions, Property, Shape } from '../../../shared/formats/fhir/definitions/model.ts';

type Json = { readonly [key: string]: unknown };

export interface XmlStyle {
  /** Between elements. */
  readonly gap: string;
  readonly quote: '"' | "'";
  /** Prefix of FHIR's namespace, with its colon; '' for the default one. */
  readonly prefix: string;
  readonly comment: string;
}

export const PLAIN: XmlStyle = { gap: '', quote: '"', prefix: '', comment: '' };

/** Writes a resource in the form of JSON as XML: an independent twin of the reader, for tests. */
export function toXml(resource: Json, definitions: Definitions, style: XmlStyle = PLAIN): string {
  const { prefix, gap, quote, comment } = style;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;

  const attribute = (name: string, value: unknown): string => ` ${name}=${quote}${escaped(String(value))}${quote}`;

  const escaped = (text: string): string =>
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;')
      .replace(/[\t\n\r]/g, (space) => `&#x${space.charCodeAt(0).toString(16)};`);

  const element = (name: string, attributes: string, content: string): string => {
    const tag = prefix + name;
    return content === '' ? `${gap}<${tag}${attributes}/>` : `${gap}<${tag}${attributes}>${content}${gap}</${tag}>`;
  };

  const resourceElement = (value: Json, attributes = ''): string => {
    const name = value.resourceType as string;
    return element(name, attributes, children(value, definitions.shape(name)!));
  };

  const children = (value: Json, shape: Shape): string => {
    const properties = [...shape.properties.values()].sort((a, b) => a.element.index - b.element.index);
    return properties.map((property) => one(value, property, shape)).join('');
  };

  const one = (holder: Json, property: Property, shape: Shape): string => {
    const { key } = property;
    if (isAttribute(key, shape)) return '';
    const values = toList(holder[key], property.list);
    const twins = toList(holder[`_${key}`], property.list);
    const count = Math.max(values.length, twins.length);
    return Array.from({ length: count }, (_, i) => written(property, values[i], twins[i])).join('');
  };

  const written = (property: Property, value: unknown, twin: unknown): string => {
    const { key, type, primitive, shape } = property;
    if (type === 'xhtml') return gap + String(value);
    if (primitive) {
      const more = (twin ?? {}) as Json;
      const id = more.id === undefined ? '' : attribute('id', more.id);
      const own = value === undefined || value === null ? '' : attribute('value', value);
      return comment + element(key, id + own, children(more, definitions.shape('Element')!));
    }
    const object = value as Json;
    if (shape === undefined) return element(key, '', resourceElement(object));
    const attributes = ['id', 'url'].filter((name) => isAttribute(name, shape) && object[name] !== undefined);
    return element(key, attributes.map((name) => attribute(name, object[name])).join(''), children(object, shape));
  };

  return resourceElement(resource, attribute(declared, 'http://hl7.org/fhir'));
}

function isAttribute(key: string, shape: Shape): boolean {
  return (key === 'id' && shape.kind !== 'resource') || (key === 'url' && shape.path === 'Extension');
}

function toList(value: unknown, list: boolean): readonly unknown[] {
  if (value === undefined) return [];
  return list ? (value as readonly unknown[]) : [value];
}
