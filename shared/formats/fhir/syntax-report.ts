import type { Sink } from '../format.ts';
import type { Fault, FaultCause, FaultKind } from './json/faults.ts';
import type { Position, Slice } from './json/position.ts';
import { positionAt } from './json/position.ts';
import { spotOrigin } from './origin.ts';
import { CAUSES } from './rules/causes.ts';
import { syntaxRule } from './rules/index.ts';
import { failsSyntax } from './rules/syntax.ts';

/** What a fault of the text belongs to. */
export interface FaultContext {
  /** 0: to no resource. */
  readonly record: number;
  /** FHIRPath of the piece: `Bundle.entry[3]`, `Patient`; '' when it is not known. */
  readonly path: string;
}

/** The problem of a file that holds a Bundle without entries, such as a search that found nothing. */
export const EMPTY_BUNDLE = 'El Bundle no lleva recursos: no hay nada que verificar en él.';

const NOWHERE: FaultContext = { record: 0, path: '' };

/** Says what is wrong with the text of one file: findings at their place, and one sentence where reading ends. */
export interface SyntaxReport {
  fault(kind: FaultKind, at: Position, context?: FaultContext, cause?: FaultCause): void;
  /** Reports the faults of a piece. @returns whether it has none that fails its syntax */
  faults(slice: Slice, faults: readonly Fault[], context: FaultContext): boolean;
  /** A resource (entry `index` of a Bundle, from 0; the root without it) is too big to be held, and was passed over. */
  oversize(at: Position, index: number | undefined): void;
  /** Only the first sentence is kept. */
  problem(sentence: string): void;
  /** Line of the last fault. */
  readonly line: number;
}

export function createSyntaxReport(sink: Sink): SyntaxReport {
  let count = 0;
  let said = false;
  let line = 1;

  const fault: SyntaxReport['fault'] = (kind, at, { record, path } = NOWHERE, cause) => {
    line = at.line;
    // The number keeps two faults of a kind apart: there is nothing else to know them by.
    const seed = `${kind} ${kind === 'bom' ? 0 : count++}`;
    const field = path.replace(/\[\d+\]/g, '');
    const message = cause === undefined ? undefined : CAUSES[cause];
    sink.finding(syntaxRule(kind), spotOrigin(at, record, path, seed), field, { message });
  };

  const problem = (sentence: string): void => {
    if (!said) sink.problem(sentence);
    said = true;
  };

  return {
    fault,
    problem,
    faults(slice, faults, { record, path }) {
      let holds = true;
      for (const { kind, index, cause, path: inside } of faults) {
        fault(kind, positionAt(slice, index), { record, path: join(path, inside ?? '') }, cause);
        if (failsSyntax(kind)) holds = false;
      }
      return holds;
    },
    oversize(at, index) {
      const record = index === undefined ? 0 : index + 1;
      fault('recurso-excesivo', at, { record, path: index === undefined ? '' : `Bundle.entry[${index}]` });
      problem(`El recurso de la línea ${at.line} pasa de 64 MiB y no se verificó.`);
    },
    get line() {
      return line;
    },
  };
}

function join(prefix: string, path: string): string {
  return prefix === '' || path === '' ? prefix + path : `${prefix}.${path}`;
}
