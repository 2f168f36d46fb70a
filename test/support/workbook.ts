import { zipOf } from './zip-writer.ts';

export interface SheetContent {
  readonly name: string;
  /** Numbers become numeric cells, texts shared strings; null leaves the cell out. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** In the place of the rows: the XML of the whole sheet. */
  readonly xml?: string;
}

export interface WorkbookOptions {
  /** Texts stand in the cells themselves rather than in the shared table. */
  readonly inline?: boolean;
  /** Prefix of all elements of sheets, as some programs write them. */
  readonly prefix?: string;
  /** Replaces parts, or adds some. */
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An XLSX as small as it may be, for tests; good, or bad through `parts` and `xml`. */
export function workbookOf(sheets: readonly SheetContent[], options: WorkbookOptions = {}): Buffer {
  const shared: string[] = [];
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
  };
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheet.xml ?? sheetXml(sheet, shared, options);
  });
  parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${shared
    .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
    .join('')}</sst>`;
  const all = Object.entries({ ...parts, ...options.parts });
  return zipOf(all.map(([name, xml]) => ({ name, content: Buffer.from(xml) })));
}

function sheetXml({ rows }: SheetContent, shared: string[], { inline, prefix = '' }: WorkbookOptions): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const body = rows.map((row, r) => {
    const cells = row.map((value, c) => {
      if (value === null) return '';
      const at = `r="${column(c)}${r + 1}"`;
      if (typeof value === 'number') return `<${p}c ${at}><${p}v>${value}</${p}v></${p}c>`;
      if (inline) return `<${p}c ${at} t="inlineStr"><${p}is><${p}t>${escaped(value)}</${p}t></${p}is></${p}c>`;
      return `<${p}c ${at} t="s"><${p}v>${shared.push(value) - 1}</${p}v></${p}c>`;
    });
    return `<${p}row r="${r + 1}">${cells.join('')}</${p}row>`;
  });
  const names = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix}="${MAIN}"`;
  return `<${p}worksheet ${names}><${p}sheetData>${body.join('')}</${p}sheetData></${p}worksheet>`;
}

function column(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : column(Math.floor(index / 26) - 1) + column(index % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
