import { UnitPage } from './unit-page.tsx';
import { UnitsList } from './units-list.tsx';

/** `#/unidades`: the list. `#/unidades/<clues>`: one unit. */
export function Units({ clues }: { readonly clues: string | null }) {
  return clues === null ? <UnitsList /> : <UnitPage key={clues} clues={clues} />;
}
