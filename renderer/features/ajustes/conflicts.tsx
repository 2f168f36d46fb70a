import { useState } from 'react';
import type { RegistryConflict } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useFirst } from '../../state/use-first.ts';
import { ResolveDialog, type Side } from './resolve-dialog.tsx';

interface Props {
  readonly conflicts: readonly RegistryConflict[];
  readonly onChanged: () => void;
}

interface Choice {
  readonly conflict: RegistryConflict;
  readonly keep: Side;
}

/** What two registries say differently, side by side, until a person decides. */
export function Conflicts({ conflicts, onChanged }: Props) {
  const { t, f } = useText();
  const [choice, setChoice] = useState<Choice | null>(null);
  const { shown, next, more } = useFirst(conflicts);
  if (conflicts.length === 0) return <p className="muted">{t('settings.conflicts.none')}</p>;
  return (
    <>
      {shown.map((conflict) => (
        <article className="conflict" key={conflict.id} data-testid="conflict">
          <p>
            <span className="chip">{t(`settings.conflicts.kind.${conflict.kind}`)}</span> {conflict.message}{' '}
            <small className="muted">{t('settings.conflicts.found', { when: f.moment(conflict.foundAt) })}</small>
          </p>
          {conflict.kind === 'respuesta' && conflict.visit !== null ? (
            <p>
              <a className="mark" href={hashOf('visitas', [conflict.visit, 'conflictos'])}>
                <Icon name="right" size={16} />
                {t('settings.conflicts.inVisit')}
              </a>
            </p>
          ) : (
            <Sides conflict={conflict} onChoose={(keep) => setChoice({ conflict, keep })} />
          )}
        </article>
      ))}
      {next > 0 && <Button onPress={more}>{t('agreements.more', { n: f.number(next) })}</Button>}
      {choice && (
        <ResolveDialog
          conflict={choice.conflict}
          keep={choice.keep}
          onClose={(resolved) => {
            setChoice(null);
            if (resolved) onChanged();
          }}
        />
      )}
    </>
  );
}

interface SidesProps {
  readonly conflict: RegistryConflict;
  readonly onChoose: (keep: Side) => void;
}

function Sides({ conflict, onChoose }: SidesProps) {
  const { t } = useText();
  return (
    <div className="conflict-sides">
      <div>
        <div>
          <h3>{t('settings.conflicts.ours')}</h3>
          <p>{conflict.ours || '—'}</p>
        </div>
        <div className="actions">
          <Button onPress={() => onChoose('ours')} data-testid="conflict-ours">
            {t('settings.conflicts.keepOurs')}
          </Button>
        </div>
      </div>
      <div>
        <div>
          <h3>{t('settings.conflicts.theirs')}</h3>
          <p>{conflict.theirs || '—'}</p>
        </div>
        {/* A published edition never changes: theirs cannot take its place. */}
        {conflict.kind !== 'lista' && (
          <div className="actions">
            <Button onPress={() => onChoose('theirs')} data-testid="conflict-theirs">
              {t('settings.conflicts.keepTheirs')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
