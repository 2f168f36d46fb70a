import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { unescapeAttribute } from '../xml/unescape.ts';
import type { XmlFault } from './scan.ts';
import { scanXml } from './scan.ts';
import { ATTRIBUTES, ELEMENTS, ENTITIES, GLOBAL_ATTRIBUTES, LINK_SCHEMES, SCRIPT_SCHEMES } from './vocabulary.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const SCHEME = /^\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:/;

const FAULTS: Readonly<Record<XmlFault, string>> = {
  'unclosed-tag': 'Una etiqueta o un comentario del texto no termina',
  'wrong-close': 'Una etiqueta del texto cierra otra que la que está abierta',
  'not-closed': 'Hay etiquetas del texto que no se cierran',
  attribute: 'Un atributo del texto no lleva su valor entre comillas',
  'attribute-twice': 'Un atributo del texto se repite en la misma etiqueta',
  'bare-less-than': 'Hay en el texto un < que no abre una etiqueta',
  'bare-ampersand': 'Hay en el texto un & que no abre una referencia',
  declaration: 'El texto lleva una declaración o una instrucción de proceso',
  outside: 'Hay contenido fuera del div',
};

/** `Narrative.div`: well-formed, made of what FHIR allows, safe to show, and not blank. Linear in its length. */
export function createNarrativeJudge(): LayerJudge {
  /** Ids of all narratives of the resource at hand; read once, and only where a link has no target near it. */
  let shared: ReadonlySet<string> | undefined;
  const forget = (): void => {
    shared = undefined;
  };
  const idsAround = (resource: Json): ReadonlySet<string> => {
    shared ??= idsOfNarratives(resource);
    return shared;
  };
  return {
    layer: 'fhir-narrativa',
    applies: hasNarrative,
    resource: forget,
    resourceEnd: forget,
    wantsComplex: () => false,
    wantsPrimitive: (property) => property.type === 'xhtml',
    primitive(value, _property, _twin, visit) {
      if (typeof value === 'string') judgeDiv(value, visit, idsAround);
    },
  };
}

function hasNarrative(resource: Json): boolean {
  if (resource.text !== undefined) return true;
  return (
    Array.isArray(resource.contained) && resource.contained.some((item) => isObject(item) && item.text !== undefined)
  );
}

function judgeDiv(text: string, visit: Visit, idsAround: (resource: Json) => ReadonlySet<string>): void {
  /** Each kind of fault is said once for a text; what comes of one template would else come a thousand times. */
  const said = new Set<string>();
  const once = (rule: string, actual?: string, message?: string): void => {
    const key = `${rule} ${actual ?? ''}`;
    if (said.has(key) || said.size >= MAX_SAID) return;
    said.add(key);
    visit.report(rule, [], { actual, message });
  };
  const ids = new Set<string>();
  const anchors = new Set<string>();
  let filled = false;
  let depth = 0;
  let element = '';
  let namespace: string | undefined;
  let lang: string | undefined;
  let xmlLang: string | undefined;
  let root = '';

  const link = (written: string): void => {
    // A browser follows `java&#115;cript:` too.
    const value = unescapeAttribute(written);
    if (value.charCodeAt(0) === 0x23) {
      if (value.length > 1) anchors.add(value.slice(1));
      return;
    }
    const scheme = SCHEME.exec(value)?.[1].toLowerCase();
    if (scheme === undefined || LINK_SCHEMES.has(scheme)) return;
    if (SCRIPT_SCHEMES.has(scheme)) once('narrativeScript');
    else once('narrativeLink', scheme);
  };

  scanXml(text, {
    open(name) {
      element = name;
      lang = undefined;
      xmlLang = undefined;
      if (depth++ === 0) root = name;
      if (name === 'img') filled = true;
      if (!ELEMENTS.has(name)) once('narrativeElement', name);
    },
    attribute(name, value) {
      if (!GLOBAL_ATTRIBUTES.has(name) && !ATTRIBUTES.get(element)?.has(name)) once('narrativeAttribute', name);
      if (name === 'xmlns' && depth === 1) namespace = value;
      else if (name === 'id' || (name === 'name' && element === 'a')) {
        const own = unescapeAttribute(value);
        if (name === 'id' && ids.has(own)) once('narrativeId');
        ids.add(own);
      } else if (name === 'href' || name === 'src') link(value);
      else if (name === 'lang') lang = value;
      else if (name === 'xml:lang') xmlLang = value;
    },
    opened() {
      const differ = lang !== undefined && xmlLang !== undefined && lang.toLowerCase() !== xmlLang.toLowerCase();
      if (differ) once('narrativeLanguage');
    },
    close() {
      depth--;
    },
    text(start, end) {
      filled ||= hasInk(text, start, end);
    },
    entity(name) {
      if (!ENTITIES.has(name)) once('narrativeEntity', `&${name};`);
    },
    broken(fault) {
      once('narrativeForm', undefined, FAULTS[fault]);
    },
  });
  if (said.has('narrativeForm ')) return;
  if (root !== 'div' || namespace !== XHTML) visit.report('narrativeRoot', [], { expected: `<div xmlns="${XHTML}">` });
  if (!filled) visit.report('narrativeEmpty');
  for (const anchor of anchors) {
    if (ids.has(anchor) || ids.has(decoded(anchor)) || isContained(anchor, visit.root)) continue;
    const elsewhere = idsAround(visit.resource);
    if (elsewhere.has(anchor) || elsewhere.has(decoded(anchor))) continue;
    once('narrativeAnchor');
    return;
  }
}

/** A fragment as an id is written (RFC 3986). */
function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

const TARGET = /\b(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Ids in all narratives of a Composition: a document shows its sections together (Documents: presentation). */
function idsOfNarratives(resource: Json): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isObject(next)) continue;
    if (isObject(next.text) && typeof next.text.div === 'string') {
      for (const [, double, single] of next.text.div.matchAll(TARGET)) ids.add(unescapeAttribute(double ?? single));
    }
    if (Array.isArray(next.section)) for (const section of next.section) open.push(section);
  }
  return ids;
}

const MAX_SAID = 50;

function isContained(id: string, root: Json): boolean {
  if (root.id === id) return true;
  return Array.isArray(root.contained) && root.contained.some((item) => isObject(item) && item.id === id);
}

function hasInk(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 0x20) return true;
  return false;
}
