import type { MissingCatalog } from '../../../shared/ipc/contract.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

/** Catalogues that checks and guides ask for and that are not at hand, and what nobody can tell without them. */
export function MissingCatalogs({ missing }: { readonly missing: readonly MissingCatalog[] }) {
  const { t, f } = useText();
  if (missing.length === 0) return <p className="muted">{t('catalogs.missingNone')}</p>;
  return (
    <>
      <h3>{t('catalogs.missing')}</h3>
      <p className="muted">{t('catalogs.missingText')}</p>
      <TableBox className="table-tall" label={t('catalogs.missing')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('catalogs.catalog')}</th>
              <th scope="col">{t('catalogs.missingWithout')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ id, title, checks, guides }) => (
              <tr key={id} data-testid="catalog-missing" data-catalog={id}>
                <th scope="row">{title}</th>
                <td>
                  <ul className="plain">
                    {checks.map((check) => (
                      <li key={check}>{check}</li>
                    ))}
                    {guides.map(({ guide, variables }) => (
                      <li key={guide} className="path">
                        {t('catalogs.missingVariables', { guide, list: f.list([...variables]) })}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
