import type { ChainStatus, SignatureCheck } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { CertificateFacts } from './certificate-facts.tsx';

const STATUSES: Readonly<Record<SignatureCheck['status'], { readonly icon: IconName; readonly colour: string }>> = {
  intact: { icon: 'check', colour: 'outcome-cumple' },
  altered: { icon: 'error', colour: 'severity-error' },
  invalid: { icon: 'cross', colour: 'severity-error' },
};
const CHAINS: Readonly<Record<ChainStatus, { readonly icon: IconName; readonly colour: string }>> = {
  known: { icon: 'check', colour: 'outcome-cumple' },
  unknown: { icon: 'warning', colour: 'severity-warning' },
  broken: { icon: 'error', colour: 'severity-error' },
};

/** One signature of a file: whether it holds, who made it, and who answers for that person. */
export function SignatureCheckCard({ check }: { readonly check: SignatureCheck }) {
  const { t, f } = useText();
  const { status, signer, signedAt, algorithm, chain, inTime, sentence } = check;
  const name = signer?.name || t('reports.check.unknownSigner');
  const own = STATUSES[status];
  const link = CHAINS[chain.status];
  return (
    <article className="card" aria-label={name} data-testid="signature-check" data-status={status}>
      <div className="card-head">
        <h3 className="signature-name">
          <Icon name="pen" />
          <span>{name}</span>
        </h3>
        <span className={`mark ${own.colour}`}>
          <Icon name={own.icon} size={16} />
          <strong>{t(`reports.check.status.${status}`)}</strong>
        </span>
      </div>
      <p>{sentence}</p>
      <dl className="pairs">
        <dt>{t('reports.check.chainTitle')}</dt>
        <dd data-testid="chain" data-chain={chain.status}>
          <span className={`mark ${link.colour}`}>
            <Icon name={link.icon} size={16} />
            <span>{t(`reports.check.chain.${chain.status}`)}</span>
          </span>
          <small>{t(`reports.check.chainNote.${chain.status}`)}</small>
        </dd>
        {chain.path.length > 0 && (
          <div>
            <dt>{t('reports.check.path')}</dt>
            <dd className="hash">{chain.path.join(' → ')}</dd>
          </div>
        )}
        {signedAt !== null && (
          <div>
            <dt>{t('reports.sign.when')}</dt>
            <dd>{f.fullMoment(signedAt)}</dd>
          </div>
        )}
        <dt>{t('reports.check.inTime')}</dt>
        <dd>{t(`reports.check.inTimeIs.${inTime === null ? 'unknown' : inTime ? 'yes' : 'no'}`)}</dd>
        {signer && <CertificateFacts certificate={signer} />}
        <dt>{t('reports.sign.algorithm')}</dt>
        <dd>{algorithm}</dd>
      </dl>
    </article>
  );
}
