/** One step down: a place in the parent, and which of its repetitions. */
export interface Step {
  /** 1-based. */
  readonly position: number;
  /** 1-based; 0 for all of them (`*`). */
  readonly instance: number;
}

/** From a context down; empty: the context itself. */
export type Path = readonly Step[];

/** Message, three groups, segment, field, component, subcomponent are eight. */
const MAX_STEPS = 40;

/** Reads `5[*].1[1].3[1]`; a step without brackets means the first. Undefined for what is no path. */
export function parsePath(text: string | undefined): Path | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (trimmed === '.') return [];
  const steps: Step[] = [];
  for (const part of trimmed.split('.', MAX_STEPS + 1)) {
    const match = /^([1-9]\d{0,4})(?:\[(\*|[1-9]\d{0,6})\])?$/.exec(part);
    if (match === null || steps.length === MAX_STEPS) return undefined;
    const [, position, instance = '1'] = match;
    steps.push({ position: Number(position), instance: instance === '*' ? 0 : Number(instance) });
  }
  return steps;
}
