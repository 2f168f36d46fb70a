import type { CapabilityRemark, ConnectionCheck } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

const MARKS = {
  ok: { icon: 'check', className: 'outcome-cumple' },
  warning: { icon: 'warning', className: 'severity-warning' },
  error: { icon: 'error', className: 'severity-error' },
} as const;

/** What a look at a server showed: the verdict first, then each remark with icon and word. */
export function CheckReport({ check }: { readonly check: ConnectionCheck }) {
  const { t } = useText();
  const { fhirVersion, software, remarks } = check;
  const about = [fhirVersion && t('connections.test.version', { version: fhirVersion }), software].filter(Boolean);
  const topics = [...Map.groupBy(remarks, ({ topic }) => topic)];
  return (
    <div className="stack stack-tight" data-testid="check-report" data-reachable={check.reachable}>
      <Verdict check={check} />
      {about.length > 0 && (
        <p className="meta">
          {about.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
      )}
      <dl className="pairs">
        {topics.map(([topic, said]) => (
          <div key={topic}>
            <dt>{t(`connections.test.topics.${topic}`)}</dt>
            <dd>
              <ul className="plain">
                {said.map((remark) => (
                  <Remark key={remark.sentence} remark={remark} />
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Verdict({ check: { reachable, remarks } }: { readonly check: ConnectionCheck }) {
  const { t, count } = useText();
  const of = (level: CapabilityRemark['level']) => remarks.filter((remark) => remark.level === level).length;
  const [errors, warnings] = [of('error'), of('warning')];
  const kind = !reachable || errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'done';
  const words = !reachable
    ? t('connections.test.unreachable')
    : errors > 0
      ? count('connections.test.bad', errors)
      : warnings > 0
        ? count('connections.test.limited', warnings)
        : t('connections.test.good');
  return (
    <div className={`notice notice-${kind}`}>
      <Icon name={kind === 'done' ? 'check' : kind} />
      <p>{words}</p>
    </div>
  );
}

function Remark({ remark: { level, sentence } }: { readonly remark: CapabilityRemark }) {
  const { t } = useText();
  const { icon, className } = MARKS[level];
  return (
    <li className={`mark ${className}`} data-testid="capability-remark" data-level={level}>
      <Icon name={icon} size={16} />
      <span>
        {`${t(`connections.test.levels.${level}`)}: `}
        <span className="ink">{sentence}</span>
      </span>
    </li>
  );
}
