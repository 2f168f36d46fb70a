/** Each id that stands more than once, said once. */
export function repeated(definitions: readonly { readonly id: string }[], kind: string): readonly string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { id } of definitions) {
    if (seen.has(id)) again.add(id);
    seen.add(id);
  }
  return [...again].map((id) => `${kind} «${id}» se define más de una vez.`);
}
