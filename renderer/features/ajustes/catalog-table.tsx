import type { CatalogRef } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

export function CatalogTable(props: {
  readonly catalogs: readonly CatalogRef[];
  readonly onRemove: (catalog: CatalogRef) => void;
}) {
  const { t, f } = useText();
  const { catalogs, onRemove } = props;
  if (catalogs.length === 0) return <p>{t('settings.noCatalogs')}</p>;
  return (
    <TableBox className="table-tall" label={t('settings.catalogs')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('settings.catalog')}</th>
            <th scope="col">{t('settings.edition')}</th>
            <th scope="col" className="number">
              {t('settings.rows')}
            </th>
            <th scope="col">{t('settings.sha')}</th>
            <th scope="col">{t('settings.source')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {catalogs.map((catalog) => (
            <tr key={`${catalog.id} ${catalog.edition}`} data-testid="catalog-row" data-catalog={catalog.id}>
              <th scope="row">{catalog.title}</th>
              <td className="nowrap">{catalog.edition}</td>
              <td className="number">{f.number(catalog.rows)}</td>
              <td className="mono" title={catalog.sha256}>
                {catalog.sha256.slice(0, 12)}…
              </td>
              <td>{t(`settings.sources.${catalog.source}`)}</td>
              <td className="tight">
                {catalog.source === 'importado' && (
                  <Button
                    kind="quiet"
                    icon="trash"
                    label={t('settings.removeCatalog', { title: catalog.title, edition: catalog.edition })}
                    onPress={() => onRemove(catalog)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
