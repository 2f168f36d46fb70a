import type { Campaign } from '../../../shared/model/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { filterWords } from './filter-words.ts';

interface Props {
  readonly campaign: Campaign;
  readonly universe: number;
}

/** The draw as it was published: whoever has the same universe repeats it from this page. */
export function DesignPane({ campaign, universe }: Props) {
  const { t, f, count } = useText();
  const { design, rules } = campaign;
  const words = filterWords(campaign.universe, t);
  const ruleOf = (stratum: string) => {
    const own = rules.filter((rule) => rule.stratum === stratum);
    if (own.length === 0) return '—';
    return own.map(({ filter }) => filterWords(filter, t).join(' · ') || t('campaigns.rule.rest')).join(' / ');
  };
  return (
    <div className="stack">
      <section className="card">
        <h2>{t('campaigns.published')}</h2>
        <p className="muted">{t('campaigns.publishedText')}</p>
        <dl className="pairs">
          <div>
            <dt>{t('campaigns.seed')}</dt>
            <dd className="mono hash" data-testid="drawn-seed">
              {design.seed}
            </dd>
          </div>
          <div>
            <dt>{t('campaigns.drawHash')}</dt>
            <dd className="mono hash">{campaign.drawSha256 ?? '—'}</dd>
          </div>
          <div>
            <dt>{t('campaigns.universe')}</dt>
            <dd>
              {count('units.found', universe)}
              <small>{words.length === 0 ? t('campaigns.wholeRegistry') : words.join(' · ')}</small>
            </dd>
          </div>
          <div>
            <dt>{t('campaigns.steps.size')}</dt>
            <dd>
              {campaign.sizeAttribute ?? t('campaigns.noSize')}
              {design.sizeName !== undefined && campaign.sizeAttribute !== null && <small>{design.sizeName}</small>}
            </dd>
          </div>
          <div>
            <dt>{t('campaigns.repeat')}</dt>
            <dd>
              <code className="hash">{`cotejo campaigns draw-of ${campaign.id}`}</code>
            </dd>
          </div>
        </dl>
      </section>
      <section className="card">
        <h2>{t('campaigns.steps.strata')}</h2>
        <TableBox label={t('campaigns.steps.strata')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('campaigns.stratum')}</th>
                <th scope="col">{t('campaigns.methodTitle')}</th>
                <th scope="col" className="number">
                  {t('campaigns.sampleSize')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.replacementCount')}
                </th>
                <th scope="col">{t('campaigns.rule.title')}</th>
              </tr>
            </thead>
            <tbody>
              {design.strata.map(({ id, title, method, sampleSize, replacements }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>{t(`campaigns.method.${method}`)}</td>
                  <td className="number">
                    {method === 'certainty'
                      ? t('campaigns.all')
                      : sampleSize === undefined
                        ? '—'
                        : f.number(sampleSize)}
                  </td>
                  <td className="number">{replacements === undefined ? '—' : f.number(replacements)}</td>
                  <td>{ruleOf(id)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
    </div>
  );
}
