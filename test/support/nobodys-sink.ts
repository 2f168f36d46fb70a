import type { Sink } from '../../shared/formats/format.ts';

/** A sink that takes all and keeps nothing, but for what `own` does. */
export function nobodysSink(own: Partial<Sink> = {}): Sink {
  const nothing = (): void => undefined;
  return {
    unit: nothing,
    record: nothing,
    finding: nothing,
    layer: nothing,
    key: nothing,
    row: nothing,
    encoding: nothing,
    problem: nothing,
    ...own,
  };
}
