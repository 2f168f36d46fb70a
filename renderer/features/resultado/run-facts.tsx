import type { VerificationResult } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { FhirFacts } from './fhir-facts.tsx';

/** What makes the run reproducible: checklist, catalogues and FHIR guides with their editions, version, times. */
export function RunFacts({ result }: { readonly result: VerificationResult }) {
  const { t, f } = useText();
  const { run, tool } = result;
  return (
    <details className="card facts">
      <summary>{t('result.facts')}</summary>
      <dl className="pairs">
        <dt>{t('result.runId')}</dt>
        <dd className="mono">{run.id}</dd>
        <dt>{t('result.started')}</dt>
        <dd>{f.fullMoment(run.startedAt)}</dd>
        <dt>{t('result.duration')}</dt>
        <dd>{f.duration(run.durationMs)}</dd>
        <dt>{t('common.run.checklist')}</dt>
        <dd>
          <span className="mono">{run.checklist.id}</span>, {t('result.edition', { edition: run.checklist.edition })}
          <small className="mono hash">{run.checklist.sha256}</small>
        </dd>
        <dt>{t('result.tool')}</dt>
        <dd>{tool.version}</dd>
        {run.options.guide && (
          <>
            <dt>{t('result.guide')}</dt>
            <dd className="mono">{run.options.guide}</dd>
          </>
        )}
        <FhirFacts run={run} layers={result.layers ?? []} />
        <dt>{t('result.catalogs')}</dt>
        <dd>
          {run.catalogs.length === 0 && t('common.none')}
          <ul className="plain">
            {run.catalogs.map((catalog) => (
              <li key={`${catalog.id} ${catalog.edition}`}>
                {catalog.title}, {t('result.edition', { edition: catalog.edition })}
                {catalog.validFrom && ` ${t('result.validFrom', { date: f.moment(catalog.validFrom) })}`} (
                {f.number(catalog.rows)})<small className="mono hash">{catalog.sha256}</small>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </details>
  );
}
