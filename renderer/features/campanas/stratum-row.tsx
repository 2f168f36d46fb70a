import { useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import type { DrawMethod, StratumDesign, StratumDraw, UnsizedTreatment } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { changeMethod, changeRule, changeStratum, raiseRule, removeStratum, unitsOf } from './draft.ts';
import type { EditorCardProps } from './editor-card.ts';
import { filterWords } from './filter-words.ts';
import { UnitFilterFields } from './unit-filter.tsx';

const METHODS: readonly DrawMethod[] = ['certainty', 'proportional', 'equal'];
const UNSIZED: readonly UnsizedTreatment[] = ['refuse', 'exclude', 'smallest'];

interface Props extends EditorCardProps {
  readonly stratum: StratumDesign;
  /** What a draw would give; null until it is known. */
  readonly drawn: StratumDraw | null;
}

/** One stratum; its rule opens under it. */
export function StratumRow({ stratum, drawn, draft, onChange }: Props) {
  const { t, f, count } = useText();
  const [open, setOpen] = useState(false);
  const { id, title, method } = stratum;
  const change = (patch: Partial<StratumDesign>) => onChange(changeStratum(draft, id, patch));
  const place = draft.rules.findIndex((rule) => rule.stratum === id);
  const filter = draft.rules[place]?.filter ?? {};
  const others = draft.rules.filter((rule) => rule.stratum === id).length - 1;
  const needsNoRule = draft.rules.length === 0 && draft.design.strata.length === 1;
  const words = place < 0 && !needsNoRule ? [] : filterWords(filter, t);
  const rule =
    place < 0 && !needsNoRule
      ? t('campaigns.rule.none')
      : words.length === 0
        ? t('campaigns.rule.rest')
        : words.join(' · ');
  const number = (part: 'sampleSize' | 'replacements', label: string) => (
    <NumberBox
      label={`${label}: ${title}`}
      value={stratum[part]}
      onChange={(value) => change({ [part]: value })}
      testId={`stratum-${part}`}
    />
  );
  return (
    <>
      <tr data-testid="stratum-row">
        <th scope="row" className="stratum-name">
          <TextField aria-label={t('campaigns.stratumName')} value={title} onChange={(next) => change({ title: next })}>
            <Input className="input" maxLength={200} />
          </TextField>
          <small>
            {place >= 0 && t('campaigns.rule.place', { n: f.number(place + 1) })} {rule}
            {others > 0 && ` ${count('campaigns.rule.others', others)}`}
          </small>
        </th>
        <td>
          <div className="stratum-method">
            <Pick
              label={`${t('campaigns.methodTitle')}: ${title}`}
              choices={METHODS.map((one) => ({ id: one, label: t(`campaigns.method.${one}`) }))}
              value={method}
              onChange={(next) => {
                const chosen = METHODS.find((one) => one === next);
                if (chosen) onChange(changeMethod(draft, id, chosen));
              }}
              hideLabel
              testId="stratum-method"
            />
            {method === 'proportional' && (
              <Pick
                label={`${t('campaigns.unsizedTitle')}: ${title}`}
                choices={UNSIZED.map((one) => ({ id: one, label: t(`campaigns.unsized.${one}`) }))}
                value={stratum.unsized ?? 'refuse'}
                onChange={(next) => change({ unsized: UNSIZED.find((one) => one === next) })}
                hideLabel
                testId="stratum-unsized"
              />
            )}
          </div>
        </td>
        <td className="number">
          {method === 'certainty' ? t('campaigns.all') : number('sampleSize', t('campaigns.sampleSize'))}
        </td>
        <td className="number">
          {method === 'certainty' ? '—' : number('replacements', t('campaigns.replacementCount'))}
        </td>
        <td className="number">
          {drawn === null ? '…' : f.number(drawn.frame)}
          {stratum.frameUnits !== undefined && (
            <small>{t('campaigns.frameExpected', { n: f.number(stratum.frameUnits) })}</small>
          )}
        </td>
        <td className="number">
          {drawn === null ? '…' : f.number(drawn.selected)}
          {drawn !== null && method === 'proportional' && drawn.certain > 0 && (
            <small>{count('campaigns.certain', drawn.certain)}</small>
          )}
        </td>
        <td>
          <span className="stratum-actions">
            <Button
              kind="quiet"
              icon="up"
              label={t('campaigns.rule.raise', { title })}
              isDisabled={place < 1}
              onPress={() => onChange(raiseRule(draft, id))}
            />
            <Button
              kind="quiet"
              icon="edit"
              label={t('campaigns.rule.edit', { title })}
              aria-expanded={open}
              onPress={() => setOpen(!open)}
              data-testid="stratum-rule"
            />
            <Button
              kind="quiet"
              icon="trash"
              label={t('campaigns.removeStratum', { title })}
              onPress={() => onChange(removeStratum(draft, id))}
            />
          </span>
        </td>
      </tr>
      {open && (
        <tr className="detail-row">
          <td colSpan={7}>
            <div className="stack stack-tight stratum-rule">
              <p className="small">{t('campaigns.rule.help')}</p>
              <UnitFilterFields
                filter={filter}
                onChange={(next) => onChange(changeRule(draft, id, next))}
                testId="rule"
              />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function NumberBox(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly testId: string;
}) {
  return (
    <TextField
      aria-label={props.label}
      value={props.value === undefined ? '' : String(props.value)}
      onChange={(typed) => props.onChange(unitsOf(typed))}
    >
      <Input className="input number-box" inputMode="numeric" maxLength={7} data-testid={props.testId} />
    </TextField>
  );
}
