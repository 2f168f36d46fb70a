import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printMany } from '../../electron/cli/print-pdf.ts';
import { finishedPdf } from '../../electron/engine/finish-pdf.ts';
import type { PreparedReport } from '../../electron/engine/report-prepare.ts';
import type { Paper } from '../../shared/model/index.ts';
import { PAGE_MARGINS } from '../../shared/report/index.ts';
import { qrText } from '../../shared/report/qr.ts';
import { type HardReport, hardReports, prepare } from '../support/report-contents.ts';
import { newFolder, removeFolders } from './support/app.ts';
import { canReadPdf, contentsOf, fontsNotEmbedded, pageText, plain, poppler } from './support/pdf.ts';
import { alternatives, bodyText, footCodes, overlaps, packed, structureOf, wordsOf } from './support/printed-page.ts';

/** All seven kinds of report on both papers, with data that are hard on a page, as poppler's programs see them. */

/** Where the pages stay for eyes; they go with the test's folder where it is not set. */
const pictures = process.env.COTEJO_SCREENSHOTS;

const PAPERS: readonly Paper[] = ['carta', 'oficio'];
/** Points; whole millimetres and Chromium's own rounding. */
const SIZES = { carta: [612, 792], oficio: [612.3, 963.8] } as const;
const INCH = 72;

interface Printed {
  readonly name: string;
  readonly paper: Paper;
  readonly path: string;
  readonly report: PreparedReport;
}

/** Prints them with the built program's Electron, as the command line does. */
async function printAll(reports: readonly HardReport[], folder: string): Promise<readonly Printed[]> {
  const printed: Printed[] = [];
  const jobs = reports.flatMap((hard) =>
    PAPERS.map((paper) => {
      const report = prepare(hard, { paper, detail: 'summary' });
      return { key: { name: hard.name, paper, report }, page: report.page };
    }),
  );
  await printMany(jobs, {
    async onPrinted(key, pdf) {
      const path = join(folder, `${key.name}-${key.paper}.pdf`);
      writeFileSync(path, await finishedPdf(key.report, pdf));
      printed.push({ ...key, path });
    },
    onFailed: ({ name }, sentence) => expect.fail(`${name}: ${sentence}`),
  });
  return printed;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

/** Pieces of text of the page as they stand between two tags, without what is said to those who do not see it. */
function pieces(html: string): readonly string[] {
  return html
    .slice(html.indexOf('<main>'))
    .replace(/<(title|desc)>[\s\S]*?<\/\1>/g, '')
    .split(/<[^>]*>/)
    .map((piece) => packed(piece.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)))
    .filter((piece) => piece !== '');
}

describe.skipIf(!canReadPdf)('pages that are hard to print (needs poppler)', () => {
  let all: readonly Printed[] = [];

  // Registries of the data are closed after the test that opened them, so the first test prints.
  it('are printed on both papers', async () => {
    const folder = pictures ? join(pictures, 'informes') : newFolder('paginas');
    mkdirSync(folder, { recursive: true });
    all = await printAll(await hardReports(), folder);
    expect(new Set(all.map(({ report }) => report.kind)).size).toBe(7);
    expect(all.length % PAPERS.length).toBe(0);
  }, 180_000);
  afterAll(removeFolders);

  it('have fonts inside, a size, a title, a language and tags with one first heading', () => {
    for (const { name, paper, path, report } of all) {
      expect(fontsNotEmbedded(path), name).toEqual([]);
      const facts = poppler('pdfinfo', path);
      expect(plain(facts)).toContain(plain(report.page.title));
      expect(facts).toMatch(/^Tagged: +yes$/m);
      const [width = 0, height = 0] = /Page size: +([\d.]+) x ([\d.]+)/.exec(facts)?.slice(1).map(Number) ?? [];
      expect([width, height].map((size, i) => Math.abs(size - SIZES[paper][i]) < 1)).toEqual([true, true]);
      expect(poppler('pdfinfo', path, '-meta')).toContain('<rdf:li>es-MX</rdf:li>');
      const roles = structureOf(path);
      expect(roles.get('H1'), name).toBe(1);
      expect(roles.get('H2'), name).toBe(report.page.html.match(/<h2/g)?.length);
      // A table over several pages has its heads once.
      expect(roles.get('TH') ?? 0, name).toBe(report.page.html.match(/<th[ >]/g)?.length ?? 0);
      expect(alternatives(path), name).toBe(roles.get('Figure') ?? 0);
    }
  }, 60_000);

  it('hold every word, inside the margins and over no other', () => {
    for (const { name, paper, path, report } of all) {
      const { width, height, words } = wordsOf(path);
      const what = `${name}, ${paper}`;
      const outside = words.filter(
        ({ left, right, bottom }) =>
          left < PAGE_MARGINS.left * INCH - 6 || right > width - PAGE_MARGINS.right * INCH + 1 || bottom > height,
      );
      expect(outside, what).toEqual([]);
      expect(overlaps(words), what).toEqual([]);
      const frame = { width, height, top: PAGE_MARGINS.top * INCH - 2, bottom: PAGE_MARGINS.bottom * INCH - 2 };
      const text = bodyText(path, frame);
      const missing = pieces(report.page.html).filter((piece) => !text.includes(piece));
      expect(missing, what).toEqual([]);
    }
  }, 120_000);

  it('say in the table of contents where each heading is', () => {
    let entries = 0;
    for (const { name, paper, path, report } of all) {
      const titles = [...report.page.html.matchAll(/<li><a href="#[^"]+"><span>([^<]+)</g)].map(([, title]) => title);
      const contents = titles.length === 0 ? [] : contentsOf(path);
      expect(contents.map(({ title }) => title).sort(), `${name}, ${paper}`).toEqual([...titles].sort());
      for (const { title, page } of contents) {
        expect(pageText(path, page), `${name}, ${paper}`).toContain(`${titles.indexOf(title) + 1}. ${title}`);
        entries++;
      }
    }
    expect(entries).toBeGreaterThan(40);
  }, 120_000);

  it('bear a QR on each page that a scanner of 150 dots an inch reads', () => {
    for (const { name, path, report } of all) {
      const { height } = wordsOf(path);
      const codes = footCodes(path, height);
      const said = qrText({ folio: report.page.folio, digest: report.digest });
      expect(new Set(codes), name).toEqual(new Set([said]));
    }
  }, 180_000);
});
