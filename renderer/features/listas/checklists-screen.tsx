import type { Route } from '../../state/router.ts';
import { DraftPage } from './draft-page.tsx';
import { EditionPage } from './edition-page.tsx';
import { EditionsList } from './editions-list.tsx';
import { DRAFT, parseEdition } from './paths.ts';

/** `#/listas`, `…/ID@EDICIÓN/<parte>`, `…/borrador/<uuid>/<parte>`: checklists as data, published and in the making. */
export function Checklists({ route }: { readonly route: Route }) {
  const [first = '', second = '', third = ''] = route.parts;
  if (first === DRAFT && second !== '') return <DraftPage key={second} draft={second} tab={third} />;
  const edition = parseEdition(first);
  if (edition === null) return <EditionsList />;
  return <EditionPage key={first} edition={edition} tab={second} />;
}
