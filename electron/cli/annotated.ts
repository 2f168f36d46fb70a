import { formatNumber, plural } from '../../shared/text/format.ts';
import { type AnnotatedCopy, annotatable, writeAnnotated } from '../engine/annotate.ts';
import type { VerifiedExport } from '../engine/verify-export.ts';
import { inWords } from '../engine/write-words.ts';
import { progressPrinter } from './progress.ts';

/** Writes the annotated copies of what was verified; gives what the terminal says of them. @throws ProblemError */
export async function annotatedCopies(verified: VerifiedExport, target: string): Promise<string> {
  const { result, inputs, prepared } = verified;
  const sources = annotatable(result.files).flatMap((file) =>
    inputs.files.filter((input) => input.path === file.path).map((input) => ({ file, input })),
  );
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressPrinter(process.stderr, () => performance.now());
  try {
    const copies = await inWords(
      writeAnnotated(prepared, sources, target, {
        signal: stop.signal,
        onProgress: progress.show,
      }),
    );
    progress.end();
    const all = copies.map(describe).join('');
    const cut = copies.length < sources.length ? 'La copia anotada se canceló antes de terminar.\n' : '';
    return `${all}${cut}${all === '' ? '' : 'Las copias anotadas contienen datos personales: guárdelas como tales.\n'}`;
  } finally {
    progress.end();
    process.removeListener('SIGINT', onInterrupt);
  }
}

function describe({ path, rows, rowsWithFindings, fileFindings }: AnnotatedCopy): string {
  const apart =
    fileFindings === 0 ? '' : `; ${plural(fileFindings, 'hallazgo es', 'hallazgos son')} del archivo y no de una fila`;
  return `Copia anotada: ${path} (${plural(rows, 'fila', 'filas')}, ${formatNumber(rowsWithFindings)} con errores o advertencias${apart})\n`;
}
