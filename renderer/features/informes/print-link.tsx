import type { SignableRef } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { queryOfSignable, type ReportSubject, reportHash } from './requests.ts';

/** From another screen to a report that is ready to be looked at and saved. */
export function PrintLink({ subject, testId }: { readonly subject: ReportSubject; readonly testId: string }) {
  const { t } = useText();
  return (
    <a className="button button-plain" href={reportHash(subject)} data-testid={testId}>
      <Icon name="print" />
      <span>{t('reports.print')}</span>
    </a>
  );
}

/** From another screen to the electronic signatures of a run or a closed visit. */
export function SignaturesLink({ subject, testId }: { readonly subject: SignableRef; readonly testId: string }) {
  const { t } = useText();
  return (
    <a
      className="button button-plain"
      href={hashOf('informes', ['firmas'], queryOfSignable(subject))}
      data-testid={testId}
    >
      <Icon name="pen" />
      <span>{t('reports.tabs.firmas')}</span>
    </a>
  );
}
