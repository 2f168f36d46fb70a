/**
 * JSON with sorted keys and no spaces, the same for the same value whatever order it was built in (numbers and texts as
 * in RFC 8785). Members that are `undefined` are left out, as JSON does. The value must be plain data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  const source = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(source).sort()) {
    if (source[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(source[key])}`);
  }
  return `{${members.join(',')}}`;
}
