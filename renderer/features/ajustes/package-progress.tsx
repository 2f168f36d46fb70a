import { useEffect, useState } from 'react';
import type { Events } from '../../../shared/ipc/contract.ts';
import { bridge } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';

/** How far a package is written or read; without a word of it yet the bar only moves. */
export function PackageProgress({ label }: { readonly label: string }) {
  const { t, f } = useText();
  const [at, setAt] = useState<Events['packages.progress'] | null>(null);
  useEffect(() => bridge().on('packages.progress', setAt), []);
  return (
    <div role="status" className="import-progress">
      <progress aria-label={label} max={at?.total ?? 1} value={at?.done} />
      <span>
        {label}
        {at !== null && ` ${t('settings.joining.working', { done: f.number(at.done), total: f.number(at.total) })}`}
      </span>
    </div>
  );
}
