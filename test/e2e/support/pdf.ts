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

/** What one of poppler's programs says of a PDF. */
export function poppler(program: string, path: string, ...args: readonly string[]): string {
  return spawnSync(program, [...args, path], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
}

/** Text of one page, counted from 1, as {@link plain} gives it. */
export function pageText(path: string, page: number): string {
  const range = ['-f', String(page), '-l', String(page)];
  return plain(spawnSync('pdftotext', [...range, path, '-'], { encoding: 'utf8' }).stdout);
}

/** Entries of the printed table of contents, `3. Qué falta … 7`, which stands in two columns. */
export function contentsOf(path: string): readonly { readonly title: string; readonly page: number }[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', '-l', '2', path, '-'], { encoding: 'utf8' });
  const [, after = ''] = stdout.split(/^\s*Contenido\s*$/m);
  const entries: { title: string; page: number }[] = [];
  for (const line of after.split('\n')) {
    const found = [...line.matchAll(/\d+\. (\p{Lu}.*?)\s{2,}(\d{1,4})(?=\s|$)/gu)];
    if (found.length === 0 && entries.length > 0 && line.trim() !== '') break;
    for (const [, title = '', page] of found) entries.push({ title: plain(title), page: Number(page) });
  }
  return entries;
}

/** Names of the fonts that a reader would have to bring itself. */
export function fontsNotEmbedded(path: string): readonly string[] {
  const lines = poppler('pdffonts', path).split('\n').slice(2).filter(Boolean);
  // Name, type and encoding may hold spaces; the flags come just before the object's two numbers.
  return lines.filter((line) => !/\s(yes)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+\s*$/.test(line));
}
