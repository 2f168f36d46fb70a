import { SaxesParser } from 'saxes';
import type { FindingDetail } from '../../format.ts';
import type { CdaElement, Position } from '../document.ts';
import { pathOf } from '../document.ts';
import type { SyntaxRule } from '../rules/syntax.ts';
import type { EncodingFault } from './decode.ts';
import { createDecoder } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { createFeed } from './feed.ts';
import { faultSaid } from './said.ts';
import { createTracker } from './tracker.ts';
import { createTreeBuilder, HL7 } from './tree.ts';

export type FaultReport = (rule: SyntaxRule, at: Position, detail?: FindingDetail, path?: string) => void;

/** What was read of a file. */
export interface ReadDocument {
  readonly root: CdaElement | undefined;
  /** False where reading ended before the root did: what it holds is what was read until then. */
  readonly complete: boolean;
  /** Where reading ended early. */
  readonly stoppedAt?: Position;
}

export interface DocumentReading {
  write(chunk: Uint8Array): void;
  end(): ReadDocument;
}

/** Faults of one file that are reported. */
const MAX_FAULTS = 20;
/** Breaches of XML after which reading ends: each costs as much as a thousand good tags. */
const MAX_ERRORS = 1000;
/** Characters of one tag, instruction or DOCTYPE. */
const MAX_MARKUP = 4 * 1024 * 1024;

const ENCODING_RULES = {
  broken: 'encodingBroken',
  other: 'encodingOther',
  unknown: 'encodingUnknown',
} as const satisfies Record<EncodingFault, SyntaxRule>;

/** Ends the parsing. */
class Stopped extends Error {}

/**
 * Reads one file to a tree, in chunks cut anywhere, with the place of each element. DOCTYPE and entities beyond XML's
 * five are refused; depth, elements and lengths are bounded; what cannot be read ends the reading with a fault, and
 * what was read before stays.
 */
export function startReading(fault: FaultReport, encoding: (name: Encoding) => void): DocumentReading {
  const tracker = createTracker();
  const tree = createTreeBuilder();
  const parser = new SaxesParser({ xmlns: true, position: false });
  const feed = createFeed(parser, tracker, tree.passed);
  const decoder = createDecoder({
    found(name, skip) {
      tracker.skip(skip);
      encoding(name);
    },
    run(text, width) {
      if (stopped || text === '') return;
      tracker.run(text, width);
      length = text.length;
      parse(() => feed.write(text));
      if (!stopped && feed.open > MAX_MARKUP) {
        report('limit', tracker.at(length), {
          message: 'Una etiqueta o declaración no termina; lo que sigue no se verificó',
        });
        stop(tracker.at(length));
      }
    },
    fault(kind, declared) {
      const detail = declared === undefined ? {} : ({ actual: declared, sensitivity: 'plain' } as const);
      report(ENCODING_RULES[kind], tracker.at(length), detail);
    },
  });
  let length = 0;
  let faults = 0;
  let errors = 0;
  let stopped = false;
  let stoppedAt: Position | undefined;
  let closing = false;
  let cutInMarkup = false;
  let depth = 0;
  let closed = false;
  let lastTag = -1;
  let lastRule = '';

  function report(rule: SyntaxRule, at: Position, detail?: FindingDetail): void {
    if (faults++ >= MAX_FAULTS) return;
    const element = tree.current ?? (closed ? undefined : tree.root);
    fault(rule, at, detail, element === undefined ? undefined : pathOf(element));
  }

  function stop(at: Position): void {
    stopped = true;
    stoppedAt = at;
  }

  function parse(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  function halt(at: Position): never {
    stop(at);
    throw new Stopped();
  }

  // Six handlers and no more: with a seventh, V8 keeps the parser's properties in a table, and it is four times as slow.
  parser.on('error', ({ message }) => {
    if (closing) {
      cutInMarkup ||= message.endsWith('unexpected end.');
      return;
    }
    const { rule, message: sentence, fatal } = faultSaid(message);
    const tag = feed.tagStart();
    const at = rule === 'entity' ? feed.before('&') : fatal ? tag : feed.here();
    // Of one tag, one fault of a kind.
    if (tag.offset !== lastTag || rule !== lastRule || rule === 'entity') {
      report(rule, at, sentence === undefined ? {} : { message: sentence });
    }
    lastTag = tag.offset;
    lastRule = rule;
    if (fatal) {
      // An end without its tag closes all there is before saxes says so.
      if (rule !== 'secondRoot') closed = false;
      halt(at);
    }
    if (++errors > MAX_ERRORS) halt(at);
  });
  parser.on('doctype', () => report('doctype', feed.tagStart()));
  const resolve = (prefix: string): string | undefined => parser.resolve(prefix);
  parser.on('opentag', (tag) => {
    const at = feed.tagStart();
    const refused = tree.open(tag, at, resolve);
    if (refused !== undefined) {
      report('limit', at, { message: refused });
      halt(at);
    }
    if (depth === 0) rootOpened(tag.local, tag.uri, at);
    depth++;
    feed.tagEnded();
  });
  parser.on('closetag', () => {
    if (closing) return;
    tree.close();
    depth--;
    if (depth === 0) closed = true;
    feed.tagEnded();
  });
  // At an end inside a tag, saxes hands over half of an attribute's value as text.
  parser.on('text', (text) => {
    if (!cutInMarkup) tree.text(text);
  });
  parser.on('cdata', tree.text);

  function rootOpened(name: string, uri: string, at: Position): void {
    if (name !== 'ClinicalDocument') {
      report('wrongRoot', at, { actual: name.slice(0, 100), sensitivity: 'plain', expected: 'ClinicalDocument' });
    } else if (uri !== HL7) {
      report('wrongNamespace', at, { actual: uri.slice(0, 200), sensitivity: 'plain', expected: HL7 });
    }
  }

  return {
    write(chunk) {
      if (!stopped) decoder.write(chunk);
    },
    end() {
      if (!stopped) decoder.end();
      closing = true;
      if (!stopped) parse(() => parser.close());
      if (!stopped && !closed) {
        stoppedAt = tracker.at(length);
        report(tree.root === undefined ? 'empty' : 'truncated', stoppedAt);
      }
      return { root: tree.root, complete: closed, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
    },
  };
}

/** Reads a whole document at once. */
export function readDocument(bytes: Uint8Array, fault: FaultReport = () => undefined): ReadDocument {
  const reading = startReading(fault, () => undefined);
  reading.write(bytes);
  return reading.end();
}
