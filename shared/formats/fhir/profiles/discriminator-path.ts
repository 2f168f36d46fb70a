/** One step of a discriminator's path: the part of FHIRPath that R4 allows there. */
export type Step =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'ofType'; readonly type: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'resolve' };

const known = new Map<string, readonly Step[] | null>();
/** Paths of packages are few; a hostile one must not fill the memory. */
const MAX_KNOWN = 5_000;

/** `code.coding`, `$this.resolve()`, `extension('url').value`; null for what goes beyond what R4 allows. */
export function parseDiscriminatorPath(path: string): readonly Step[] | null {
  const before = known.get(path);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const parsed = parse(path);
  known.set(path, parsed);
  return parsed;
}

function parse(path: string): readonly Step[] | null {
  const steps: Step[] = [];
  const pattern = /(?:^|\.)(?:(\$this)|([a-zA-Z][a-zA-Z0-9]*)(?:\[x\])?(?:\(([^()]*)\))?)/y;
  let at = 0;
  while (at < path.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(path);
    if (match === null || pattern.lastIndex === at) return null;
    at = pattern.lastIndex;
    const [, self, name, argument] = match;
    if (self !== undefined) continue;
    const step: Step | null = argument === undefined ? { kind: 'child', name } : callStep(name, argument);
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function callStep(name: string, argument: string): Step | null {
  if (name === 'resolve' && argument === '') return { kind: 'resolve' };
  if (name === 'ofType' || name === 'as') return { kind: 'ofType', type: argument.trim().replace(/^FHIR\./, '') };
  if (name === 'extension') return { kind: 'extension', url: argument.trim().replace(/^['"]|['"]$/g, '') };
  return null;
}
