import type { Confidence } from '../../model/index.ts';
import type { Sink } from '../format.ts';
import type { Guide, GuideColumn } from './guide.ts';
import { isJudged } from './parse-columns.ts';
import { LAYER, ruleEffects } from './rules.ts';

/** Verdicts of the layers on the rows of each unit: counted here, handed to the sink in a few calls. */
export interface Verdicts {
  /** A finding of a rule stands at a column of the current row. */
  broken(rule: number, column: number): void;
  /** Something of the current row cannot be told for want of a catalogue. */
  undecided(): void;
  /** The current row was judged. */
  row(): void;
  /** A row could not be read as one of the guide: it breaks the structure, and nobody knows of the rest. */
  unread(): void;
  /** The rows to come are of this unit. */
  enter(unit: string | undefined): void;
  /** Hands over what was counted since the last time, unit by unit; the sink must then be told anew where it is. */
  flush(): void;
}

/**
 * A layer in which this guide judges nothing gives no verdict: to hold where nothing can fail is no merit.
 *
 * @param needsCatalogs whether the guide looks anything up
 */
export function createVerdicts(guide: Guide, sink: Sink, needsCatalogs: boolean): Verdicts {
  const { layer: layerOf, breaksLayer, breaksBlock } = ruleEffects(guide);
  const blockIds = guide.blocks.map(({ id }) => id);
  const layerOfBlock = guide.columns.map(({ block }) => {
    const index = blockIds.indexOf(block);
    return index < 0 ? -1 : LAYER.blocks + index;
  });
  const size = LAYER.blocks + blockIds.length;
  const speaks = Array.from({ length: size }, (_, layer) => {
    if (layer === LAYER.catalog) return needsCatalogs;
    if (layer === LAYER.rules) return judgesAsErrors(guide);
    return layer < LAYER.blocks || judgesBlock(guide, blockIds[layer - LAYER.blocks]);
  });
  const isBroken = new Uint8Array(size);
  const byUnit = new Map<string | undefined, Counts>();
  let counts = newCounts(size);
  let clean = true;
  let lacks = false;
  byUnit.set(undefined, counts);

  function closeBroken(): void {
    for (let layer = 0; layer < size; layer++) counts.failures[layer] += isBroken[layer];
    isBroken.fill(0);
    clean = true;
  }

  function say(layer: number, holds: boolean | null, times: number): void {
    if (times > 0) sink.layer(layer, holds, times);
  }

  function sayUnit({ failures, rows, lacking, unread }: Counts): void {
    for (let layer = 0; layer < size; layer++) {
      if (!speaks[layer]) continue;
      const unknown = layer === LAYER.catalog ? lacking : 0;
      say(layer, false, failures[layer] + (layer === LAYER.structure ? unread : 0));
      say(layer, null, unknown);
      say(layer, true, rows - failures[layer] - unknown);
    }
  }

  function flush(): void {
    for (const [unit, counted] of byUnit) {
      if (counted.rows === 0 && counted.unread === 0) continue;
      sink.unit(unit);
      sayUnit(counted);
    }
    byUnit.clear();
  }

  return {
    broken(rule, column) {
      const layer = layerOf[rule];
      const block = layerOfBlock[column];
      if (breaksLayer[rule] === 1 && layer >= 0) isBroken[layer] = 1;
      if (breaksBlock[rule] === 1 && block >= 0) isBroken[block] = 1;
      clean = false;
    },
    undecided() {
      lacks = true;
    },
    enter(unit) {
      const known = byUnit.get(unit);
      if (known !== undefined) {
        counts = known;
        return;
      }
      if (byUnit.size >= MOST_UNITS) flush();
      counts = newCounts(size);
      byUnit.set(unit, counts);
    },
    row() {
      counts.rows++;
      if (lacks && isBroken[LAYER.catalog] === 0) counts.lacking++;
      lacks = false;
      if (!clean) closeBroken();
    },
    unread() {
      counts.unread++;
    },
    flush,
  };
}

/** Rows of one unit: all that were judged, those that broke each layer, that lacked a catalogue, that were not read. */
interface Counts {
  readonly failures: Float64Array;
  rows: number;
  lacking: number;
  unread: number;
}

function newCounts(layers: number): Counts {
  return { failures: new Float64Array(layers), rows: 0, lacking: 0, unread: 0 };
}

/** Units whose rows are counted side by side: those of a state come by turns. */
const MOST_UNITS = 1024;

/** Whether some rule on values is an error; those of a secondary source are warnings and break no row. */
function judgesAsErrors({ columns, rules, relations }: Guide): boolean {
  const sure = ({ confidence }: { readonly confidence: Confidence }): boolean => confidence === 'confirmed';
  return (
    columns.some((column) => sure(column) && column.ruleConfidence === 'confirmed') ||
    [...rules, ...relations].some(sure)
  );
}

function judgesBlock({ columns, rules }: Guide, block: string): boolean {
  const own = columns.filter((column) => column.block === block);
  const names = new Set(own.map(({ name }) => name));
  return own.some(judgesCell) || rules.some(({ column, confidence }) => names.has(column) && isJudged(confidence));
}

function judgesCell({ confidence, ruleConfidence, mandatory, type, maxLength }: GuideColumn): boolean {
  if (!isJudged(confidence)) return false;
  return isJudged(ruleConfidence) || mandatory || type !== undefined || maxLength !== undefined;
}
