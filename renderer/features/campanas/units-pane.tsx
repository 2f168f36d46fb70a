import { useState } from 'react';
import type { Campaign, CampaignUnit } from '../../../shared/model/index.ts';
import { Search } from '../../components/fields.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { Radios } from '../../components/radios.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { stateName } from '../unidades/states.ts';
import { useLater } from './use-later.ts';

const ONLY = ['selected', 'replacements', 'all'] as const;
/** Enough to scroll through; who wants more narrows the search. */
const LIMIT = 300;

/** The units of a drawn campaign, with what became of each and the way to visit it. */
export function UnitsPane({ campaign }: { readonly campaign: Campaign }) {
  const { t, f, count } = useText();
  const [only, setOnly] = useState<(typeof ONLY)[number]>('selected');
  const [text, setText] = useState('');
  const words = useLater(text.trim(), 200);
  const { answer, reload } = useCall('campaigns.units', {
    ...{ campaign: campaign.id, only, limit: LIMIT },
    ...(words === '' ? {} : { text: words }),
  });
  return (
    <div className="stack">
      <div className="bar-line">
        <Search label={t('units.search')} value={text} onChange={setText} testId="campaign-unit-search" />
        <Radios
          line
          label={t('campaigns.only.label')}
          value={only}
          onChange={setOnly}
          choices={ONLY.map((id) => ({ id, label: t(`campaigns.only.${id}`) }))}
          testId="only"
        />
      </div>
      <Shown answer={answer} reload={reload}>
        {({ total, units }) =>
          units.length === 0 ? (
            <Empty icon="unidades" title={t('campaigns.noUnits')} />
          ) : (
            <>
              <p className="shown" role="status">
                {units.length < total
                  ? t('units.foundCut', { shown: f.number(units.length), n: f.number(total) })
                  : count('units.found', total)}
              </p>
              <Table campaign={campaign} units={units} />
            </>
          )
        }
      </Shown>
    </div>
  );
}

function Table({ campaign, units }: { readonly campaign: Campaign; readonly units: readonly CampaignUnit[] }) {
  const { t, f } = useText();
  const titles = new Map(campaign.design.strata.map(({ id, title }) => [id, title]));
  const sizes = campaign.sizeAttribute !== null;
  return (
    <TableBox className="card-table" label={t('campaigns.tabs.unidades')}>
      <table className="table table-units" data-testid="campaign-units">
        <thead>
          <tr>
            <th scope="col">{t('common.run.unit')}</th>
            <th scope="col">{t('units.state')}</th>
            <th scope="col">{t('campaigns.stratum')}</th>
            {sizes && (
              <th scope="col" className="number">
                {campaign.design.sizeName ?? campaign.sizeAttribute}
              </th>
            )}
            <th scope="col" className="number">
              {t('campaigns.probability')}
            </th>
            <th scope="col">{t('campaigns.unitStatus')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.clues} data-testid="campaign-unit">
              <th scope="row">
                <a href={hashOf('unidades', [unit.clues])} className="mono">
                  {unit.clues}
                </a>
                <small>{unit.name ?? t('units.unnamed')}</small>
              </th>
              <td>
                {stateName(unit.state) ?? '—'}
                {unit.institution !== null && <small>{unit.institution}</small>}
              </td>
              <td>
                {titles.get(unit.stratum) ?? unit.stratum}
                {unit.replacement !== null && (
                  <small>{t('campaigns.replacementPlace', { n: f.number(unit.replacement) })}</small>
                )}
              </td>
              {sizes && <td className="number">{unit.size === null ? '—' : f.number(unit.size)}</td>}
              <td className="number">{probabilityText(unit.probability)}</td>
              <td>
                {unit.selected || unit.replacement !== null || unit.visit !== null ? (
                  <UnitStatus status={unit.status} />
                ) : (
                  <span className="muted">{t('campaigns.notSelected')}</span>
                )}
              </td>
              <td className="nowrap">
                <VisitLink campaign={campaign} unit={unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The visit that there is, or a new one while the campaign goes on. */
function VisitLink({ campaign, unit }: { readonly campaign: Campaign; readonly unit: CampaignUnit }) {
  const { t } = useText();
  if (unit.visit !== null) {
    return <a href={hashOf('visitas', [unit.visit])}>{t('campaigns.openVisit')}</a>;
  }
  const canVisit = campaign.status === 'sorteada' && (unit.selected || unit.replacement !== null);
  if (!canVisit) return null;
  return (
    <a
      href={hashOf('visitas', ['nueva', unit.clues], { campana: campaign.id })}
      aria-label={t('campaigns.newVisitTo', { clues: unit.clues })}
      data-testid="campaign-visit"
    >
      {t('campaigns.newVisit')}
    </a>
  );
}

const STATUS_MARKS: Readonly<Record<CampaignUnit['status'], { readonly icon: IconName; readonly className: string }>> =
  {
    'por-visitar': { icon: 'clock', className: 'outcome-no-aplica' },
    'en-proceso': { icon: 'edit', className: 'status-en-curso' },
    visitada: { icon: 'check', className: 'outcome-cumple' },
    inaccesible: { icon: 'cross', className: 'outcome-no-cumple' },
    reemplazada: { icon: 'compare', className: 'outcome-cumple-parcial' },
  };

function UnitStatus({ status }: { readonly status: CampaignUnit['status'] }) {
  const { t } = useText();
  const { icon, className } = STATUS_MARKS[status];
  return (
    <span className={`mark nowrap ${className}`}>
      <Icon name={icon} size={16} />
      <span>{t(`campaigns.unit.${status}`)}</span>
    </span>
  );
}

/** Four places, and no 0 for what is only small. */
function probabilityText(probability: number): string {
  if (probability > 0 && probability < 0.0001) return '< 0.0001';
  return Number.isInteger(probability) ? String(probability) : probability.toFixed(4);
}
