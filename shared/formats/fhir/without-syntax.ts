import type { Sink, Source } from '../format.ts';

/**
 * What a reader tells of the text itself, which is all it tells by findings and verdicts, goes nowhere where the
 * layer `fhir-sintaxis` is switched off. That a file could not be read to its end is said all the same: what nobody
 * read was not verified.
 */
export function readerSink(sink: Sink, source?: Source): Sink {
  if (source?.withoutLayers?.has('fhir-sintaxis') !== true) return sink;
  return {
    unit: (clues) => sink.unit(clues),
    record: (type, data, origin, place, age) => sink.record(type, data, origin, place, age),
    finding: () => undefined,
    layer: () => undefined,
    key: () => undefined,
    row: () => sink.row(),
    encoding: (name) => sink.encoding(name),
    problem: (sentence) => sink.problem(sentence),
  };
}
