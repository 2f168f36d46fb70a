import type { Reader, Sink, Source } from '../../format.ts';
import type { CdaElement, Position } from '../document.ts';
import type { FaultReport, ReadDocument } from './read.ts';
import { startReading } from './read.ts';

/** What takes the document that a reader read, and what it found wrong with the XML. */
export interface DocumentSink {
  /**
   * The document, once, at the end of the file; not called where there is no element at all.
   *
   * @param unfinished elements that were still open where reading ended early; undefined where the document is whole
   */
  document(root: CdaElement, unfinished?: ReadonlySet<CdaElement>): void;
  /** A breach of `SYNTAX_RULES[rule]`. */
  readonly fault: FaultReport;
  /** The file ended. */
  end(): void;
}

/** Reads one CDA document as a stream; encoding and what could not be read go to the sink, the tree to the judge. */
export function createCdaReader(sink: Sink, judge: DocumentSink, _source?: Source): Reader {
  const reading = startReading(judge.fault, (name) => sink.encoding(name));
  return {
    write: reading.write,
    end() {
      const read = reading.end();
      const sentence = problemOf(read);
      if (sentence !== undefined) sink.problem(sentence);
      if (read.root !== undefined) judge.document(read.root, read.complete ? undefined : openElements(read.root));
      judge.end();
    },
  };
}

function problemOf({ root, complete, stoppedAt }: ReadDocument): string | undefined {
  if (root === undefined) return 'El archivo no lleva ningún elemento XML.';
  if (stoppedAt === undefined) return undefined;
  const at = where(stoppedAt);
  return complete
    ? `Después del documento hay algo que no se leyó, desde ${at}.`
    : `El documento no se pudo leer más allá de ${at}; se verificó lo anterior.`;
}

function where({ line, column }: Position): string {
  return `la línea ${line}, columna ${column}`;
}

/** Where reading ends early, what is open is the root, its last child, and so on, as far as a tag was not closed. */
function openElements(root: CdaElement): ReadonlySet<CdaElement> {
  const open = new Set<CdaElement>();
  for (let at: CdaElement | undefined = root; at !== undefined; at = at.children.at(-1)) open.add(at);
  return open;
}
