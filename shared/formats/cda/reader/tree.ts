import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { CdaAttribute, CdaElement, Position, Space } from '../document.ts';
import { TEXT_KEPT } from '../document.ts';

export const HL7 = 'urn:hl7-org:v3';
export const SDTC = 'urn:hl7-org:sdtc';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Levels of elements; a document of sections in sections with tables stays below 60. */
const MAX_DEPTH = 200;
/** Elements of a document: about 15 MB of them; documents of whole lives have some ten thousand. */
const MAX_ELEMENTS = 300_000;
/** Characters of texts and attribute values that are kept of one document. */
const MAX_KEPT = 16 * 1024 * 1024;

const NO_ATTRIBUTES: readonly CdaAttribute[] = [];
const NO_CHILDREN: readonly CdaElement[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Growing extends Mutable<Omit<CdaElement, 'children' | 'parent'>> {
  parent: Growing | undefined;
  children: CdaElement[] | typeof NO_CHILDREN;
}

/** Puts the elements of one document together. */
export interface TreeBuilder {
  /** Answers what was rebased: a sentence for people; undefined where the element was taken. */
  open(tag: SaxesTagNS, at: Position, resolve: (prefix: string) => string | undefined): string | undefined;
  close(): void;
  text(text: string): void;
  /** Own text of the open element that is not kept, only counted. */
  passed(characters: number): void;
  readonly root: CdaElement | undefined;
  /** Innermost element that is open. */
  readonly current: CdaElement | undefined;
}

export function createTreeBuilder(): TreeBuilder {
  let root: Growing | undefined;
  let current: Growing | undefined;
  let depth = 0;
  let elements = 0;
  let kept = 0;
  /** Namespace of a root ClinicalDocument that is of another one than HL7's: its elements are taken for HL7's. */
  let adopted = HL7;

  function space(uri: string): Space {
    if (uri === adopted || uri === HL7) return 'hl7';
    if (uri === SDTC) return 'sdtc';
    if (uri === XSI) return 'xsi';
    return uri === '' ? 'none' : 'other';
  }

  function attribute(item: SaxesAttributeNS, resolve: (prefix: string) => string | undefined): CdaAttribute {
    kept += item.value.length;
    const own = item.prefix === '' ? 'none' : attributeSpace(item.uri);
    if (own !== 'xsi' || item.local !== 'type') return { name: item.local, space: own, value: item.value };
    const typeName = item.value.trim();
    const prefix = typeName.includes(':') ? typeName.slice(0, typeName.indexOf(':')) : '';
    const uri = resolve(prefix);
    return { name: item.local, space: own, value: item.value, typeSpace: space(uri ?? '') };
  }

  function attributesOf(tag: SaxesTagNS, resolve: (prefix: string) => string | undefined): readonly CdaAttribute[] {
    let list: CdaAttribute[] | undefined;
    // On objects without a prototype, keys are twice as fast as `for … in`.
    for (const name of Object.keys(tag.attributes)) {
      const item = tag.attributes[name];
      if (item.uri === XMLNS) continue;
      list ??= [];
      list.push(attribute(item, resolve));
    }
    return list ?? NO_ATTRIBUTES;
  }

  return {
    open(tag, at, resolve) {
      if (depth >= MAX_DEPTH) return `Hay más de ${MAX_DEPTH} niveles de elementos; lo que sigue no se verificó`;
      if (elements >= MAX_ELEMENTS) return `Hay más de ${MAX_ELEMENTS} elementos; lo que sigue no se verificó`;
      if (kept > MAX_KEPT) return 'El documento lleva demasiado texto; lo que sigue no se verificó';
      if (root === undefined && tag.local === 'ClinicalDocument') adopted = tag.uri;
      const element: Growing = {
        name: tag.local,
        space: space(tag.uri),
        uri: tag.uri,
        parent: current,
        children: NO_CHILDREN,
        attributes: attributesOf(tag, resolve),
        text: '',
        textLength: 0,
        at,
      };
      if (current === undefined) root ??= element;
      else if (current.children === NO_CHILDREN) current.children = [element];
      else (current.children as CdaElement[]).push(element);
      current = element;
      depth++;
      elements++;
      return undefined;
    },
    close() {
      current = current?.parent;
      depth--;
    },
    text(text) {
      if (current === undefined) return;
      if (current.text === '' && isBlank(text)) {
        current.textLength += text.length;
        return;
      }
      const room = TEXT_KEPT - current.text.length;
      current.textLength += text.length;
      if (room <= 0) return;
      // A slice of a long text would keep all of it in memory.
      const part = text.length <= room ? text : copied(text.slice(0, room));
      current.text += part;
      kept += part.length;
    },
    passed(characters) {
      if (current !== undefined) current.textLength += characters;
    },
    get root() {
      return root;
    },
    get current() {
      return current;
    },
  };
}

function attributeSpace(uri: string): Space {
  if (uri === XSI) return 'xsi';
  if (uri === SDTC) return 'sdtc';
  return uri === HL7 ? 'hl7' : 'other';
}

/** What stands between the elements of most classes. */
function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x20) return false;
  return true;
}

function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
