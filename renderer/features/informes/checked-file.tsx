import type { FileVerdict, FileVerification, SignatureCheck } from '../../../shared/model/index.ts';
import { type Fact, FactRows } from '../../components/fact-rows.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { SignatureCheckCard } from './signature-check-card.tsx';

const VERDICTS: Readonly<Record<FileVerdict, { readonly icon: IconName; readonly notice: string }>> = {
  intact: { icon: 'check', notice: 'notice-done' },
  altered: { icon: 'error', notice: 'notice-error' },
  invalid: { icon: 'cross', notice: 'notice-error' },
  unsigned: { icon: 'warning', notice: 'notice-warning' },
  unreadable: { icon: 'error', notice: 'notice-error' },
};

/** What can be said of a file: the verdict first, then what it rests on. */
export function CheckedFile({ found }: { readonly found: FileVerification }) {
  const { t } = useText();
  const { verdict, sentence, checks, signatures, pdfSignatures } = found;
  const { icon, notice } = VERDICTS[verdict];
  return (
    <div className="stack" data-testid="checked" data-verdict={verdict}>
      <div className={`notice verdict ${notice}`} role="status">
        <Icon name={icon} size={36} />
        <div>
          <h2>{t(`reports.check.verdict.${verdict}`)}</h2>
          <p>{sentence}</p>
        </div>
      </div>
      <section className="card">
        <Facts found={found} />
        {checks.length > 0 && <h3>{t('reports.check.checks')}</h3>}
        <ul className="plain check-list">
          {checks.map(({ id, ok, sentence: said }) => (
            <li key={id}>
              <CheckMark ok={ok} />
              <span>{said}</span>
            </li>
          ))}
        </ul>
      </section>
      <Signatures title={t('reports.check.signatures')} signatures={signatures} />
      {pdfSignatures.length > 0 && <Signatures title={t('reports.check.pdfSignatures')} signatures={pdfSignatures} />}
      {signatures.length + pdfSignatures.length === 0 && verdict !== 'unreadable' && (
        <p className="muted">{t('reports.check.noSignatures')}</p>
      )}
    </div>
  );
}

function Facts({ found }: { readonly found: FileVerification }) {
  const { t } = useText();
  const { file, kind, folio, subject, reportKind, digest, words } = found;
  const facts: readonly Fact[] = [
    [t('reports.check.file'), file, 'path'],
    [t('reports.check.type'), t(`reports.check.kind.${kind}`)],
    [t('reports.check.folio'), folio, 'mono'],
    [
      t('reports.check.subject'),
      [reportKind === null ? '' : t(`reports.what.${reportKind}`), subject ?? ''].filter(Boolean).join(' · ') || null,
      'path',
    ],
    [t('reports.check.digest'), digest, 'mono hash'],
    [t('reports.check.words'), words],
  ];
  return (
    <dl className="pairs">
      <FactRows facts={facts} />
    </dl>
  );
}

/** Good, bad or not to be told, as icon and word. */
function CheckMark({ ok }: { readonly ok: boolean | null }) {
  const { t } = useText();
  const [icon, colour, word] =
    ok === null
      ? (['dash', 'severity-info', 'reports.check.checkUnknown'] as const)
      : ok
        ? (['check', 'outcome-cumple', 'reports.check.checkOk'] as const)
        : (['cross', 'severity-error', 'reports.check.checkBad'] as const);
  return (
    <span className={`mark nowrap ${colour}`}>
      <Icon name={icon} size={16} />
      <span>{t(word)}</span>
    </span>
  );
}

interface SignaturesProps {
  readonly title: string;
  readonly signatures: readonly SignatureCheck[];
}

function Signatures({ title, signatures }: SignaturesProps) {
  if (signatures.length === 0) return null;
  return (
    <section className="stack stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {signatures.map((signature, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same person may have signed twice, and they do not move
        <SignatureCheckCard key={i} check={signature} />
      ))}
    </section>
  );
}
