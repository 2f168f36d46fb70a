import type { Origin, Sink } from '../format.ts';
import type { Guide } from './guide.ts';
import { fileOrigin } from './origin.ts';
import { RULE } from './rules.ts';

/** What the suggested name of a GIIS file says. */
export interface FileName {
  /** Type of the file: `CEX`. */
  readonly prefix: string;
  /** Letters of the state and of the institution, as a CLUES begins: `DFSSA`. */
  readonly unit: string;
}

/**
 * Reads a name `TTT-EEIII-AAMM.TXT`, in any case; undefined where it has another form. Year and month are «accumulated»,
 * which no source explains, so they are checked to be digits of a month and then left alone.
 */
export function parseFileName(name: string): FileName | undefined {
  const found = /^([A-Z]{3})-([A-Z]{5})-\d{2}(?:0[1-9]|1[0-2])\.TXT$/i.exec(name.trim());
  return found ? { prefix: found[1].toUpperCase(), unit: found[2].toUpperCase() } : undefined;
}

/** Judges the name of the file, and its rows by it. */
export interface FileNameJudge {
  /** A unit came that the file had not yet; its first row is the current one. One finding a state and institution. */
  unit(clues: string | undefined): void;
  /** The file ended. */
  end(records: number): void;
}

/** The guides only suggest the name, so another form is information, and only where the type's letters are sure. */
export function createFileNameJudge(guide: Guide, sink: Sink, origin: Origin, name: string | undefined): FileNameJudge {
  const said = name === undefined ? undefined : parseFileName(name);
  const { filePrefix } = guide;
  /** State and institution letters that were reported already. */
  const reported = new Set<string>();
  const cluesColumn = guide.columns.find(({ domain }) => domain.kind === 'clues')?.name ?? '';
  return {
    unit(clues) {
      if (said === undefined || clues === undefined || clues.startsWith(said.unit)) return;
      const origins = clues.slice(0, 5);
      if (reported.has(origins)) return;
      reported.add(origins);
      sink.finding(RULE.singleOrigin, origin, cluesColumn, {
        actual: clues,
        sensitivity: 'plain',
        expected: `una CLUES que empiece con ${said.unit}`,
        message: `${cluesColumn}: el nombre del archivo dice ${said.unit}, y hay filas de ${origins}.`,
      });
    },
    end(records) {
      if (name === undefined || filePrefix === undefined || records === 0 || said?.prefix === filePrefix) return;
      sink.finding(RULE.fileName, fileOrigin(1, 0, 'fileName'), '', {
        expected: `${filePrefix}-EEIII-AAMM.TXT`,
      });
    },
  };
}
