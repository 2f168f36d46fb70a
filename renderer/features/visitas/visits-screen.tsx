import type { Route } from '../../state/router.ts';
import { NewVisit } from './new-visit.tsx';
import { VisitPage } from './visit-page.tsx';
import { VisitsList } from './visits-list.tsx';

/** `#/visitas`: the list. `#/visitas/nueva/<clues>`: a new one. `#/visitas/<id>/<pane>`: one visit. */
export function Visits({ route }: { readonly route: Route }) {
  const [first = null, second = null] = route.parts;
  if (first === null) return <VisitsList />;
  if (first === 'nueva') return <NewVisit key={second} clues={second} campaign={route.query.campana ?? null} />;
  return <VisitPage key={first} visit={first} pane={second} query={route.query} />;
}
