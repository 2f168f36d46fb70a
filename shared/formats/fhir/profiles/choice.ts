import type { Json } from '../json/value.ts';

/** What stands in a choice element: for `value`, the key `valueCoding`, its type `Coding` and the value. */
export function choiceOf(
  json: Json,
  name: string,
): { readonly key: string; readonly type: string; readonly value: unknown } | undefined {
  for (const key in json) {
    const first = key.charCodeAt(name.length);
    if (key.startsWith(name) && first >= 65 && first <= 90)
      return { key, type: key.slice(name.length), value: json[key] };
  }
  return undefined;
}
