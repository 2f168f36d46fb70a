import { type FormEvent, useState } from 'react';
import type { UnitSummary } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { readAliases } from '../verificar/clues-form.ts';

/** Name and earlier CLUES of a unit; the CLUES itself is its key and cannot be edited. */
export function UnitForm({ unit, onDone }: { readonly unit: UnitSummary; readonly onDone: (saved: boolean) => void }) {
  const { t } = useText();
  const [name, setName] = useState(unit.name ?? '');
  const [text, setText] = useState(unit.aliases.join(', '));
  const [busy, setBusy] = useState(false);
  const { aliases, wrong } = readAliases(text);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length > 0) return;
    setBusy(true);
    try {
      await call('units.save', { clues: unit.clues, name: name.trim() || null, aliases: [...aliases] });
      useToasts.getState().add({ kind: 'done', text: t('units.unitSaved') });
      onDone(true);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="card form" onSubmit={(event) => void save(event)}>
      <Field label={t('units.name')} value={name} onChange={setName} maxLength={300} testId="unit-name" />
      <Field
        label={t('units.aliases')}
        value={text}
        onChange={setText}
        help={t('units.aliasesHelp')}
        problem={wrong.length > 0 ? t('units.aliasInvalid', { value: wrong.join(', ') }) : ''}
        mono
      />
      <div className="actions">
        <Button kind="main" type="submit" isDisabled={busy || wrong.length > 0}>
          {t('common.save')}
        </Button>
        <Button onPress={() => onDone(false)}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
