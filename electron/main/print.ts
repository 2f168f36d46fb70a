import { randomUUID } from 'node:crypto';
import { session, WebContentsView } from 'electron';
import { PAGE_MARGINS, PAGE_SIZES } from '../../shared/report/footer.ts';
import { fillPageNumbers, pageNumberAnchors, wantsPageNumbers } from '../../shared/report/page-numbers.ts';
import { destinationPages } from '../pdf/index.ts';
import { PAGE_PREFERENCES, secureSession } from './security.ts';

/** A report as it goes to the printer; the templates are Chromium's head and foot of each page. */
export interface PrintablePage {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Carta where left out. */
  readonly paper?: 'carta' | 'oficio';
}

/** Prints one page after the other; whoever opens it closes it. */
export interface Printer {
  print(page: PrintablePage): Promise<Uint8Array>;
  /** What is being printed fails. */
  close(): void;
}

/** A view is made anew after so many pages, so that nothing it keeps can grow without end. */
const PAGES_PER_VIEW = 40;
/** How often a page is printed again for its page numbers to settle. */
const MOST_PASSES = 3;

/** A report is a page without script, image or font from outside; the policy holds it to that. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const CLOSED = 'the printer was closed';
const pages = new Map<string, string>();
let served = false;

/** Prints a single page. */
export async function printHtml(page: PrintablePage): Promise<Uint8Array> {
  const printer = openPrinter();
  try {
    return await printer.print(page);
  } finally {
    printer.close();
  }
}

/**
 * Prints pages to PDF (carta or oficio, tagged, with bookmarks). They are laid out in a view without a window, which
 * needs no screen, in a session of its own that keeps nothing.
 */
export function openPrinter(): Printer {
  /** Lets go of what is being printed. */
  let abandon: (error: Error) => void = () => undefined;
  let closed = false;
  let view: WebContentsView | null = null;
  let printed = 0;
  /** What the view prints now. */
  let printing: Promise<unknown> = Promise.resolve();

  const current = (): WebContentsView => {
    if (view !== null && printed >= PAGES_PER_VIEW) drop();
    view ??= new WebContentsView({
      webPreferences: { ...PAGE_PREFERENCES, session: printingSession(), javascript: false, images: true },
    });
    return view;
  };
  // Electron chains every print of the program to the one before: a view that went away while it printed would leave a
  // fault there, and no page could be printed any more until the program is started again.
  const drop = (): void => {
    const left = view;
    view = null;
    printed = 0;
    if (left !== null) void printing.finally(() => left.webContents.close());
  };
  const once = async (page: PrintablePage, html: string, draft: boolean): Promise<Uint8Array> => {
    if (closed) throw new Error(CLOSED);
    const { webContents } = current();
    printed++;
    const print = printIn(webContents, { ...page, html }, draft, () => closed);
    printing = print.then(
      () => undefined,
      () => undefined,
    );
    // Not a race with one lasting promise, which would keep every PDF that ever won.
    return new Promise((resolve, reject) => {
      abandon = reject;
      print.then(resolve, reject);
    });
  };

  return {
    async print(page) {
      try {
        return await withPageNumbers(page.html, (html, draft) => once(page, html, draft));
      } catch (error) {
        drop();
        throw error;
      }
    },
    close() {
      closed = true;
      abandon(new Error(CLOSED));
      drop();
    },
  };
}

/**
 * Prints until every number in the table of contents is the page where its heading landed. A report that does not
 * settle goes without numbers, never with wrong ones.
 *
 * @param print a draft has the same pages and anchors, without what readers of the file need besides
 */
async function withPageNumbers(
  html: string,
  print: (html: string, draft: boolean) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (!wantsPageNumbers(html)) return print(html, false);
  const anchors = pageNumberAnchors(html);
  let before = destinationPages(await print(html, true));
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const pdf = await print(fillPageNumbers(html, before), false);
    const after = destinationPages(pdf);
    if (anchors.every((anchor) => before.get(anchor) === after.get(anchor))) return pdf;
    before = after;
  }
  return print(html, false);
}

async function printIn(
  contents: Electron.WebContents,
  page: PrintablePage,
  draft: boolean,
  isClosed: () => boolean,
): Promise<Uint8Array> {
  const id = randomUUID();
  pages.set(id, page.html);
  try {
    await contents.loadURL(`app://informe/${id}`);
    if (isClosed()) throw new Error(CLOSED);
    return await contents.printToPDF({
      pageSize: PAGE_SIZES[page.paper ?? 'carta'],
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: page.headerTemplate,
      footerTemplate: page.footerTemplate,
      margins: PAGE_MARGINS,
      generateTaggedPDF: !draft,
      generateDocumentOutline: !draft,
    });
  } finally {
    pages.delete(id);
  }
}

function printingSession(): Electron.Session {
  const own = session.fromPartition('informe', { cache: false });
  if (served) return own;
  served = true;
  secureSession(own);
  own.protocol.handle('app', (request) => {
    const html = pages.get(new URL(request.url).pathname.slice(1));
    if (html === undefined) return new Response(null, { status: 404 });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
    return new Response(html, { headers });
  });
  return own;
}
