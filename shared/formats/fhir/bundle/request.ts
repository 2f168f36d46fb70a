import type { Definitions } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** What an entry's request asks that its resource contradicts. */
export interface RequestFault {
  readonly rule: 'requestType' | 'requestId';
  readonly expected: string;
}

/**
 * Whether an entry's resource is the one that its request says (R4, RESTful API: create, update): a POST to a type
 * creates one of that type, a PUT to `Type/id` updates the one of that id. Operations and URLs of other forms are not
 * looked at.
 */
export function requestFault({ request, resource }: Json, definitions: Definitions): RequestFault | undefined {
  if (!isObject(request) || !isObject(resource)) return undefined;
  const { method, url } = request;
  if (typeof url !== 'string' || (method !== 'PUT' && method !== 'POST')) return undefined;
  const mark = url.indexOf('?');
  const segments = (mark < 0 ? url : url.slice(0, mark)).split('/');
  const hasId = method === 'PUT' && mark < 0;
  const type = segments[segments.length - (hasId ? 2 : 1)];
  if (type === undefined || !definitions.isResource(type)) return undefined;
  if (resource.resourceType !== type) return { rule: 'requestType', expected: String(resource.resourceType) };
  const id = segments[segments.length - 1];
  return hasId && resource.id !== id ? { rule: 'requestId', expected: String(resource.id ?? '') } : undefined;
}

/**
 * Types that a search gives by its `self` link: `[base]/Type?…`, or `_type=` of a search over all; undefined where the
 * link does not say.
 */
export function searchedTypes(link: unknown, definitions: Definitions): ReadonlySet<string> | undefined {
  if (!Array.isArray(link)) return undefined;
  const self: unknown = link.find((one) => isObject(one) && one.relation === 'self');
  if (!isObject(self) || typeof self.url !== 'string') return undefined;
  const [path, query = ''] = self.url.split('?', 2);
  const listed = /(?:^|&)_type=([^&]*)/.exec(query)?.[1];
  const named =
    listed === undefined
      ? [
          path
            .split('/')
            .filter((part) => part !== '')
            .at(-1),
        ]
      : listed.split(/,|%2C/i);
  const types = named.filter((type) => type !== undefined);
  return types.length > 0 && types.every((type) => definitions.isResource(type)) ? new Set(types) : undefined;
}
