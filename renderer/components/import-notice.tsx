import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

interface Props {
  readonly imported: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** How many were left out, as a sentence. */
  readonly skippedTitle: string;
  readonly testId: string;
  /** What was taken. */
  readonly children: ReactNode;
}

/** What came of an import: what was taken, what was left out and why. */
export function ImportNotice({ imported, skipped, skippedTitle, testId, children }: Props) {
  const kind = imported === 0 ? 'error' : skipped.length > 0 ? 'warning' : 'done';
  return (
    <div className={`notice notice-${kind}`} role="status" data-testid={testId}>
      <Icon name={kind === 'done' ? 'check' : kind} />
      <div>
        {children}
        {skipped.length > 0 && (
          <>
            <p>{skippedTitle}</p>
            <ul className="plain import-skipped">
              {skipped.map(({ path, reason }) => (
                <li key={path}>
                  <span className="path">{path}</span>: {reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
