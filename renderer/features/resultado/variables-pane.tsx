import type { FieldGathering, RuleResult, VerificationResult } from '../../../shared/model/index.ts';
import { gatheringOf } from '../../../shared/report/model-gathering.ts';
import { SeverityMark } from '../../components/marks.tsx';
import { PathText } from '../../components/path-text.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Empty } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';

/** Rules named in a row. */
const RULES = 3;
/** Data listed; a FHIR export may name thousands. */
const SHOWN = 300;

/** The findings by the datum they stand at, most first. */
export function VariablesPane({ result, runId }: { readonly result: VerificationResult; readonly runId: string }) {
  const { t } = useText();
  const { fields } = gatheringOf(result);
  const [first] = fields;
  if (first === undefined) return <Empty icon="check" title={t('result.by.noVariables')} />;
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  const manyFormats = fields.some(({ format }) => format !== first.format);
  return (
    <div className="stack">
      <p className="muted">{t('result.by.variablesNote')}</p>
      <TableBox className="card-table" label={t('result.tabs.variables')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('result.by.variable')}</th>
              {manyFormats && <th scope="col">{t('result.by.format')}</th>}
              <th scope="col" colSpan={2}>
                {t('result.by.findings')}
              </th>
              <th scope="col">{t('result.by.rules')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.slice(0, SHOWN).map((entry) => (
              <Variable
                key={`${entry.format} ${entry.field}`}
                entry={entry}
                most={first.findings}
                rules={rules}
                runId={runId}
                withFormat={manyFormats}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
    </div>
  );
}

interface RowProps {
  readonly entry: FieldGathering;
  /** Findings of the datum with most. */
  readonly most: number;
  readonly rules: ReadonlyMap<string, RuleResult>;
  readonly runId: string;
  readonly withFormat: boolean;
}

function Variable({ entry, most, rules, runId, withFormat }: RowProps) {
  const { t, f, count } = useText();
  const { field, format, findings } = entry;
  const more = entry.rules.length - RULES;
  return (
    <tr data-testid="variable-row">
      <th scope="row" className="path">
        {field === '' ? (
          t('result.by.whole')
        ) : (
          <a
            className="mono"
            href={hashOf('resultado', [runId, 'hallazgos'], { texto: field })}
            aria-label={t('result.by.seeVariable', { field })}
          >
            <PathText path={field} />
          </a>
        )}
      </th>
      {withFormat && <td className="mono nowrap">{format}</td>}
      <td className="number">
        <strong>{f.number(findings)}</strong>
      </td>
      <td className="track-cell">
        <ShareBar share={findings / most} />
      </td>
      <td>
        <ul className="plain">
          {entry.rules.slice(0, RULES).map(({ rule, total }) => {
            const known = rules.get(rule);
            return (
              <li key={rule} className="mark-row">
                {known && <SeverityMark severity={known.severity} short />}
                <span>
                  {known?.failureTitle ?? rule} <span className="muted">({f.number(total)})</span>
                </span>
              </li>
            );
          })}
        </ul>
        {more > 0 && <small>{count('result.by.moreRules', more)}</small>}
      </td>
    </tr>
  );
}
