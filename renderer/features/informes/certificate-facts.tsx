import type { CertificateInfo } from '../../../shared/model/index.ts';
import { type Fact, FactRows } from '../../components/fact-rows.tsx';
import { useText } from '../../state/text.ts';

/** What stands in a certificate, as pairs for a list that may hold others. */
export function CertificateFacts({ certificate }: { readonly certificate: CertificateInfo }) {
  const { t, f } = useText();
  const { rfc, curp, serial, issuer, validFrom, validTo, algorithm, kind } = certificate;
  const facts: readonly Fact[] = [
    [t('reports.sign.rfc'), rfc, 'mono'],
    [t('reports.sign.curp'), curp, 'mono'],
    [t('reports.sign.kindTitle'), t(`reports.sign.kind.${kind}`)],
    [t('reports.sign.serial'), serial, 'mono hash'],
    [t('reports.sign.issuer'), issuer, 'hash'],
    [
      t('reports.sign.validity'),
      t('reports.sign.validityText', {
        from: f.moment(validFrom.slice(0, 10)),
        to: f.moment(validTo.slice(0, 10)),
      }),
    ],
    [t('reports.sign.keyAlgorithm'), algorithm],
  ];
  return <FactRows facts={facts} />;
}
