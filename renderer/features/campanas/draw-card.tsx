import type { DrawPreview } from '../../../shared/ipc/campaigns.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly preview: DrawPreview;
  /** False while a newer preview is on its way. */
  readonly isCurrent: boolean;
  readonly onDraw: () => void;
}

/** Step 5: what stands in the way, what should be known, and the draw itself. */
export function DrawCard({ draft, preview, isCurrent, onDraw }: Props) {
  const { t, count } = useText();
  const { faults, notes, strata } = preview;
  const selected = strata.reduce((sum, stratum) => sum + stratum.selected, 0);
  const titles = new Map(draft.design.strata.map(({ id, title }) => [id, title]));
  return (
    <section className="card" aria-busy={!isCurrent}>
      <h2>{t('campaigns.steps.draw')}</h2>
      {faults.length > 0 ? (
        <div className="notice notice-error" data-testid="draw-faults">
          <Icon name="error" />
          <div>
            <strong>{t('campaigns.faults')}</strong>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : (
        <div className="notice notice-done" data-testid="draw-ready">
          <Icon name="check" />
          <p>{count('campaigns.ready', selected)}</p>
        </div>
      )}
      {notes.length > 0 && (
        <div className="notice notice-warning">
          <Icon name="warning" />
          <div>
            <strong>{t('campaigns.notes')}</strong>
            <ul>
              {notes.map(({ stratum, message, clues }) => (
                <li key={`${stratum} ${message}`}>
                  {stratum !== null && `${titles.get(stratum) ?? stratum}: `}
                  {message}
                  {clues.length > 0 && <small className="mono note-clues">{clues.join(', ')}</small>}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <div className="actions">
        <Button
          kind="main"
          onPress={onDraw}
          isDisabled={faults.length > 0 || !isCurrent || draft.title.trim() === ''}
          data-testid="campaign-draw"
        >
          {t('campaigns.draw')}
        </Button>
        <span className="muted">{t('campaigns.drawFinal')}</span>
      </div>
    </section>
  );
}
