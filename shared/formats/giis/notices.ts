import type { Sink } from '../format.ts';
import type { Guide } from './guide.ts';
import { fileOrigin } from './origin.ts';
import { RULE } from './rules.ts';

/** What is said once of a file as a whole. */
export interface Notices {
  longLine(line: number, offset: number): void;
  emptyLine(line: number, offset: number): void;
  /** A line with content came: empty lines before it stood between data. */
  content(): void;
  lineEnd(crlf: boolean, line: number, offset: number): void;
  /** A line holds bytes above 0x7F, well-formed as UTF-8 or not. */
  highBytes(utf8: boolean, line: number, offset: number): void;
  byteOrderMark(line: number, offset: number): void;
  noHeader(line: number, offset: number): void;
  end(bytes: number, records: number): void;
}

export function createNotices(sink: Sink, guide: Guide): Notices {
  let empty: { readonly line: number; readonly offset: number } | null = null;
  let firstEnd: boolean | null = null;
  let endsSaid = false;
  let utf8 = false;
  let ansi = false;
  let mixedSaid = false;

  function say(rule: keyof typeof RULE, line: number, offset: number, message?: string): void {
    sink.finding(RULE[rule], fileOrigin(line, offset, rule), '', message === undefined ? undefined : { message });
  }

  return {
    longLine: (line, offset) => say('longLine', line, offset),
    emptyLine(line, offset) {
      empty ??= { line, offset };
    },
    content() {
      const leading = empty?.line === 1 ? 'El archivo empieza con líneas vacías.' : undefined;
      if (empty) say('emptyLine', empty.line, empty.offset, leading);
      empty = null;
    },
    lineEnd(crlf, line, offset) {
      firstEnd ??= crlf;
      if (crlf === firstEnd || endsSaid) return;
      endsSaid = true;
      say('lineEnd', line, offset);
    },
    highBytes(isUtf8, line, offset) {
      if (isUtf8 && !utf8) say('encoding', line, offset, 'El archivo está en UTF-8; la guía pide ANSI (windows-1252).');
      if (isUtf8) utf8 = true;
      else ansi = true;
      if (!utf8 || !ansi || mixedSaid) return;
      mixedSaid = true;
      say('encoding', line, offset, 'El archivo mezcla líneas en UTF-8 y en ANSI (windows-1252).');
    },
    byteOrderMark(line, offset) {
      if (!utf8) say('encoding', line, offset, 'El archivo empieza con la marca BOM de UTF-8; la guía pide ANSI.');
      utf8 = true;
    },
    noHeader: (line, offset) => say('noHeader', line, offset),
    end(bytes, records) {
      if (bytes === 0) {
        sink.problem('El archivo está vacío.');
        return;
      }
      sink.encoding(ansi ? 'windows-1252' : utf8 ? 'utf-8' : 'us-ascii');
      if (records > 0) return;
      sink.problem(`El archivo no tiene ninguna fila de datos de la guía ${guide.title}.`);
    },
  };
}
