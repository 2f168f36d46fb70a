import type { CampaignBoard } from '../../../shared/ipc/campaigns.ts';
import type { Campaign } from '../../../shared/model/index.ts';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { CoverageTable } from './coverage-table.tsx';
import { EstimateCard } from './estimate-card.tsx';
import { StatesCard } from './states-card.tsx';

/** How far the field work is, and what the visits say so far of the visited and of the universe. */
export function BoardPane({ campaign }: { readonly campaign: Campaign }) {
  const { answer, reload } = useCall('campaigns.board', { campaign: campaign.id });
  return (
    <Shown answer={answer} reload={reload}>
      {(board) => (
        <div className="stack">
          <Totals board={board} />
          <CoverageTable board={board} />
          <Estimates board={board} />
          <StatesCard board={board} />
        </div>
      )}
    </Shown>
  );
}

function Totals({ board }: { readonly board: CampaignBoard }) {
  const { t, f } = useText();
  const { summary, coverage } = board;
  const sum = (part: 'visited' | 'replaced' | 'unreachable' | 'pending') =>
    coverage.reduce((total, row) => total + row[part], 0);
  const figures = [
    ['universe', summary.universe],
    ['selected', summary.selected],
    ['visited', sum('visited')],
    ['replaced', sum('replaced')],
    ['unreachable', sum('unreachable')],
    ['pending', sum('pending')],
  ] as const;
  return (
    <dl className="figures figures-six">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`campaigns.coverage.${name}`)}</dt>
          <dd data-testid={`total-${name}`}>{f.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Estimates({ board }: { readonly board: CampaignBoard }) {
  const { t } = useText();
  if (board.estimates.length === 0) {
    return (
      <section className="card">
        <h2>{t('campaigns.estimates')}</h2>
        <p>{t('campaigns.noEstimates')}</p>
      </section>
    );
  }
  return board.estimates.map((estimate) => (
    <EstimateCard key={`${estimate.checklist} ${estimate.kind}`} estimate={estimate} />
  ));
}
