import { Hash64 } from '../model/index.ts';

/** A conditional create in a transaction. */
export interface PublicationEntry {
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string; readonly [element: string]: unknown };
  readonly request: { readonly method: 'POST'; readonly url: string; readonly ifNoneExist: string };
}

/** @param name what the resource is, for its address within the Bundle; {@link nameUuid} */
export function create(name: string, ifNoneExist: string, resource: PublicationEntry['resource']): PublicationEntry {
  return {
    fullUrl: `urn:uuid:${nameUuid(name)}`,
    resource,
    request: { method: 'POST', url: resource.resourceType, ifNoneExist },
  };
}

/** One paragraph. */
export function narrative(text: string): object {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml" lang="es-MX"><p>${escaped}</p></div>` };
}

/** A UUID that only depends on a name (RFC 9562, version 8), so that the same thing has the same one everywhere. */
export function nameUuid(name: string): string {
  const first = new Hash64().reset(1).text(name).finish().hex();
  const second = new Hash64().reset(2).text(name).finish().hex();
  const variant = ((Number.parseInt(second[0], 16) & 3) | 8).toString(16);
  const groups = [first.slice(0, 8), first.slice(8, 12), `8${first.slice(13, 16)}`];
  return [...groups, `${variant}${second.slice(1, 4)}`, second.slice(4)].join('-');
}
