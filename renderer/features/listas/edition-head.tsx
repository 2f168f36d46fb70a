import { useState } from 'react';
import type { PublishedChecklist } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { PrintLink } from '../informes/print-link.tsx';
import { CopyDialog } from './copy-dialog.tsx';

/** Which edition it is, since when, and what can be done with it. */
export function EditionHead({ published }: { readonly published: PublishedChecklist }) {
  const { t, f } = useText();
  const { checklist, origin, publishedAt } = published;
  const { id, edition, title } = checklist;
  const editions = useCall('checklists.editions', undefined).answer.data;
  const [copying, setCopying] = useState(false);
  const save = async () => {
    try {
      const { path } = await call('checklists.saveFile', { id, edition });
      if (path === null) return;
      useToasts.getState().add({ kind: 'done', text: t('checklists.exported', { path }), path });
    } catch (error) {
      toastError(error);
    }
  };
  const latest = editions?.find((one) => one.id === id && one.latest)?.edition;
  return (
    <header className="screen-head">
      <div>
        <h1>{title}</h1>
        <p className="meta small">
          <span className="mono">{id}</span>
          <span>{t('checklists.editionText', { edition })}</span>
          <span>
            {publishedAt === null
              ? t(`checklists.origins.${origin}`)
              : t('checklists.publishedText', {
                  origin: t(`checklists.origins.${origin}`),
                  when: f.moment(publishedAt),
                })}
          </span>
          {latest !== undefined && (
            <span>
              {latest === edition ? t('checklists.isLatest') : t('checklists.notLatest', { edition: latest })}
            </span>
          )}
        </p>
      </div>
      <div className="actions">
        <PrintLink subject={{ kind: 'checklist', checklist: id, edition }} testId="print-checklist" />
        <Button icon="download" onPress={() => void save()} data-testid="checklist-export">
          {t('checklists.export')}
        </Button>
        <Button
          kind="main"
          icon="copy"
          onPress={() => setCopying(true)}
          isDisabled={!editions}
          data-testid="checklist-copy"
        >
          {t('checklists.copy')}
        </Button>
      </div>
      {copying && editions && (
        <CopyDialog from={{ id, edition, title, origin }} editions={editions} onClose={() => setCopying(false)} />
      )}
    </header>
  );
}
