import { judgeElements } from './elements.ts';
import type { Structure } from './tables.ts';
import type { Json, Report } from './walk.ts';
import { isObject } from './walk.ts';

/** Judges the type of a resource, its listed elements, and the types of what it contains. */
export function judgeResource(resource: Json, structure: Structure, report: Report): void {
  if (!judgeType(resource, structure, '', report)) return;
  judgeElements(resource, structure.elements(resource.resourceType as string), '', report);
  const contained = resource.contained;
  if (contained === undefined) return;
  if (!Array.isArray(contained)) {
    report('jsonType', 'contained', { message: 'contained debe ser un arreglo', expected: 'un arreglo [ ]' });
    return;
  }
  contained.forEach((item, index) => {
    if (isObject(item)) judgeType(item, structure, `contained[${index}]`, report);
  });
}

/** Whether a resource says a type that R4 has; reports it where not. */
function judgeType(resource: Json, structure: Structure, path: string, report: Report): boolean {
  const type = resource.resourceType;
  if (type === undefined) {
    report('noType', path);
    return false;
  }
  if (typeof type === 'string' && structure.types.has(type)) return true;
  const actual = typeof type === 'string' ? type : undefined;
  report('unknownType', join(path, 'resourceType'), { actual });
  return false;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
