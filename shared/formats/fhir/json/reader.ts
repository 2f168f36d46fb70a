import type { Reader, Sink } from '../../format.ts';
import type { PieceJudge } from '../piece-judge.ts';
import { LAYER_SYNTAX } from '../rules/index.ts';
import type { FaultContext } from '../syntax-report.ts';
import { createSyntaxReport, EMPTY_BUNDLE } from '../syntax-report.ts';
import { createAssembler } from './assembler.ts';
import type { FaultCause, FaultKind } from './faults.ts';
import { openPiece } from './open-piece.ts';
import type { Piece } from './pieces.ts';
import type { Position } from './position.ts';

/** Reads one JSON file as a stream: pieces from the assembler, faults to the sink, resources to the judge. */
export function createJsonReader(sink: Sink, judge: PieceJudge): Reader {
  const report = createSyntaxReport(sink);
  const assembler = createAssembler({
    element,
    root,
    envelope,
    property: judge.property,
    oversize: report.oversize,
    fault,
  });
  let started = false;

  function fault(kind: FaultKind, at: Position, cause?: FaultCause): void {
    report.fault(kind, at, undefined, cause);
    if (kind === 'raiz-multiple') {
      report.problem(
        `En la línea ${at.line} empieza un segundo recurso raíz: no se verificó. Si el archivo es NDJSON, escriba cada recurso en una línea.`,
      );
    } else if (assembler.stopped)
      report.problem(`No se pudo leer más allá de la línea ${at.line}: el JSON no está bien formado.`);
  }

  function element(piece: Piece, index: number, complete: boolean, of: 'bundle' | 'array'): void {
    const record = index + 1;
    const context: FaultContext = { record, path: of === 'bundle' ? `Bundle.entry[${index}]` : '' };
    sink.row();
    const opened = openPiece(report, piece, complete, context);
    if (opened === undefined) {
      sink.layer(LAYER_SYNTAX, false);
      if (!complete) report.problem(`El archivo se corta o se rompe en el recurso ${record}; se verificó lo anterior.`);
      return;
    }
    const { slice, value } = opened;
    const keys =
      of === 'bundle'
        ? judge.entry(slice, value, index)
        : judge.resource(slice, value, { base: '', display: '', record });
    sink.layer(LAYER_SYNTAX, opened.close(keys));
  }

  function root(piece: Piece, complete: boolean): void {
    sink.row();
    const opened = openPiece(report, piece, complete, { record: 1, path: '' });
    if (opened === undefined) {
      sink.layer(LAYER_SYNTAX, false);
      report.problem(`El recurso no se pudo leer: el JSON no está bien formado o está cortado.`);
      return;
    }
    const keys = judge.resource(opened.slice, opened.value, { base: '', display: '', record: 1 });
    sink.layer(LAYER_SYNTAX, opened.close(keys));
  }

  function envelope(piece: Piece, complete: boolean, elements: number): void {
    if (!complete) return;
    const opened = openPiece(report, piece, true, { record: 0, path: 'Bundle' });
    const value = opened?.value;
    if (opened === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
      sink.layer(LAYER_SYNTAX, false);
      return;
    }
    const whole = value as { readonly [key: string]: unknown };
    const { entry, ...rest } = whole;
    const removed = elements > 0 && entry !== undefined;
    const keys = judge.envelope(opened.slice, removed ? rest : whole);
    sink.layer(LAYER_SYNTAX, opened.close(keys + (removed ? 1 : 0)));
    if (elements === 0) report.problem(EMPTY_BUNDLE);
  }

  return {
    write(chunk) {
      if (!started) {
        sink.unit(undefined);
        sink.encoding('utf-8');
        started = true;
      }
      assembler.write(chunk);
    },
    end() {
      const ended = assembler.end();
      judge.end();
      if (assembler.stopped)
        report.problem(`No se pudo leer más allá de la línea ${report.line}: el JSON no está bien formado.`);
      if (ended) return;
      report.problem(
        started
          ? 'El archivo está cortado: termina antes de cerrar lo que abrió. Se verificó lo anterior.'
          : 'El archivo está vacío.',
      );
    },
  };
}
