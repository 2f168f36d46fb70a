import { useState } from 'react';
import type { Campaign } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { CampaignStatus } from './campaign-status.tsx';
import { type Draft, inputOf } from './draft.ts';
import { DrawCard } from './draw-card.tsx';
import { KeptMark } from './kept-mark.tsx';
import { SeedCard } from './seed-card.tsx';
import { SizeCard } from './size-card.tsx';
import { StrataCard } from './strata-card.tsx';
import { UniverseCard } from './universe-card.tsx';
import { useKeeping } from './use-keeping.ts';
import { useLater } from './use-later.ts';

interface Props {
  readonly campaign: Campaign;
  readonly onDrawn: () => void;
}

/** A draft, step by step on one page, with what a draw would give beside each step. It keeps itself. */
export function CampaignEditor({ campaign, onDrawn }: Props) {
  const { t, count } = useText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(campaign));
  const [asking, setAsking] = useState<'draw' | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);
  const { kept, flush, drop } = useKeeping(draft);
  const { answer, reload } = useCall('campaigns.preview', useLater(inputOf(draft, campaign.title), 400));
  const selected = (answer.data?.strata ?? []).reduce((sum, stratum) => sum + stratum.selected, 0);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
      setAsking(null);
    }
  };
  const draw = () =>
    run(async () => {
      if (!(await flush())) return;
      await call('campaigns.draw', { campaign: campaign.id });
      drop();
      useToasts.getState().add({ kind: 'done', text: t('campaigns.drawn') });
      onDrawn();
    });
  const remove = () =>
    run(async () => {
      await flush();
      await call('campaigns.delete', { campaign: campaign.id });
      drop();
      useToasts.getState().add({ kind: 'done', text: t('campaigns.deleted') });
      navigate('campanas');
    });
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{draft.title.trim() || campaign.title}</h1>
          <p className="editor-meta">
            <CampaignStatus status={campaign.status} />
            <KeptMark kept={kept} retry={() => void flush()} />
          </p>
        </div>
        <Button kind="danger" icon="trash" onPress={() => setAsking('delete')} data-testid="campaign-delete">
          {t('campaigns.delete')}
        </Button>
      </header>
      <section className="card">
        <Field
          label={t('campaigns.name')}
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
          problem={draft.title.trim() === '' ? t('campaigns.nameMissing') : ''}
          maxLength={200}
          testId="campaign-title"
        />
      </section>
      <UniverseCard draft={draft} preview={answer.data} onChange={setDraft} />
      <StrataCard draft={draft} preview={answer.data} onChange={setDraft} />
      <div className="split split-even">
        <SizeCard draft={draft} onChange={setDraft} />
        <SeedCard draft={draft} onChange={setDraft} />
      </div>
      <Shown answer={answer} reload={reload}>
        {(preview) => (
          <DrawCard
            draft={draft}
            preview={preview}
            isCurrent={answer.status === 'ready'}
            onDraw={() => setAsking('draw')}
          />
        )}
      </Shown>
      <Confirm
        open={asking === 'draw'}
        title={t('campaigns.drawTitle')}
        action={t('campaigns.draw')}
        busy={busy}
        onCancel={() => setAsking(null)}
        onConfirm={() => void draw()}
      >
        <p>{count('campaigns.drawText', selected)}</p>
        <p>{t('campaigns.drawFinal')}</p>
      </Confirm>
      <Confirm
        open={asking === 'delete'}
        title={t('campaigns.deleteTitle')}
        action={t('campaigns.delete')}
        busy={busy}
        onCancel={() => setAsking(null)}
        onConfirm={() => void remove()}
      >
        <p>{t('campaigns.deleteText', { title: campaign.title })}</p>
      </Confirm>
    </>
  );
}

function draftOf({ id, title, universe, sizeAttribute, design, rules }: Campaign): Draft {
  return { id, title, universe, sizeAttribute, design, rules };
}
