import type { TableScope } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';

/** What a table or picture is about: universe, day of the data, editions. It stands under each of them. */
export function ScopeFoot({ scope }: { readonly scope: TableScope }) {
  const { t, f, count } = useText();
  const { universe, cutOff, catalogs, checklist, campaign } = scope;
  return (
    <p className="scope small muted" data-testid="scope">
      <span>{count('aggregates.scope.universe', universe.units, { title: universe.title })}</span>
      <span>{t('aggregates.scope.cutOff', { day: f.moment(cutOff) })}</span>
      <span>
        {catalogs.length === 0
          ? t('aggregates.scope.noCatalog')
          : t('aggregates.scope.catalogs', { list: f.list(catalogs.map(({ id, edition }) => `${id} ${edition}`)) })}
      </span>
      {checklist && (
        <span>{t('aggregates.scope.checklist', { list: `${checklist.id} ${checklist.edition}`.trim() })}</span>
      )}
      {campaign !== undefined && <span>{t('aggregates.scope.campaign', { title: campaign })}</span>}
    </p>
  );
}
