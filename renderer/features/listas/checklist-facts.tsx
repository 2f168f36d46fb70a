import type { Checklist } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { type TitledList, totalWeight, usesOf } from './edits.ts';
import { bandValues } from './item-facts.tsx';
import { editionHash, editionText } from './paths.ts';

const LISTS: readonly TitledList[] = ['domains', 'modules', 'groupings'];

interface Props {
  readonly checklist: Checklist;
  readonly sha256: string;
}

/** What an edition says of itself: how it counts, and what it is divided into. */
export function ChecklistFacts({ checklist, sha256 }: Props) {
  const { t, f } = useText();
  const { bands, scoreBands, rounding, notDeployed, basedOn, formats, items } = checklist;
  return (
    <div className="stack">
      <section className="card">
        <p>{checklist.description}</p>
        <dl className="pairs small">
          <dt>{t('result.norm')}</dt>
          <dd>{checklist.norm}</dd>
          <dt>{t('checklists.bands')}</dt>
          <dd>{t('checklists.bandsText', bandValues(bands, formatExact))}</dd>
          <dt>{t('checklists.levels')}</dt>
          <dd>
            <ul className="plain">
              {scoreBands.map(({ id, title, from }) => (
                <li key={id}>{t('checklists.levelText', { title, from: formatExact(from) })}</li>
              ))}
            </ul>
          </dd>
          <dt>{t('checklists.rounding')}</dt>
          <dd>{t('checklists.roundingText', { n: f.number(rounding.decimals) })}</dd>
          <dt>{t('checklists.notDeployed')}</dt>
          <dd>{t(`checklists.notDeployedIs.${notDeployed}`)}</dd>
          {items.length > 0 && (
            <>
              <dt>{t('checklists.totalWeight')}</dt>
              <dd>{formatExact(totalWeight(items))}</dd>
            </>
          )}
          {formats && (
            <>
              <dt>{t('checklists.formats')}</dt>
              <dd className="mono">{formats.join(', ')}</dd>
            </>
          )}
          {basedOn && (
            <>
              <dt>{t('checklists.basedOn')}</dt>
              <dd>
                <a href={editionHash(basedOn)}>{editionText(basedOn)}</a>
              </dd>
            </>
          )}
          <dt>SHA-256</dt>
          <dd className="mono hash">{sha256}</dd>
        </dl>
      </section>
      <div className="split split-even">
        {LISTS.filter((list) => (checklist[list]?.length ?? 0) > 0).map((list) => (
          <TableBox key={list} className="card-table table-tall" label={t(`checklists.${list}`)}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t(`checklists.${list}`)}</th>
                  <th scope="col" className="number">
                    {t('checklists.uses')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {(checklist[list] ?? []).map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      {one.title}
                      {'note' in one && typeof one.note === 'string' && <small>{one.note}</small>}
                    </th>
                    <td className="number">{f.number(usesOf(checklist, list, one.id))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        ))}
      </div>
    </div>
  );
}
