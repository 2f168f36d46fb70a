import { useState } from 'react';
import type { FileVerification } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Icon } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { CheckedFile } from './checked-file.tsx';
import { PaperCheck } from './paper-check.tsx';

interface Checked {
  readonly path: string;
  readonly found: FileVerification;
}

/** Whether a file that somebody handed over is what was made, and who signed it; or a sheet of paper. */
export function CheckPane() {
  const { t } = useText();
  const [checked, setChecked] = useState<Checked | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const check = (path: string, data?: string) =>
    attempt(async () => {
      setChecked(null);
      const found = await call('report.verify', { path, ...(data === undefined ? {} : { data }) });
      setChecked({ path, found });
    });
  const choose = (of?: string) =>
    attempt(async () => {
      const { path } = await call('dialog.openReport', undefined);
      if (path === null) return;
      await (of === undefined ? check(path) : check(of, path));
    });
  return (
    <div className="report-prepare report-check">
      <DropZone
        className="stack"
        onPaths={(paths) => {
          const [path] = paths;
          if (path !== undefined) void check(path);
        }}
        disabled={busy}
      >
        <section className={checked === null ? 'card report-drop' : 'card'}>
          <h2>{t('reports.check.title')}</h2>
          <p className="muted">{t('reports.check.text')}</p>
          <div className="actions">
            <Button
              kind={checked === null ? 'main' : 'plain'}
              icon="file"
              onPress={() => void choose()}
              isDisabled={busy}
              data-testid="check-choose"
            >
              {t(checked === null ? 'reports.check.choose' : 'reports.check.another')}
            </Button>
            {checked !== null && isBare(checked.path) && (
              <Button onPress={() => void choose(checked.path)} isDisabled={busy} data-testid="check-data">
                {t('reports.check.withData')}
              </Button>
            )}
          </div>
          {checked === null && !busy && (
            <p className="report-drop-words">
              <Icon name="upload" size={28} />
              <span>{t('reports.check.drop')}</span>
            </p>
          )}
          {busy && <Loading label={t('reports.check.checking')} />}
          <Problem text={problem} testId="check-problem" />
        </section>
        {checked !== null && <CheckedFile found={checked.found} />}
      </DropZone>
      <PaperCheck />
    </div>
  );
}

/** Detached signatures, whose data are in a file of their own. */
function isBare(path: string): boolean {
  return /\.p7s$/i.test(path);
}
