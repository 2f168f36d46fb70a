import type { Finding, RuleResult, RunComparison } from '../../../shared/model/index.ts';
import { SeverityMark } from '../../components/marks.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { worstFirst } from './findings-index.ts';

interface Row {
  readonly rule: RuleResult;
  readonly added: number;
  readonly fixed: number;
  readonly same: number;
}

/** New, fixed and unchanged findings of each rule, the worst rules first. */
export function ComparedFindings(props: {
  readonly comparison: RunComparison;
  /** Rules of both runs; of two with one id the first is taken. */
  readonly rules: readonly RuleResult[];
}) {
  const { t, f } = useText();
  const rows = rowsOf(props.comparison, props.rules);
  return (
    <section className="card">
      <h2>{t('compare.byRule')}</h2>
      {rows.length === 0 ? (
        <p>{t('compare.nothing')}</p>
      ) : (
        <TableBox label={t('compare.byRule')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('findings.rule')}</th>
                {(['added', 'fixed', 'same'] as const).map((kind) => (
                  <th scope="col" className="number" key={kind}>
                    {t(`compare.${kind}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ rule, added, fixed, same }) => (
                <tr key={rule.id}>
                  <th scope="row">
                    <span className="mark-row">
                      <SeverityMark severity={rule.severity} short />
                      {rule.failureTitle}
                    </span>
                  </th>
                  <td className={added > 0 ? 'number severity-error' : 'number'}>{f.number(added)}</td>
                  <td className={fixed > 0 ? 'number outcome-cumple' : 'number'}>{f.number(fixed)}</td>
                  <td className="number">{f.number(same)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function rowsOf(comparison: RunComparison, rules: readonly RuleResult[]): readonly Row[] {
  const added = countByRule(comparison.added);
  const fixed = countByRule(comparison.fixed);
  const same = countByRule(comparison.same);
  return [...new Map([...rules].reverse().map((rule) => [rule.id, rule])).values()]
    .sort(worstFirst)
    .map((rule) => ({
      rule,
      added: added.get(rule.id) ?? 0,
      fixed: fixed.get(rule.id) ?? 0,
      same: same.get(rule.id) ?? 0,
    }))
    .filter((row) => row.added + row.fixed + row.same > 0);
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
