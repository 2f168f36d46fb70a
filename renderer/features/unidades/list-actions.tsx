import { useState } from 'react';
import type { MethodOutput } from '../../../shared/ipc/contract.ts';
import type { UnitFilter } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { printFilter, printUnits } from '../informes/batch-store.ts';
import { sent } from './sent.ts';

export type AttributesTaken = MethodOutput<'units.importAttributes'>;

interface Props {
  /** What is exported: all of it, not only what is shown. */
  readonly filter: UnitFilter;
  /** Ticked rows, which are printed in place of all that the filter finds. */
  readonly chosen: readonly string[];
  /** Nothing to export. */
  readonly empty: boolean;
  readonly onImported: (taken: AttributesTaken) => void;
}

/** What can be done with the whole list: write it to a file, take numbers of units from one. */
export function ListActions({ filter, chosen, empty, onImported }: Props) {
  const { t, count } = useText();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (form: 'csv' | 'xlsx') =>
    run(async () => {
      const done = await call('units.saveFile', { filter: sent(filter), form });
      if (done === null) return;
      useToasts.getState().add({ kind: 'done', text: count('units.exported', done.units), path: done.path });
    });
  const take = () =>
    run(async () => {
      const { path } = await call('dialog.openAttributes', undefined);
      if (path !== null) onImported(await call('units.importAttributes', { path }));
    });
  return (
    <div className="actions">
      <Button
        icon="print"
        isDisabled={empty}
        onPress={() => (chosen.length === 0 ? printFilter(filter) : printUnits(chosen))}
        data-testid="print-units"
      >
        {chosen.length === 0 ? t('reports.batch.print') : count('reports.batch.printOnes', chosen.length)}
      </Button>
      <Button icon="upload" isDisabled={busy} onPress={() => void take()} data-testid="import-attributes">
        {t('units.importData')}
      </Button>
      <Button icon="download" isDisabled={busy || empty} onPress={() => void save('csv')} data-testid="export-csv">
        {t('units.exportCsv')}
      </Button>
      <Button icon="download" isDisabled={busy || empty} onPress={() => void save('xlsx')} data-testid="export-xlsx">
        {t('units.exportXlsx')}
      </Button>
    </div>
  );
}
