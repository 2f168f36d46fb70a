import type { Sink, Source } from '../format.ts';
import { LAYER_FORM, LAYER_SYNTAX, layerIndex } from './rules/index.ts';

/** The sink as the two halves of reading see it: what reads the text, and what judges the pieces. */
export interface FormSinks {
  readonly reader: Sink;
  readonly judge: Sink;
}

const STRUCTURE = layerIndex('fhir-estructura');

/**
 * Joins the verdicts on text and structure of each resource into one of `fhir-forma`, so that a resource counts once. A
 * piece of text is judged before its own verdict comes; where it holds several resources (a Bundle within a Bundle), the
 * text's faults are its outermost one's.
 *
 * What a reader tells of the text itself, which is all it tells by findings and verdicts, goes nowhere where the layer
 * `fhir-sintaxis` is switched off. That a file could not be read to its end is said all the same: what nobody read was
 * not verified.
 */
export function formSinks(sink: Sink, source?: Source): FormSinks {
  const isOn = (layer: string) => source?.withoutLayers?.has(layer) !== true;
  const [syntaxIsOn, structureIsOn] = [isOn('fhir-sintaxis'), isOn('fhir-estructura')];
  const both = syntaxIsOn && structureIsOn;
  /** Of the piece at hand, the outermost resource first. */
  let structures: (boolean | null)[] = [];

  const form = (text: boolean | null): void => {
    if (structures.length === 0) structures.push(true);
    for (const [i, structure] of structures.entries()) {
      const failed = structure === false || (i === 0 && text === false);
      sink.layer(LAYER_FORM, failed ? false : !both || structure === null ? null : true);
    }
    structures = [];
  };

  return {
    judge: {
      ...passing(sink),
      layer(layer, holds, times) {
        if (layer === STRUCTURE) structures.push(holds);
        sink.layer(layer, holds, times);
      },
    },
    reader: {
      ...passing(sink),
      ...(syntaxIsOn ? {} : { finding: () => undefined, key: () => undefined }),
      layer(layer, holds, times) {
        if (layer === LAYER_SYNTAX) form(syntaxIsOn ? holds : null);
        if (syntaxIsOn) sink.layer(layer, holds, times);
      },
    },
  };
}

function passing(sink: Sink): Omit<Sink, 'layer'> {
  return {
    unit: (clues) => sink.unit(clues),
    record: (type, data, origin, place, age) => sink.record(type, data, origin, place, age),
    finding: (rule, origin, field, detail) => sink.finding(rule, origin, field, detail),
    key: (rule, high, low, origin, field, detail) => sink.key(rule, high, low, origin, field, detail),
    row: () => sink.row(),
    encoding: (name) => sink.encoding(name),
    problem: (sentence) => sink.problem(sentence),
  };
}
