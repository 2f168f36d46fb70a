import { OutcomeMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import { Citations } from '../resultado/citation.tsx';
import type { ItemRow } from './rows.ts';

/** What helps to judge an item: why it is asked, what to ask for, what the export and the visit before say. */
export function ItemAids({ row }: { readonly row: ItemRow }) {
  const { t, f } = useText();
  const { item, result, previous } = row;
  const counted = result && (result.held > 0 || result.failed > 0);
  return (
    <dl className="pairs small asked-aids">
      <dt>{t('result.items.why')}</dt>
      <dd>{item.why}</dd>
      {item.evidence && (
        <>
          <dt>{t('visits.answer.askFor')}</dt>
          <dd>{item.evidence}</dd>
        </>
      )}
      {(result?.exported || result?.source === 'export' || counted) && (
        <>
          <dt>{t(result?.source === 'sample' ? 'visits.source.sample' : 'visits.source.export')}</dt>
          <dd>
            {(result?.exported ?? (result?.source === 'export' ? result.outcome : null)) && (
              <OutcomeMark outcome={result?.exported ?? result?.outcome ?? 'por-revisar'} />
            )}{' '}
            {counted &&
              t('visits.answer.held', { n: f.number(result.held), total: f.number(result.held + result.failed) })}{' '}
            {result?.reason}
          </dd>
        </>
      )}
      {previous && (
        <>
          <dt>{t('visits.source.previous')}</dt>
          <dd data-testid="said-before">
            <OutcomeMark outcome={previous.outcome} /> {previous.reason}
          </dd>
        </>
      )}
      {item.citation.length > 0 && (
        <>
          <dt>{t('result.norm')}</dt>
          <dd>
            <Citations citation={item.citation} />
          </dd>
        </>
      )}
    </dl>
  );
}
