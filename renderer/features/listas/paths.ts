import type { EditionRef } from '../../../shared/model/index.ts';
import { hashOf } from '../../state/router.ts';

/** Stands where a checklist's id would: `#/listas/borrador/<uuid>`. No list is called so, since ids are joined to editions. */
export const DRAFT = 'borrador';

/** `#/listas/ID@EDICIÓN/TAB` */
export function editionHash({ id, edition }: EditionRef, tab?: string): string {
  return hashOf('listas', [editionText({ id, edition }), ...(tab === undefined ? [] : [tab])]);
}

export function draftHash(draft: string, tab?: string): string {
  return hashOf('listas', [DRAFT, draft, ...(tab === undefined ? [] : [tab])]);
}

/** Neither an id nor an edition holds an @. */
export function editionText({ id, edition }: EditionRef): string {
  return `${id}@${edition}`;
}

export function parseEdition(text: string): EditionRef | null {
  const [id = '', edition = ''] = text.split('@');
  return id === '' || edition === '' ? null : { id, edition };
}
