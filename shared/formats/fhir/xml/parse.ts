import { SaxesParser } from 'saxes';
import type { Definitions } from '../definitions/model.ts';
import { MAX_DEPTH } from '../json/diagnose.ts';
import type { Fault, FaultCause, FaultKind } from '../json/faults.ts';
import { formatPath } from '../json/locate.ts';
import type { Builder, PieceRoot } from './builder.ts';
import { createBuilder } from './builder.ts';
import type { Namespaces } from './names.ts';
import { faultSaid, TREE_FAULTS } from './said.ts';
import { decode, utf8Length } from './text.ts';
import type { Built } from './value.ts';

export interface ParsedXml {
  /** Undefined when the tags do not make a tree. */
  readonly value?: Built;
  readonly faults: readonly Fault[];
}

export interface XmlParser {
  /**
   * @param outer namespaces in force around the piece
   * @param complete false where the file breaks off in the piece
   */
  parse(bytes: Uint8Array, root: PieceRoot, outer: Namespaces, complete: boolean): ParsedXml;
}

/** Levels of elements in the narrative. */
const MAX_NARRATIVE = 200;
/** Faults of a piece that are reported. */
const MAX_FAULTS = 20;
/** Breaches of XML itself after which the rest of a piece is given up: each costs as much as a thousand good tags. */
const MAX_ERRORS = 1000;

const CDATA = '<![CDATA[';

/** Ends the parsing of a piece. */
class Refused extends Error {}

/**
 * Reads pieces of XML into the form of JSON. Entities beyond the five of XML are not known, depth is bounded, and what
 * is not well-formed is named at its place; where the tags still make a tree, its value is given. One parser of saxes
 * serves a whole file: making one takes as long as reading a small resource.
 */
export function createXmlParser(definitions: Definitions): XmlParser {
  let parser = createSaxes();
  let bytes: Uint8Array = new Uint8Array(0);
  let text = '';
  let faults: Fault[] = [];
  let builder: Builder;
  /** Characters before the markup that came last ended, and where the open narrative began. */
  let after = 0;
  let narrativeStart = 0;
  let errors = 0;
  let complete = true;
  let broken = false;
  /** What is left over when the parser closes is no text, but the beginning of markup. */
  let closing = false;

  /** Start of the tag that ends where the parser stands. */
  const tagStart = (): number => Math.max(0, text.lastIndexOf('<', parser.position - 1));

  function note(kind: FaultKind, character: number, cause?: FaultCause): void {
    if (TREE_FAULTS.has(cause)) {
      // Of what is cut, that it is cut says it all.
      if (!complete) return;
      broken = true;
    }
    if (faults.length >= MAX_FAULTS) return;
    const index = text.length === bytes.length ? character : utf8Length(text, 0, character);
    faults.push({ kind, index, cause, path: formatPath(builder.path()) });
  }

  const view = {
    fault(kind: FaultKind, cause?: FaultCause, attribute?: string): void {
      if (faults.length >= MAX_FAULTS) return;
      const start = tagStart();
      note(kind, attribute === undefined ? start : Math.max(start, text.indexOf(` ${attribute}`, start) + 1), cause);
    },
    narrative: () => text.slice(narrativeStart, parser.position),
  };

  function createSaxes(): SaxesParser<{ xmlns: false; position: false }> {
    const made = new SaxesParser({ xmlns: false, position: false });
    // Seven handlers and no more: with an eighth (a seventh where saxes does namespaces), V8 keeps the parser's properties
    // in a table, and it is four times as slow.
    made.on('error', ({ message }) => {
      if (++errors > MAX_ERRORS) throw new Refused();
      const [kind, cause] = faultSaid(message);
      const end = Math.min(Math.max(0, made.position - 1), text.length);
      note(kind, kind === 'xml-entidad' ? Math.max(0, text.lastIndexOf('&', end)) : end, cause);
    });
    made.on('opentag', ({ name, attributes }) => {
      const inside = builder.narrative;
      builder.open(name, attributes);
      if (inside === 0 && builder.narrative > 0) narrativeStart = tagStart();
      after = made.position;
      if (builder.depth <= MAX_DEPTH && builder.narrative <= MAX_NARRATIVE) return;
      note('profundidad-excesiva', tagStart());
      throw new Refused();
    });
    made.on('closetag', () => {
      builder.close();
      after = made.position;
    });
    made.on('text', (said) => {
      if (closing || builder.narrative > 0 || said.trim() === '') return;
      note('xml-texto', after + Math.max(0, text.slice(after).search(/\S/)));
    });
    made.on('cdata', () => {
      if (builder.narrative === 0) note('xml-texto', Math.max(0, text.lastIndexOf(CDATA, made.position - 1)));
      after = made.position;
    });
    made.on('comment', () => {
      after = made.position;
    });
    made.on('processinginstruction', () => {
      note('xml-instruccion', tagStart());
      after = made.position;
    });
    return made;
  }

  return {
    parse(piece, root, outer, whole) {
      bytes = piece;
      faults = [];
      text = decode(piece, faults);
      builder = createBuilder(definitions, root, outer, view);
      after = 0;
      errors = 0;
      complete = whole;
      broken = !whole;
      closing = false;
      try {
        parser.write(text);
        closing = true;
        parser.close();
      } catch (error) {
        // A parser that was stopped cannot be used again.
        parser = createSaxes();
        if (!(error instanceof Refused)) throw error;
        broken = true;
      }
      if (!whole) faults.push({ kind: 'xml-truncado', index: piece.length });
      return broken ? { faults } : { value: builder.value, faults };
    },
  };
}
