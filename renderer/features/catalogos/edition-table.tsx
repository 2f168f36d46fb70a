import type { CatalogEdition } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { StoreProblems } from '../../components/store-problems.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

interface Props {
  readonly editions: readonly CatalogEdition[];
  readonly problems: readonly string[];
  readonly onReplace: (edition: CatalogEdition) => void;
  readonly onRemove: (edition: CatalogEdition) => void;
  readonly busy: boolean;
}

/** One body a catalogue, in it its editions from the latest to the earliest. */
export function EditionTable({ editions, problems, onReplace, onRemove, busy }: Props) {
  const { t } = useText();
  const byCatalog = [...Map.groupBy(editions, ({ id }) => id).values()];
  byCatalog.sort((a, b) => (a[0]?.title ?? '').localeCompare(b[0]?.title ?? '', 'es'));
  const hasImported = editions.some(({ source }) => source === 'importado');
  return (
    <>
      <StoreProblems title={t('catalogs.problems')} problems={problems} />
      {!hasImported && (
        <p className="muted" data-testid="catalogs-none">
          {t('catalogs.none')}
        </p>
      )}
      <TableBox className="table-tall" label={t('catalogs.list')}>
        <table className="table editions">
          <thead>
            <tr>
              <th scope="col">{t('catalogs.catalog')}</th>
              <th scope="col">{t('catalogs.columnEdition')}</th>
              <th scope="col">{t('catalogs.columnFrom')}</th>
              <th scope="col" className="number">
                {t('catalogs.rows')}
              </th>
              <th scope="col">{t('catalogs.sha')}</th>
              <th scope="col">{t('catalogs.source')}</th>
              <th scope="col">{t('catalogs.today')}</th>
              <td />
            </tr>
          </thead>
          {byCatalog.map((group) => (
            <tbody key={group[0]?.id}>
              {group.toReversed().map((edition, index) => (
                <tr
                  key={`${edition.source} ${edition.edition}`}
                  data-testid="catalog-row"
                  data-catalog={edition.id}
                  data-edition={edition.edition}
                >
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={group.length}>
                      {edition.title}
                    </th>
                  )}
                  <Cells edition={edition} />
                  <td className="tight nowrap">
                    {edition.source === 'importado' && (
                      <>
                        <Button
                          kind="quiet"
                          icon="upload"
                          label={t('catalogs.replace', { title: edition.title, edition: edition.edition })}
                          onPress={() => onReplace(edition)}
                          isDisabled={busy}
                          data-testid="catalog-replace"
                        />
                        <Button
                          kind="quiet"
                          icon="trash"
                          label={t('catalogs.remove', { title: edition.title, edition: edition.edition })}
                          onPress={() => onRemove(edition)}
                          isDisabled={busy}
                          data-testid="catalog-remove"
                        />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </TableBox>
    </>
  );
}

function Cells({ edition }: { readonly edition: CatalogEdition }) {
  const { t, f } = useText();
  return (
    <>
      <td className="nowrap">{edition.edition}</td>
      <td className="nowrap">{edition.validFrom ? f.moment(edition.validFrom) : t('catalogs.always')}</td>
      <td className="number">{f.number(edition.rows)}</td>
      <td className="mono" title={edition.sha256}>
        {edition.sha256.slice(0, 8)}…
      </td>
      <td>{t(`catalogs.sources.${edition.source}`)}</td>
      <td>
        <Today edition={edition} />
      </td>
    </>
  );
}

function Today({ edition: { serves, inUse } }: { readonly edition: CatalogEdition }) {
  const { t } = useText();
  if (inUse) {
    return (
      <span className="mark outcome-cumple">
        <Icon name="check" size={16} />
        <span>{t('catalogs.inUse')}</span>
      </span>
    );
  }
  if (serves === null) return <span className="muted">{t('catalogs.hidden')}</span>;
  const { from, to } = serves;
  return (
    <span className="muted">
      {to === null ? t('catalogs.from', { day: from ?? '' }) : t('catalogs.until', { day: to })}
    </span>
  );
}
