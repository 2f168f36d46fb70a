import type { Editing } from './editing.ts';
import { TitledForm } from './titled-form.tsx';

/** What items are divided into: domains, modules of the system, other groupings. */
export function PartsPane({ editing }: { readonly editing: Editing }) {
  return (
    <div className="split split-even">
      <TitledForm editing={editing} list="domains" />
      <div className="stack">
        <TitledForm editing={editing} list="modules" />
        <TitledForm editing={editing} list="groupings" />
      </div>
    </div>
  );
}
