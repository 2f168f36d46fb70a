import type { FindingDetail, Reader, Sink, Source } from '../../format.ts';
import type { Hl7Message, Position } from '../message.ts';
import type { MessageTaker } from '../message-judge.ts';
import type { SyntaxRule } from '../rules/syntax.ts';
import { createBatchCounter } from './batch.ts';
import type { Decoded } from './charset.ts';
import { decodeMessage } from './charset.ts';
import { cutMessage } from './cut.ts';
import { createLocate } from './locate.ts';
import type { Piece } from './split.ts';
import { createSplitter } from './split.ts';

/** Bytes of one message that are read; a document of 20 MB in an OBX-5 has room. */
export const MAX_MESSAGE = 64 * 1024 * 1024;

const LINE_FEED = 0x0a;
const START: Position = { line: 1, column: 1, offset: 0 };
/** Faults of the file itself that are told one by one, of each rule: what is no HL7 has as many as lines. */
const MOST_FAULTS = 100;

/**
 * Reads a file of HL7 v2 as a stream of messages. Faults of a message's syntax come before the message itself; those
 * of the file have no number (0).
 *
 * @param limit bytes of one message beyond which it is passed over
 */
export function createHl7Reader(
  sink: Sink,
  taker: MessageTaker,
  _source?: Source,
  limit: number = MAX_MESSAGE,
): Reader {
  const told = new Map<SyntaxRule, number>();
  let number = 0;
  let bytesSeen = false;
  let isWide = false;
  /** Text before the first message, which may turn out to be no message at all. */
  let leading: Position | undefined;
  /** What undeclared messages are in, by their characters beyond ASCII. */
  let undeclared: string | undefined;
  let encoding: string | undefined;

  const file = (rule: SyntaxRule, at: Position, path?: string, detail?: FindingDetail): void => {
    const times = told.get(rule) ?? 0;
    told.set(rule, times + 1);
    if (times < MOST_FAULTS) taker.fault(rule, at, 0, detail, path);
  };
  /** What a whole file does in the same way is told where it shows first. */
  const once = (rule: SyntaxRule, at: Position): void => {
    if (!told.has(rule)) file(rule, at);
  };
  const batches = createBatchCounter(file);

  const noteEncoding = (next: string): void => {
    // ASCII is a part of every other one.
    if (next === encoding || (encoding !== undefined && (next === 'us-ascii' || encoding !== 'us-ascii'))) return;
    encoding = next;
    sink.encoding(next);
  };

  const noteLineEnds = ({ at, inFrame, hasLineFeed }: Piece, { text, segments }: Hl7Message): void => {
    const rule = inFrame ? 'lineEndInFrame' : 'lineEnd';
    if (!hasLineFeed || told.has(rule)) return;
    // A line feed inside of a segment ends none.
    if (segments.some(({ index, starts }) => index > 0 && text.charCodeAt(starts[0] - 1) === LINE_FEED)) once(rule, at);
  };

  const noteCharset = ({ text, width, encoding: found, breach }: Decoded, at: Position): void => {
    noteEncoding(found);
    if (breach === undefined) return;
    const { rule, index } = breach;
    // The index counts bytes. In UTF-8 it is that of the first one beyond ASCII: as many characters stand before it.
    const place = createLocate(text, at, width)(index);
    taker.fault(rule, place, number, undefined, rule === 'charsetUndeclared' ? 'MSH-18' : undefined);
    if (rule !== 'charsetUndeclared') return;
    undeclared ??= found;
    if (undeclared !== found) once('charsetMixed', at);
  };

  const message = (piece: Piece): void => {
    number++;
    batches.message();
    if (leading !== undefined) file('textOutsideMessage', leading);
    leading = undefined;
    if (piece.inFrame) once('frameLeft', piece.at);
    const decoded = decodeMessage(piece.bytes, piece.isAscii);
    noteCharset(decoded, piece.at);
    const { text, width } = decoded;
    const locate = createLocate(text, piece.at, width);
    if (piece.isFrameOpen) taker.fault('frameOpen', piece.at, number);
    const cut = cutMessage(text, number, locate, (rule, index, path, detail) =>
      taker.fault(rule, locate(index), number, detail, path),
    );
    if (cut === undefined) return;
    noteLineEnds(piece, cut.message);
    if (cut.isIncomplete) taker.incomplete();
    taker.message(cut.message);
  };

  const splitter = createSplitter(
    {
      piece(piece) {
        if (piece.name === 'MSH') return message(piece);
        batches.segment(piece);
        if (piece.isFrameOpen) file('frameOpen', piece.at, piece.name);
      },
      outside(at) {
        if (number === 0) leading ??= at;
        else file('textOutsideMessage', at);
      },
      excessive(name, at) {
        if (name === 'MSH') number++;
        if (name === 'MSH') batches.message();
        taker.fault('messageExcessive', at, name === 'MSH' ? number : 0, undefined, name);
        sink.problem(`El mensaje de la línea ${at.line} pasa de 64 MiB y no se verificó.`);
      },
      byteOrderMark: (at) => once('byteOrderMark', at),
      wide() {
        isWide = true;
        sink.encoding('utf-16');
        file('charsetWide', START);
        sink.problem('El archivo está en UTF-16: expórtelo en UTF-8 para verificarlo.');
      },
    },
    limit,
  );

  return {
    write(chunk) {
      if (chunk.length > 0 && !bytesSeen) {
        bytesSeen = true;
        sink.unit(undefined);
      }
      splitter.write(chunk);
    },
    end() {
      splitter.end();
      batches.end();
      if (!bytesSeen) sink.problem('El archivo está vacío.');
      else if (number === 0 && !isWide) {
        file('messageMissing', START);
        sink.problem('El archivo no contiene ningún mensaje de HL7 v2: ninguna línea empieza con MSH.');
      }
      taker.end();
    },
  };
}
