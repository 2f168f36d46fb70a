import { type FormEvent, useState } from 'react';
import type { Agreement, ItemResult } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { DayField } from '../../components/day-field.tsx';
import { Field } from '../../components/fields.tsx';
import { OutcomeMark } from '../../components/marks.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { call } from '../../state/bridge.ts';
import { dayHere } from '../../state/clock.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { faultOf } from './board.ts';

/** What a new agreement is about; one that is changed keeps its own place. */
export interface AgreementPlace {
  /** An agreement is of a unit, or of a session of a committee. */
  readonly unit: string | null;
  readonly session: string | null;
  readonly visit?: string;
  readonly checklist?: string | null;
  /** The item of the visit that it comes from, which proposes what to do and how much it counts. */
  readonly item?: ItemResult | null;
}

interface Props {
  /** One that is changed; null for a new one. */
  readonly agreement: Agreement | null;
  readonly place: AgreementPlace;
  readonly onDone: (saved: boolean) => void;
}

/** What was undertaken, by whom, from when until when, and how much it counts. */
export function AgreementForm({ agreement, place, onDone }: Props) {
  const { t } = useText();
  const [id] = useState(() => agreement?.id ?? crypto.randomUUID());
  const [action, setAction] = useState(agreement?.action ?? place.item?.remedy ?? '');
  const [responsible, setResponsible] = useState(agreement?.responsible ?? '');
  const [start, setStart] = useState(agreement?.start ?? dayHere(new Date()));
  const [end, setEnd] = useState(agreement?.expectedEnd ?? '');
  const [weight, setWeight] = useState(String(agreement?.weight ?? place.item?.weight ?? 1));
  const { busy, problem, attempt } = useAttempt();
  const header = agreement ?? { visit: null, checklist: null, ...place, item: place.item?.id ?? null };
  const title = agreement?.itemTitle ?? place.item?.title;
  const fault = header.unit === null && header.session === null ? 'unit' : faultOf({ action, start, end, weight });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (fault !== null) return;
    void attempt(async () => {
      const { unit, visit, checklist, item, session } = header;
      const said = { action: action.trim(), responsible: responsible.trim(), start, expectedEnd: end };
      await call('agreements.save', { id, unit, visit, checklist, item, session, ...said, weight: Number(weight) });
      useToasts.getState().add({ kind: 'done', text: t('agreements.form.saved') });
      onDone(true);
    });
  };
  return (
    <form className="card" onSubmit={save} data-testid="agreement-form">
      <h2>{t(agreement === null ? 'agreements.form.newTitle' : 'agreements.form.editTitle')}</h2>
      {title && (
        <p>
          {place.item && <OutcomeMark outcome={place.item.outcome} />} {title}
        </p>
      )}
      <TextArea
        label={t('agreements.form.action')}
        value={action}
        onChange={setAction}
        maxLength={2000}
        testId="agreement-action"
      />
      <Field
        label={t('agreements.form.responsible')}
        value={responsible}
        onChange={setResponsible}
        maxLength={300}
        testId="agreement-responsible"
      />
      <div className="board-fields">
        <DayField label={t('agreements.form.start')} value={start} onChange={setStart} testId="agreement-start" />
        <DayField label={t('agreements.form.end')} value={end} onChange={setEnd} testId="agreement-end" />
        <Field
          label={t('agreements.form.weight')}
          value={weight}
          onChange={setWeight}
          help={t('agreements.form.weightHelp')}
          maxLength={10}
          testId="agreement-weight"
        />
      </div>
      {fault !== null && (
        <p className="hint" role="status">
          {t(`agreements.form.wrong.${fault}`)}
        </p>
      )}
      <Problem text={problem} />
      <div className="actions">
        <Button kind="main" type="submit" isDisabled={busy || fault !== null} data-testid="agreement-save">
          {t('common.save')}
        </Button>
        <Button onPress={() => onDone(false)} isDisabled={busy}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
