import type { FileResult, VerificationResult } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { ScoreTrack } from '../../components/score-track.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { AcceptedNotice } from './accepted-notice.tsx';
import { Domains } from './domains.tsx';
import { RunFacts } from './run-facts.tsx';
import { MissingCard, ScoreCard, WorstCard } from './summary-cards.tsx';

/** More are listed with the files. */
const PROBLEMS = 3;

/** The first screen: does it comply, what is missing, what is worst; then domains, units, files, facts. */
export function Summary({ result, runId }: { readonly result: VerificationResult; readonly runId: string }) {
  const { t, f } = useText();
  const problems = result.files.filter((file) => file.problem);
  return (
    <div className="stack">
      <AcceptedNotice href={hashOf('resultado', [runId, 'aceptaciones'])} />
      {problems.length > 0 && <Problems files={problems} runId={runId} />}
      <div className="answers">
        <ScoreCard result={result} />
        <MissingCard result={result} runId={runId} />
        <WorstCard result={result} runId={runId} />
      </div>
      <Domains score={result.score} />
      {result.units.length > 1 && (
        <section className="card">
          <h2>{t('result.units')}</h2>
          <p className="muted">{t('result.unitsNote')}</p>
          <ul className="rows">
            {result.units.map((unit) => (
              <li key={unit.clues} className="row-domain">
                <a className="mono" href={hashOf('unidades', [unit.clues])}>
                  {unit.clues}
                </a>
                <strong className="number">{f.percent(unit.score.percent)}</strong>
                <ScoreTrack score={unit.score} />
                <span className="muted">{`${t('common.coverage')} ${f.percent(unit.score.coverage)}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RunFacts result={result} />
    </div>
  );
}

/** What could not be read comes first: the figures say nothing of it. */
function Problems({ files, runId }: { readonly files: readonly FileResult[]; readonly runId: string }) {
  const { t, count } = useText();
  return (
    <section className="notice notice-error" data-testid="file-problems">
      <Icon name="error" />
      <div>
        <strong>{t('result.problems')}</strong>
        <ul className="plain">
          {files.slice(0, PROBLEMS).map((file) => (
            <li key={file.path}>
              <span className="path">{file.path}</span>: {file.problem}
            </li>
          ))}
        </ul>
        {files.length > PROBLEMS && (
          <a href={hashOf('resultado', [runId, 'archivos'])}>{count('common.filesCount', files.length)}</a>
        )}
      </div>
    </section>
  );
}
