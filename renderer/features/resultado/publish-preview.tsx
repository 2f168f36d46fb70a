import type { PublicationPreview } from '../../../shared/ipc/connections.ts';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';

/** As many as a person reads. */
const SHOWN_UNITS = 5;
/** A Bundle of a state has megabytes of text; the whole can be saved as a file. */
const SHOWN_TEXT = 100_000;

/** What would leave: units, resources, what is not in it, and the Bundle to the letter. */
export function PublishPreview({ preview, runId }: { readonly preview: PublicationPreview; readonly runId: string }) {
  const { t, f, count } = useText();
  const { bundle, units, resources, remarks } = preview;
  const more = units.length - SHOWN_UNITS;
  const listed = units.slice(0, SHOWN_UNITS);
  const names = more > 0 ? [...listed, count('connections.publish.moreUnits', more)] : listed;
  const save = async () => {
    const { path } = await call('publish.saveBundle', { runId });
    if (path === null) return;
    useToasts.getState().add({ kind: 'done', text: t('connections.publish.bundleSaved', { path }), path });
  };
  return (
    <div className="stack stack-tight" data-testid="publish-preview">
      <ul className="plain">
        <li>
          {count('connections.publish.units', units.length, { list: more > 0 ? names.join(', ') : f.list(names) })}
        </li>
        <li>{count('connections.publish.resources', resources)}</li>
      </ul>
      {remarks.length > 0 && (
        <div>
          <strong>{t('connections.publish.remarks')}</strong>
          <ul className="plain">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      )}
      <details data-testid="publish-bundle">
        <summary>{t('connections.publish.see')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keyboard */}
        <pre className="excerpt bundle" tabIndex={0}>
          {bundle.length > SHOWN_TEXT ? `${bundle.slice(0, SHOWN_TEXT)}…` : bundle}
        </pre>
      </details>
      <div>
        <Button icon="file" onPress={() => void save().catch(toastError)} data-testid="publish-save">
          {t('connections.publish.saveBundle')}
        </Button>
      </div>
    </div>
  );
}
