import type { EditionSummary } from '../../../shared/ipc/checklists.ts';
import { Button } from '../../components/controls.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { editionHash, editionText } from './paths.ts';

interface Props {
  readonly editions: readonly EditionSummary[];
  readonly onCopy: (edition: EditionSummary) => void;
}

export function EditionsTable({ editions, onCopy }: Props) {
  const { t, f } = useText();
  return (
    <TableBox className="card-table" label={t('checklists.editions')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('checklists.list')}</th>
            <th scope="col">{t('checklists.edition')}</th>
            <th scope="col">{t('checklists.origin')}</th>
            <th scope="col">{t('checklists.serves')}</th>
            <th scope="col" className="number">
              {t('checklists.tabs.requisitos')}
            </th>
            <th scope="col" className="number">
              {t('checklists.tabs.preguntas')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {editions.map((one) => (
            <tr key={editionText(one)} data-testid="edition-row" data-edition={editionText(one)}>
              <th scope="row">
                <a href={editionHash(one)}>{one.title}</a>
                <small className="mono">{one.id}</small>
              </th>
              <td>
                {one.edition} {one.latest && <span className="chip">{t('checklists.latest')}</span>}
              </td>
              <td>
                {t(`checklists.origins.${one.origin}`)}
                {one.publishedAt && <small className="nowrap">{f.moment(one.publishedAt)}</small>}
              </td>
              <td>
                {[one.forRuns ? t('checklists.forRuns') : '', one.forVisits ? t('checklists.forVisits') : '']
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td className="number">{f.number(one.items)}</td>
              <td className="number">{f.number(one.questions)}</td>
              <td className="tight">
                <Button
                  kind="quiet"
                  icon="copy"
                  label={t('checklists.copyOne', { title: one.title, edition: one.edition })}
                  onPress={() => onCopy(one)}
                  data-testid="edition-copy"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
