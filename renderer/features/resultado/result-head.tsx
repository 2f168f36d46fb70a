import { useState } from 'react';
import type { FileResult, VerificationResult } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { StatusMark } from '../../components/marks.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { AnnotatedDialog } from './annotated-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ResultExport } from './result-export.tsx';
import { ResultReport } from './result-report.tsx';

/** Whose result it is, of when, against what; and the ways to take it along. */
export function ResultHead({ result, runId }: { readonly result: VerificationResult; readonly runId: string }) {
  const { t, f } = useText();
  const { run } = result;
  const clues = run.unit ?? (result.units.length === 1 ? result.units[0]?.clues : undefined);
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>
            {t('result.title')}
            {clues && (
              <>
                {' '}
                <a className="mono" href={hashOf('unidades', [clues])} data-testid="result-unit">
                  {clues}
                </a>
              </>
            )}
          </h1>
          <p className="meta">
            {!clues && <span>{t('common.noUnit')}</span>}
            <span>{run.checklist.title}</span>
            <span>{t('result.edition', { edition: run.checklist.edition })}</span>
            <span>{f.moment(run.startedAt)}</span>
            <StatusMark status={run.status} />
          </p>
        </div>
        <SaveButtons
          runId={runId}
          annotatable={result.files.some(isAnnotatable)}
          publishable={run.status === 'completa' && (run.unit !== undefined || result.units.length > 0)}
        />
      </header>
      {run.status !== 'completa' && (
        <div className="notice notice-warning">
          <Icon name="warning" />
          <p>{t('result.notComplete', { status: t(`common.status.${run.status}`).toLowerCase() })}</p>
        </div>
      )}
    </>
  );
}

/** Text of the GIIS that was read to its end: a copy of it can say what is wrong in each row. */
function isAnnotatable({ format, sha256 }: FileResult): boolean {
  return format?.startsWith('giis/') === true && sha256 !== '';
}

interface SaveProps {
  readonly runId: string;
  readonly annotatable: boolean;
  /** A run that was cut short speaks of a part of the data only, and one without a unit of nobody. */
  readonly publishable: boolean;
}

function SaveButtons({ runId, annotatable, publishable }: SaveProps) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const [publishing, setPublishing] = useState(false);
  return (
    <div className="actions">
      {annotatable && (
        <Button icon="edit" onPress={() => setAsking(true)} data-testid="save-annotated">
          {t('result.annotated.button')}
        </Button>
      )}
      {asking && <AnnotatedDialog runId={runId} onClose={() => setAsking(false)} />}
      {publishable && (
        <Button icon="conexiones" onPress={() => setPublishing(true)} data-testid="publish">
          {t('connections.publish.button')}
        </Button>
      )}
      {publishing && <PublishDialog runId={runId} onClose={() => setPublishing(false)} />}
      <ResultExport runId={runId} />
      <ResultReport runId={runId} />
    </div>
  );
}
