import type { UnitAttribute } from '../../../shared/model/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

/** Figures that files brought for the unit, each with the file it came from. */
export function UnitAttributes({ attributes }: { readonly attributes: readonly UnitAttribute[] }) {
  const { t, f } = useText();
  return (
    <section className="card" data-testid="unit-attributes">
      <h2>{t('units.attributes')}</h2>
      {attributes.length === 0 ? (
        <p className="muted">{t('units.noAttributes')}</p>
      ) : (
        <TableBox label={t('units.attributes')} className="table-tall">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('units.attribute')}</th>
                <th scope="col" className="number">
                  {t('units.value')}
                </th>
                <th scope="col">{t('units.source')}</th>
              </tr>
            </thead>
            <tbody>
              {attributes.map(({ name, value, source }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">{f.number(value)}</td>
                  <td className="muted">{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}
