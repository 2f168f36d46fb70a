import type { Checklist } from '../../../shared/model/index.ts';
import { type ListName, membersOf } from './edits.ts';

/** Where a fault is mended. */
export interface FaultPlace {
  /** `head`: the checklist itself. */
  readonly list: ListName | 'head';
  /** Of the member; null where there is none, or where the sentence does not say. */
  readonly id: string | null;
  /** Name of the field, where the sentence tells it. */
  readonly field: string | null;
}

/** How a sentence of the engine begins that is about a member of a list (shared/checklist/fault-sentence.ts). */
const KINDS: Readonly<Record<string, ListName>> = {
  'El requisito': 'items',
  'La pregunta': 'questions',
  'El dominio': 'domains',
  'El módulo': 'modules',
  'La agrupación': 'groupings',
  'El nivel': 'scoreBands',
};

const BEGINNING = new RegExp(`^(${Object.keys(KINDS).join('|')}) (?:«([^»]*)»|número (\\d+))`);

/** What the engine names, and the field in which it is mended. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/nombra el dominio/, 'domain'],
  [/nombra el módulo|se puede preguntar además por módulo/, 'modules'],
  [/nombra la agrupación/, 'groups'],
  [/nombra la opción|alimenta una cifra|estado del expediente electrónico/, 'figure'],
  [/la opción «|el mínimo es mayor|se contesta por módulo/, 'answer'],
  [/para cumplir en parte/, 'bands'],
  [/se define más de una vez|lleva el identificador/, 'id'],
  [/no está en orden/, 'from'],
];

/** Reads from the sentence of a fault where to mend it. */
export function faultPlace(sentence: string, checklist: Checklist): FaultPlace {
  const [, kind = '', named, number] = BEGINNING.exec(sentence) ?? [];
  const list = KINDS[kind];
  if (list === undefined) return headPlace(sentence);
  const id = named ?? membersOf(checklist, list)[Number(number) - 1]?.id ?? null;
  return { list, id, field: fieldOf(sentence) };
}

function headPlace(sentence: string): FaultPlace {
  if (/no tiene requisitos ni preguntas/.test(sentence)) return { list: 'items', id: null, field: null };
  if (/^La edición /.test(sentence)) return { list: 'head', id: null, field: 'edition' };
  const field = fieldOf(sentence);
  if (field === 'domains' || field === 'modules' || field === 'groupings')
    return { list: field, id: null, field: null };
  if (field === 'items' || field === 'questions') return { list: field, id: null, field: null };
  return { list: 'head', id: null, field };
}

function fieldOf(sentence: string): string | null {
  const path = /: en \/([A-Za-z]+)/.exec(sentence)?.[1];
  if (path !== undefined) return path;
  const missing = /falta «([A-Za-z]+)»/.exec(sentence)?.[1];
  return missing ?? HINTS.find(([hint]) => hint.test(sentence))?.[1] ?? null;
}
