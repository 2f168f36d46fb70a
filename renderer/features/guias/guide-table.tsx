import type { FhirPackage } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

interface Props {
  readonly packages: readonly FhirPackage[];
  readonly onRemove: (guide: FhirPackage) => void;
  readonly busy: boolean;
}

/** Each guide in each version, with what it brings and what it lacks. */
export function GuideTable({ packages, onRemove, busy }: Props) {
  const { t, f, count } = useText();
  if (packages.length === 0) {
    return (
      <p className="muted" data-testid="fhir-guides-none">
        {t('fhirGuides.none')}
      </p>
    );
  }
  return (
    <TableBox className="table-tall" label={t('fhirGuides.list')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('fhirGuides.guide')}</th>
            <th scope="col">{t('fhirGuides.version')}</th>
            <th scope="col" className="number">
              {t('fhirGuides.profiles')}
            </th>
            <th scope="col" className="number">
              {t('fhirGuides.valueSets')}
            </th>
            <th scope="col" className="number">
              {t('fhirGuides.codeSystems')}
            </th>
            <th scope="col">{t('fhirGuides.date')}</th>
            <th scope="col">{t('fhirGuides.sha')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {packages.map((guide) => (
            <tr key={`${guide.name} ${guide.version}`} data-testid="fhir-guide-row">
              <th scope="row">
                <span className="mono path">{guide.name}</span>
                {guide.title && <small>{guide.title}</small>}
                {guide.missing.length > 0 && (
                  <small className="mark severity-warning" data-testid="fhir-guide-missing">
                    <Icon name="warning" size={14} />
                    <span>
                      {count('fhirGuides.missing', guide.missing.length, { list: f.list([...guide.missing]) })}
                    </span>
                  </small>
                )}
              </th>
              <td className="nowrap">{guide.version}</td>
              <td className="number">{f.number(guide.profiles.length)}</td>
              <td className="number">{f.number(guide.counts.ValueSet ?? 0)}</td>
              <td className="number">{f.number(guide.counts.CodeSystem ?? 0)}</td>
              <td className="nowrap">{f.moment(guide.importedAt)}</td>
              <td className="mono" title={guide.sha256}>
                {guide.sha256.slice(0, 8)}…
              </td>
              <td className="tight">
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('fhirGuides.remove', { name: guide.name, version: guide.version })}
                  onPress={() => onRemove(guide)}
                  isDisabled={busy}
                  data-testid="fhir-guide-remove"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
