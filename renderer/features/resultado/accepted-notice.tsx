import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { unsettled } from './acceptable.ts';
import { useAcceptances } from './acceptances.tsx';

/** Acceptances that are over, that match nothing any more or that a norm forbids: somebody must look at them. */
export function AcceptedNotice({
  href,
}: {
  /** Where they are listed; left out there. */
  readonly href?: string;
}) {
  const { t, count } = useText();
  const { applied } = useAcceptances();
  if (applied === null || unsettled(applied) === 0) return null;
  const { expired, stale, refused } = applied;
  return (
    <div className="notice notice-warning" data-testid="acceptances-notice">
      <Icon name="warning" />
      <div>
        <p>
          {[
            expired.length > 0 && count('acceptances.expiredNotice', expired.length),
            stale.length > 0 && count('acceptances.staleNotice', stale.length),
            refused.length > 0 && count('acceptances.refusedNotice', refused.length),
          ]
            .filter(Boolean)
            .join(' ')}{' '}
          {href !== undefined && <a href={href}>{t('acceptances.see')}</a>}
        </p>
      </div>
    </div>
  );
}
