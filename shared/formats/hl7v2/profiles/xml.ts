import { SaxesParser } from 'saxes';
import type { ProfilePart } from './part.ts';

/** A file of a profile that cannot be used; the message is one sentence for people. */
export class UnusableProfile extends Error {
  /** Which of the files has the fault, where it is known. */
  part: ProfilePart = 'profile';
}

export interface XmlElement {
  /** Without the prefix of a namespace. */
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
  /** Of the element itself, not of those inside. */
  readonly text: string;
}

/** By name, without prefixes. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  readonly open: (name: string, attributes: Attributes, depth: number) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** True once the rest need not be read. */
  readonly stopped?: () => boolean;
}

/** Expressions of constraints nest some thirty levels at most. */
const MAX_DEPTH = 200;
/** Elements of a tree. The largest profiles that NIST publishes have some 20,000. */
const MAX_ELEMENTS = 400_000;
/** Characters handed to the parser at once: between them it may be stopped. */
const PIECE = 65_536;

/**
 * Reads XML as it comes. A DOCTYPE is refused, and with it every entity beyond the five of XML itself.
 *
 * @throws UnusableProfile
 */
export function readXml(text: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new UnusableProfile('Declara un DOCTYPE, que ningún perfil lleva; por seguridad no se abre.');
  });
  parser.on('error', () => {
    throw new UnusableProfile('No es XML bien formado.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new UnusableProfile(`Anida más de ${MAX_DEPTH} elementos de XML.`);
    events.open(localName(name), ownNames(attributes), depth);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close?.(localName(name));
  });
  if (events.text !== undefined) parser.on('text', events.text);
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    if (events.stopped?.()) return;
  }
  parser.close();
}

/** The root of a document with all that is in it. @throws UnusableProfile */
export function readXmlTree(text: string): XmlElement {
  const open: Building[] = [];
  let root: Building | undefined;
  let elements = 0;
  readXml(text, {
    open(name, attributes) {
      if (++elements > MAX_ELEMENTS) throw new UnusableProfile(`Tiene más de ${MAX_ELEMENTS} elementos de XML.`);
      const element: Building = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(part) {
      const element = open.at(-1);
      if (element !== undefined) element.text += part;
    },
  });
  if (root === undefined) throw new UnusableProfile('No es XML bien formado.');
  return root;
}

interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}

const FIRST_CHARACTERS = 10_000;
const ROOT_BEHIND_DOCTYPE = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>\s*<([\w.-]+)/;

/** Name of the outermost element; undefined where the text is no XML that can be read. */
export function rootName(text: string): string | undefined {
  let root: string | undefined;
  try {
    readXml(text, {
      open(name) {
        root ??= name;
      },
      stopped: () => root !== undefined,
    });
  } catch {
    // What is wrong is said when the file is read in full, a DOCTYPE too: a profile with one is still told from the rest.
    root ??= ROOT_BEHIND_DOCTYPE.exec(text.slice(0, FIRST_CHARACTERS))?.[1];
  }
  return root;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function ownNames(attributes: Attributes): Attributes {
  for (const name in attributes) {
    if (name.includes(':')) {
      return Object.fromEntries(Object.entries(attributes).map(([own, value]) => [localName(own), value]));
    }
  }
  return attributes;
}
