import { spawnSync } from 'node:child_process';

/** Whether poppler's reader is on this machine (Debian: poppler-utils). */
export const canReadPdf = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined;

/** Text of a PDF, all kinds of white space as single spaces. */
export function pdfText(path: string): string {
  const { stdout, status } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('pdftotext could not read the file');
  return plain(stdout);
}

/** So that texts can be compared whatever spaces they are set with. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
