import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, expect, it } from 'vitest';
import { finishedHtml } from '../../electron/engine/finish-html.ts';
import { type HardReport, hardReports, prepare } from '../support/report-contents.ts';
import { TAGS } from './support/accessibility.ts';
import { close, end, newFolder, type Opened, open, removeFolders } from './support/app.ts';

/** Reports as pages of their own, in a browser without a network. */

afterAll(removeFolders);

interface Seen {
  /** Addresses asked for, the page's own and images inside it left out. */
  readonly asked: readonly string[];
  /** Breaches of WCAG 2.2 AA: rule and place. */
  readonly breaches: readonly string[];
  readonly scripts: number;
  /** Headings more than one level under the one before. */
  readonly skipped: number;
  /** Pixels that the page is wider than its window. */
  readonly tooWide: number;
  readonly downloads: number;
}

/** What a browser without the guards of the program makes of a file: a report must need none of them. */
function look({ app }: Opened, file: string, width: number): Promise<Seen> {
  const inPage = `${axe.source};
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
    const root = document.documentElement;
    axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } }).then(({ violations }) => ({
      breaches: violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))),
      scripts: document.scripts.length,
      skipped: levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1).length,
      tooWide: Math.max(0, root.scrollWidth - root.clientWidth),
      downloads: document.querySelectorAll('a[download]').length,
    }))`;
  return app.evaluate(
    async ({ BrowserWindow, session }, given) => {
      const own = session.fromPartition('informe-en-html', { cache: false });
      own.enableNetworkEmulation({ offline: true });
      const asked: string[] = [];
      own.webRequest.onBeforeRequest(({ url }, go) => {
        if (!url.startsWith('data:image/') && !url.startsWith('devtools:')) asked.push(url);
        go({});
      });
      const view = new BrowserWindow({ show: false, webPreferences: { session: own } });
      try {
        view.setContentSize(given.width, 800);
        await view.loadFile(given.file);
        const seen = (await view.webContents.executeJavaScript(given.inPage)) as Omit<Seen, 'asked'>;
        return { ...seen, asked: asked.slice(1) };
      } finally {
        view.destroy();
      }
    },
    { file, width, inPage },
  );
}

it('needs no network and no script, fits a narrow window, and meets WCAG 2.2 AA', async () => {
  const folder = newFolder('html');
  const reports = (await hardReports()).filter(first);
  expect(reports).toHaveLength(7);
  const opened = await open();
  try {
    for (const hard of reports) {
      const { page, attachments } = prepare(hard, { detail: 'findings' });
      const file = join(folder, `${hard.name}.html`);
      writeFileSync(file, finishedHtml(page.html, attachments));
      for (const width of [1366, 400]) {
        const clean = { asked: [], breaches: [], scripts: 0, skipped: 0, tooWide: 0, downloads: attachments.length };
        expect(await look(opened, file, width), `${hard.name}, ${width}`).toEqual(clean);
      }
    }
    await close(opened);
  } finally {
    await end(opened);
  }
}, 180_000);

/** One report of each kind. */
function first({ content }: HardReport, at: number, all: readonly HardReport[]): boolean {
  return all.findIndex((other) => other.content.kind === content.kind) === at;
}
