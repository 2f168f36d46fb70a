import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { EXPORT_FORMS, type ExportForm } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';

/** The result in the forms that other programs read. */
export function ResultExport({ runId }: { readonly runId: string }) {
  const { t, count } = useText();
  const [busy, setBusy] = useState(false);
  const save = async (form: ExportForm) => {
    setBusy(true);
    try {
      const saved = await call('report.saveExport', { run: runId, form });
      if (saved === null) return;
      const { path, files } = saved;
      const text = files === 1 ? t('reports.exported', { path }) : count('reports.exportedFiles', files, { path });
      useToasts.getState().add({ kind: 'done', text, path });
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <MenuTrigger>
      <AriaButton className="button button-plain" isDisabled={busy} data-testid="export-menu">
        <Icon name="download" />
        <span>{t(busy ? 'reports.exporting' : 'reports.exportMenu')}</span>
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover popover-menu" placement="bottom end">
        <Menu className="export-list" aria-label={t('reports.exportTitle')}>
          {EXPORT_FORMS.map((form) => (
            <MenuItem
              className="option export-item"
              key={form}
              id={form}
              textValue={t(`reports.forms.${form}`)}
              onAction={() => void save(form)}
              data-testid={`export-${form}`}
            >
              <span>{t(`reports.forms.${form}`)}</span>
              <small>{t(`reports.formsNote.${form}`)}</small>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
