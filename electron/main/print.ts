import { randomUUID } from 'node:crypto';
import { session, WebContentsView } from 'electron';
import { PAGE_MARGINS } from '../../shared/report/footer.ts';
import { PAGE_PREFERENCES, secureSession } from './security.ts';

/** A report as it goes to the printer; the templates are Chromium's head and foot of each page. */
export interface PrintablePage {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Carta where left out. */
  readonly paper?: 'carta' | 'oficio';
}

/** Mexican oficio, 216 by 340 mm, in inches. */
const OFICIO = { width: 8.5, height: 13.4 } as const;

/** A report is a page without script, image or font from outside; the policy holds it to that. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const pages = new Map<string, string>();
let served = false;

/**
 * Prints a page to PDF (carta or oficio, tagged, with bookmarks). It is laid out in a view without a window, which needs no
 * screen, in a session of its own that keeps nothing.
 */
export async function printHtml(page: PrintablePage): Promise<Uint8Array> {
  const id = randomUUID();
  pages.set(id, page.html);
  const view = new WebContentsView({
    webPreferences: { ...PAGE_PREFERENCES, session: printingSession(), javascript: false, images: true },
  });
  try {
    await view.webContents.loadURL(`app://informe/${id}`);
    return await view.webContents.printToPDF({
      pageSize: page.paper === 'oficio' ? OFICIO : 'Letter',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: page.headerTemplate,
      footerTemplate: page.footerTemplate,
      margins: PAGE_MARGINS,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    pages.delete(id);
    view.webContents.close();
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

/** How many pages a PDF of Chromium has, or null when it does not tell. */
export function pageCount(pdf: Uint8Array): number | null {
  const objects = Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g);
  return objects === null ? null : objects.length;
}
