import type { SignatureInfo } from '../../../shared/model/index.ts';
import { sealWords } from '../../../shared/report/seal-words.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { CertificateFacts } from './certificate-facts.tsx';

/** A signature that was made here: who, as what, when, over which data. */
export function SignatureCard({ signature }: { readonly signature: SignatureInfo }) {
  const { t, f } = useText();
  const { signer, role, signedAt, algorithm, digest } = signature;
  return (
    <article className="card" aria-label={signer.name} data-testid="signature">
      <h3 className="signature-name">
        <Icon name="pen" />
        <span>{signer.name || t('reports.sign.unnamed')}</span>
        {role !== '' && <span className="chip">{role}</span>}
      </h3>
      <dl className="pairs">
        <dt>{t('reports.sign.when')}</dt>
        <dd>{f.fullMoment(signedAt)}</dd>
        <CertificateFacts certificate={signer} />
        <dt>{t('reports.sign.algorithm')}</dt>
        <dd>{algorithm}</dd>
        <dt>{t('reports.sign.digest')}</dt>
        <dd className="mono hash">{digest}</dd>
        <dt>{t('reports.sign.words')}</dt>
        <dd>{sealWords(digest)}</dd>
      </dl>
    </article>
  );
}
