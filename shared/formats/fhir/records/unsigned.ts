import type { DocumentData, RecordDataByType, RecordType } from '../../../model/index.ts';
import type { Paths } from '../origin.ts';

export type Emit = <T extends RecordType>(type: T, data: RecordDataByType[T], paths: Paths) => void;

/**
 * Documents that carry no signature themselves: in FHIR it may stand in a Provenance that names them, or in their
 * Bundle, and both may come later in the file. So they wait for its end, and only then it is sure that nobody signed.
 */
export interface UnsignedDocuments {
  /** @param keys references that may name the document */
  take(data: DocumentData, paths: Paths, keys: readonly string[]): void;
  /** A signature over the resource of this reference. */
  sign(reference: string): void;
  /** A signature over everything in a Bundle. */
  signAll(): void;
  /** The file ended. */
  end(): void;
}

interface Waiting {
  readonly data: DocumentData;
  readonly paths: Paths;
  readonly keys: readonly string[];
  readonly emit: Emit;
}

/** References remembered at most. */
const MAX_SIGNED = 200_000;

/**
 * @param emit reports a record of the resource at hand
 * @param keep a copy of where the resource at hand stands, to report of it later; undefined when there is no room for
 *   more: the document is then reported as it is
 */
export function createUnsignedDocuments(emit: Emit, keep: () => Emit | undefined): UnsignedDocuments {
  const signed = new Set<string>();
  let isAllSigned = false;
  let waiting: Waiting[] = [];

  const give = ({ data, paths, keys, emit: to }: Waiting): void => {
    const by = isAllSigned
      ? 'Bundle.signature'
      : keys.some((key) => signed.has(key))
        ? 'Provenance.signature'
        : undefined;
    to('document', { ...data, signature: by }, paths);
  };

  return {
    take(data, paths, keys) {
      const later = keep();
      const document = { data, paths, keys, emit: later ?? emit };
      if (later === undefined) give(document);
      else waiting.push(document);
    },
    sign(reference) {
      const plain = reference.split('/_history/', 1)[0];
      if (signed.size < MAX_SIGNED) signed.add(plain).add(plain.split('/').slice(-2).join('/'));
    },
    signAll() {
      isAllSigned = true;
    },
    end() {
      const all = waiting;
      waiting = [];
      for (const document of all) give(document);
    },
  };
}
