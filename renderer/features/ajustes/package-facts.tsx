import type { PackageCounts, PackageImport, PackageInfo } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { Fingerprint } from './devices.tsx';

const COUNTED = ['visits', 'units', 'agreements', 'committees', 'campaigns', 'checklists', 'evidence'] as const;

/** `2 visitas, 1 unidad y 4 acuerdos`; what there is none of is not said. */
function useCounts(): (counts: PackageCounts) => string {
  const { t, f, count } = useText();
  return (counts) =>
    f.list(
      COUNTED.filter((name) => counts[name] > 0).map((name) => count(`settings.joining.counts.${name}`, counts[name])),
    ) || t('settings.joining.nothing');
}

/** Who a package comes from and what it holds, after its signature and digests were checked. */
export function PackageFacts({ info }: { readonly info: PackageInfo }) {
  const { t, f } = useText();
  const counts = useCounts();
  const { device } = info;
  const isTrusted = device.own || device.trusted;
  return (
    <>
      <dl className="pairs">
        <dt>{t('settings.joining.from')}</dt>
        <dd data-testid="import-from">{device.name}</dd>
        <dt>{t('settings.joining.made')}</dt>
        <dd>{f.fullMoment(info.createdAt)}</dd>
        <dt>{t('settings.joining.holds')}</dt>
        <dd>{counts(info.counts)}</dd>
      </dl>
      <div>
        <p className="field-label">{t('settings.joining.fingerprint')}</p>
        <Fingerprint of={device} testId="import-fingerprint" />
      </div>
      {info.known ? (
        <p data-testid="import-known">{t('settings.joining.known')}</p>
      ) : (
        <p className={`mark ${isTrusted ? 'outcome-cumple' : 'severity-warning'}`}>
          <Icon name={isTrusted ? 'check' : 'warning'} size={16} />
          <span>{t(isTrusted ? 'settings.joining.trusted' : 'settings.joining.untrusted')}</span>
        </p>
      )}
    </>
  );
}

/** What came of joining it. */
export function ImportedPackage({ joined }: { readonly joined: PackageImport }) {
  const { t, count } = useText();
  const counts = useCounts();
  const conflicts = joined.conflicts.length;
  return (
    <div className={`notice notice-${conflicts > 0 ? 'warning' : 'done'}`} role="status" data-testid="import-report">
      <Icon name={conflicts > 0 ? 'warning' : 'check'} />
      <div>
        <p>
          <strong>{t('settings.joining.imported')}</strong>
        </p>
        <p>
          {t('settings.joining.brought')}: {counts(joined.added)}.
        </p>
        <p>
          {t('settings.joining.same')}: {counts(joined.same)}.
        </p>
        {joined.mergedAnswers > 0 && <p>{count('settings.joining.merged', joined.mergedAnswers)}</p>}
        {conflicts > 0 && <p>{count('settings.joining.conflictsFound', conflicts)}</p>}
      </div>
    </div>
  );
}
