import { SaxesParser } from 'saxes';
import { membersOf } from './zip-reader.ts';

/** A sheet as its XML says: texts as texts, numbers as numbers, with the number of the style of each. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly styles: readonly (readonly number[])[];
  readonly xml: string;
}

/** The sheets of a workbook that Cotejo wrote (inline texts, cells in order). For tests alone. */
export async function sheetsOf(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const members = await membersOf(bytes);
  const names: string[] = [];
  parse(String(members.get('xl/workbook.xml')), {
    open: (name, attributes) => {
      if (name === 'sheet') names.push(attributes.name);
    },
  });
  return names.map((name, i) => sheetOf(name, String(members.get(`xl/worksheets/sheet${i + 1}.xml`))));
}

function sheetOf(name: string, xml: string): ReadSheet {
  const rows: (string | number)[][] = [];
  const styles: number[][] = [];
  let text = '';
  let isText = false;
  parse(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        rows.push([]);
        styles.push([]);
      }
      if (tag !== 'c') return;
      text = '';
      isText = attributes.t === 'inlineStr';
      styles.at(-1)!.push(Number(attributes.s ?? 0));
    },
    text: (more) => {
      text += more;
    },
    close: (tag) => {
      if (tag === 'c') rows.at(-1)!.push(isText || text === '' ? text : Number(text));
    },
  });
  return { name, rows, styles, xml };
}

interface Events {
  readonly open: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: string) => void;
}

function parse(xml: string, events: Events): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => events.open(name, attributes as Record<string, string>));
  parser.on('text', (text) => events.text?.(text));
  parser.on('closetag', ({ name }) => events.close?.(name));
  parser.write(xml).close();
}
