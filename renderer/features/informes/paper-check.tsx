import { useState } from 'react';
import type { PaperVerification } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useAttempt } from '../../state/use-attempt.ts';

/** The most that the engine reads. */
const LONGEST = 2000;

const VERDICTS: Readonly<Record<PaperVerification['verdict'], { readonly icon: IconName; readonly notice: string }>> = {
  equal: { icon: 'check', notice: 'notice-done' },
  different: { icon: 'error', notice: 'notice-error' },
  'folio-only': { icon: 'warning', notice: 'notice-warning' },
  'not-found': { icon: 'warning', notice: 'notice-warning' },
  unreadable: { icon: 'warning', notice: 'notice-warning' },
};

/** What the own registry says of a folio and a digest that somebody reads off a sheet of paper. */
export function PaperCheck() {
  const { t } = useText();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<PaperVerification | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const check = () =>
    attempt(async () => {
      setSaid(null);
      setSaid(await call('report.verifyPaper', { text: text.trim() }));
    });
  return (
    <section className="card">
      <h2>{t('reports.check.paperTitle')}</h2>
      <p className="muted">{t('reports.check.paperText')}</p>
      <TextArea
        label={t('reports.check.paper')}
        value={text}
        onChange={setText}
        maxLength={LONGEST}
        rows={4}
        testId="paper-text"
      />
      <div className="actions">
        <Button
          icon="shield"
          onPress={() => void check()}
          isDisabled={busy || text.trim() === ''}
          data-testid="paper-check"
        >
          {t('reports.check.paperGo')}
        </Button>
      </div>
      <Problem text={problem} />
      {said !== null && <Said said={said} />}
    </section>
  );
}

function Said({ said }: { readonly said: PaperVerification }) {
  const { t } = useText();
  const { verdict, sentence, subject, folio, words } = said;
  const { icon, notice } = VERDICTS[verdict];
  return (
    <div className={`notice ${notice}`} role="status" data-testid="paper-verdict" data-verdict={verdict}>
      <Icon name={icon} />
      <div className="stack stack-tight">
        <p>
          <strong>{t(`reports.check.paperVerdict.${verdict}`)}</strong>
          {folio !== null && <span className="mono nowrap"> {folio}</span>}
        </p>
        <p>{sentence}</p>
        {words !== null && (
          <p className="small">
            {t('reports.check.words')}: {words}
          </p>
        )}
        {subject !== null && (
          <p>
            <a
              href={
                subject.kind === 'run'
                  ? hashOf('resultado', [subject.id])
                  : hashOf('visitas', [subject.id, 'versiones'])
              }
            >
              {t('reports.check.openSubject')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
