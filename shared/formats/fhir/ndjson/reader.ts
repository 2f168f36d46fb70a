import type { Reader, Sink } from '../../format.ts';
import type { Capture } from '../json/capture.ts';
import { createCapture } from '../json/capture.ts';
import { MAX_DEPTH } from '../json/diagnose.ts';
import type { Fault } from '../json/faults.ts';
import { openPiece } from '../json/open-piece.ts';
import { MAX_PIECE } from '../json/pieces.ts';
import { createScanner } from '../json/scanner.ts';
import { isSpace } from '../json/text.ts';
import type { PieceJudge } from '../piece-judge.ts';
import { LAYER_SYNTAX } from '../rules/index.ts';
import type { SyntaxReport } from '../syntax-report.ts';
import { createSyntaxReport } from '../syntax-report.ts';

const LINE_FEED = 0x0a;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Reads NDJSON as a stream: one resource a line, whatever it is. A line that cannot be read is a finding, and the next
 * one is read all the same. Blank lines and CRLF are let pass. Memory is bounded by the longest line, or `limit`.
 */
export function createNdjsonReader(sink: Sink, judge: PieceJudge, limit: number = MAX_PIECE): Reader {
  const report = createSyntaxReport(sink);
  const ofLines = byLines(report);
  const line: Capture = createCapture();
  /** Notices in passing what parsing does not tell. */
  const scanner = createScanner({
    token: () => undefined,
    comment: () => undefined,
    mismatch: () => undefined,
    bom: () => undefined,
    chunkEnd: () => undefined,
  });
  const { counters } = scanner;
  let chunkOffset = 0;
  let lineStart = 0;
  let number = 1;
  let record = 0;
  let dropped = false;
  let started = false;

  function endLine(chunk: Uint8Array, index: number, complete: boolean): void {
    const at = { offset: lineStart, line: number++, column: 1 };
    if (dropped || line.length(index) > limit) {
      line.drop();
      dropped = false;
      record++;
      report.fault('recurso-excesivo', at, { record, path: '' });
      report.problem(`El recurso de la línea ${at.line} pasa de 64 MiB y no se verificó.`);
      return;
    }
    let bytes = line.take(chunk, index);
    let { offset } = at;
    if (at.line === 1 && BOM.every((byte, i) => bytes[i] === byte)) {
      report.fault('bom', at);
      bytes = bytes.subarray(3);
      offset = 3;
    }
    if (isBlank(bytes)) return;
    readLine(bytes, { ...at, offset }, complete);
  }

  function readLine(bytes: Uint8Array, at: { offset: number; line: number; column: number }, complete: boolean): void {
    record++;
    sink.row();
    scanner.restart();
    scanner.write(bytes);
    const { keys, odd, depth } = counters;
    const piece = { bytes, at, keys, odd, tooDeep: depth > MAX_DEPTH };
    // The end of the line is where a resource that is cut ends.
    const opened = openPiece(ofLines, piece, true, { record, path: '' });
    if (opened === undefined) {
      sink.layer(LAYER_SYNTAX, false);
      const where = complete ? 'no se pudo leer' : 'no se pudo leer: puede que el archivo esté cortado';
      report.problem(`El recurso de la línea ${at.line} ${where}; se verificaron los demás.`);
      return;
    }
    const keysRead = judge.resource(opened.slice, opened.value, { base: '', display: '', record });
    sink.layer(LAYER_SYNTAX, opened.close(keysRead));
  }

  return {
    write(chunk) {
      if (!started) {
        sink.unit(undefined);
        sink.encoding('utf-8');
        started = true;
      }
      let from = 0;
      for (;;) {
        const feed = chunk.indexOf(LINE_FEED, from);
        line.start(from);
        if (feed < 0) break;
        endLine(chunk, feed, true);
        from = feed + 1;
        lineStart = chunkOffset + from;
      }
      if (dropped || line.length(chunk.length) > limit) {
        dropped = true;
        line.drop();
      } else line.carry(chunk);
      chunkOffset += chunk.length;
    },
    end() {
      const none = new Uint8Array(0);
      if (line.length(0) > 0 || dropped) endLine(none, 0, false);
      judge.end();
      if (record === 0) report.problem('El archivo está vacío.');
    },
  };
}

/** What ends too early is a line here, and not the file. */
function byLines(report: SyntaxReport): Pick<SyntaxReport, 'faults'> {
  const ofLine = (fault: Fault): Fault =>
    fault.kind === 'json-truncado' ? { ...fault, cause: 'linea-cortada' } : fault;
  return { faults: (slice, faults, context) => report.faults(slice, faults.map(ofLine), context) };
}

function isBlank(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (!isSpace(bytes[i])) return false;
  return true;
}
