import { describe, expect, it } from 'vitest';
import { finishPdf, PdfError, readReportPdf, signPdf } from '../../../electron/pdf/index.ts';
import { FACTS, printedPdf } from './support.ts';

/**
 * Somebody signed a report, and somebody else adds to it so that it shows another page, and could sign that in their
 * turn: each way of which a program that shows PDFs is known to fall for (duplicate and hidden cross-references,
 * objects that only a repair finds, fields with a look).
 */
describe('what is added after a signature', () => {
  const CATALOG = 2;
  const PAGE = 4;
  const OTHER_PAGE = '<</Type /Page /Parent 3 0 R /MediaBox [0 0 100 100]>>';

  const signed = signPdf(finishPdf(printedPdf(), FACTS), {
    // The reader of PDF does not look into it.
    sign: async () => Buffer.from([0x30, 0]),
    ...{ name: 'Persona Sintética', at: '2026-11-22T10:05:00-06:00', reason: '' },
  });

  it('is nothing but signatures where a further one is added', async () => {
    const again = {
      sign: async () => Buffer.from([0x30, 0]),
      name: 'Otra',
      at: '2026-11-22T10:06:00-06:00',
      reason: '',
    };
    const three = await signPdf(await signPdf(await signed, again), again);
    expect(readReportPdf(three).signatures.map(({ later }) => later)).toEqual(['signatures', 'signatures', 'nothing']);
  });

  it.each<readonly [string, (update: Update) => Uint8Array]>([
    ['another page', (update) => update({ objects: [[PAGE, OTHER_PAGE]] })],
    ['other text on it', (update) => update({ objects: [[6, '<</Length 0>>\nstream\n\nendstream']] })],
    ['a page that one table names twice', (update) => update({ objects: [[PAGE, OTHER_PAGE], same(update, PAGE)] })],
    ['a page of which no table tells', (update) => update({ objects: [], unlisted: [[PAGE, OTHER_PAGE]] })],
    [
      'a page in a second table',
      (update) => update({ objects: [], unlisted: [[PAGE, OTHER_PAGE]], trailer: '/XRefStm 20' }),
    ],
    [
      'a page between two that are as they were',
      (update) => update({ objects: [same(update, PAGE)], unlisted: [[PAGE, OTHER_PAGE]] }),
    ],
    ['another title', (update) => update({ objects: [[90, '<</Title (Otro)>>']], info: 90 })],
    ['another catalogue', (update) => update({ objects: [[90, update.object(CATALOG)]], root: 90 })],
    ['a page taken out', (update) => update({ objects: [], free: [PAGE] })],
    ['a page that lies in what was signed', (update) => update({ objects: [], at: [[PAGE, 15]] })],
    ['a field with a look', (update) => withField(update, '/AP <</N 6 0 R>>')],
    ['a field with an action', (update) => withField(update, '/AA <</E <</S /JavaScript /JS (x)>>>>')],
    ['a field that has others below it', (update) => withField(update, '/Kids [91 0 R]')],
    ['a stamp that calls itself a signature', (update) => withField(update, '', '/Stamp')],
    ['a field in sight', (update) => withField(update, '', '/Widget', '[0 0 500 500]')],
  ])('is told: %s', async (_, attack) => {
    expect(laterOf(attack(updateOf(await signed)))).not.toMatch(/signatures|nothing/);
  });

  it('a field that is like that of a further signature is none of them', async () => {
    expect(laterOf(withField(updateOf(await signed), ''))).toBe('signatures');
  });

  function laterOf(pdf: Uint8Array): string {
    try {
      return readReportPdf(pdf).signatures[0]?.later ?? 'no signature';
    } catch (error) {
      if (error instanceof PdfError) return 'refused';
      throw error;
    }
  }

  function same(update: Update, num: number): readonly [number, string] {
    return [num, update.object(num)];
  }

  function withField(update: Update, more: string, subtype = '/Widget', place = '[0 0 0 0]'): Uint8Array {
    const catalog = update.object(CATALOG).replace(/\/Fields \[([^\]]*)\]/, '/Fields [$1 90 0 R]');
    const field = `<</Type /Annot /Subtype ${subtype} /FT /Sig /T (Firma 2) /Rect ${place} ${more}>>`;
    return update({
      objects: [
        [CATALOG, catalog],
        [90, field],
      ],
    });
  }
});

interface Addition {
  readonly objects: readonly (readonly [num: number, body: string])[];
  /** Objects that stand there and are in no table. */
  readonly unlisted?: readonly (readonly [num: number, body: string])[];
  readonly free?: readonly number[];
  readonly at?: readonly (readonly [num: number, offset: number])[];
  readonly root?: number;
  readonly info?: number;
  readonly trailer?: string;
}

interface Update {
  (addition: Addition): Uint8Array;
  /** The text of an object as the signature left it. */
  object(num: number): string;
}

/** Adds to a PDF as an incremental update with a table, as an attacker would with a tool of their own. */
function updateOf(pdf: Uint8Array): Update {
  const text = Buffer.from(pdf).toString('latin1');
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.[1] ?? '';
  const update = ({ objects, unlisted = [], free = [], at: places = [], root = 2, info, trailer = '' }: Addition) => {
    const parts: Buffer[] = [Buffer.from(pdf)];
    const rows: string[] = [];
    let at = pdf.length;
    const add = (bytes: Buffer) => {
      parts.push(bytes);
      at += bytes.length;
    };
    const put = (num: number, offset: number, used: string) =>
      rows.push(`${num} 1\n${String(offset).padStart(10, '0')} 00000 ${used} \n`);
    for (const [num, body] of unlisted) add(Buffer.from(`${num} 0 obj\n${body}\nendobj\n`, 'latin1'));
    for (const [num, body] of objects) {
      put(num, at, 'n');
      add(Buffer.from(`${num} 0 obj\n${body}\nendobj\n`, 'latin1'));
    }
    for (const num of free) put(num, 0, 'f');
    for (const [num, offset] of places) put(num, offset, 'n');
    const table = rows.length === 0 ? '0 1\n0000000000 65535 f \n' : rows.join('');
    const own = info ?? last(/\/Info (\d+) 0 R/g);
    const named = `/Root ${root} 0 R /Info ${own} 0 R /Prev ${last(/startxref\n(\d+)\n/g)} ${trailer}`;
    const end = `xref\n${table}trailer\n<</Size 100 ${named}>>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(end)]);
  };
  return Object.assign(update, {
    object: (num: number) => last(new RegExp(`\\n${num} 0 obj\\n([^]*?)\\nendobj`, 'g')),
  });
}
