/** The name without the prefix of its namespace. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

export function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

/** Namespaces in force: prefix ('' for the default one) → name. */
export type Namespaces = Readonly<Record<string, string>>;

export const NO_NAMESPACES: Namespaces = { xml: 'http://www.w3.org/XML/1998/namespace' };

/** The namespaces in force inside a tag with these attributes; the same object where it declares none. */
export function withDeclarations(outer: Namespaces, attributes: Readonly<Record<string, string>>): Namespaces {
  let own: Record<string, string> | undefined;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    own ??= { ...outer };
    own[name === 'xmlns' ? '' : name.slice(6)] = attributes[name];
  }
  return own ?? outer;
}

/** True for attributes that say nothing of the data: declarations, and where a schema may be found. */
export function isTechnical(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:') || localName(name) === 'schemaLocation';
}
