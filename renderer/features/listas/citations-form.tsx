import type { Citation } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field, Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';

const CONFIDENCES: readonly Citation['confidence'][] = ['confirmed', 'reported', 'recalled', 'uncertain'];

interface Props {
  readonly citation: readonly Citation[];
  readonly onChange: (citation: readonly Citation[], field?: string) => void;
}

/** The norms that an item stands on, each with its clause and how sure that is. There is always one. */
export function CitationsForm({ citation, onChange }: Props) {
  const { t } = useText();
  const set = (at: number, patch: Partial<Citation>, field?: string) => {
    const next = citation.map((one, i) => {
      if (i !== at) return one;
      const { clause, ...rest } = { ...one, ...patch };
      return clause ? { ...rest, clause } : rest;
    });
    onChange(next, field && `citation/${at}/${field}`);
  };
  return (
    <fieldset className="tick-list citations">
      <legend className="field-label">{t('checklists.citations')}</legend>
      {citation.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: citations have no name of their own
        <div className="citation-line" key={at}>
          <Field
            label={t('checklists.norm')}
            value={one.norm}
            onChange={(norm) => set(at, { norm }, 'norm')}
            maxLength={300}
          />
          <Field
            label={t('checklists.clause')}
            value={one.clause ?? ''}
            onChange={(clause) => set(at, { clause }, 'clause')}
            maxLength={60}
          />
          <Pick
            label={t('checklists.confidence')}
            choices={CONFIDENCES.map((id) => ({ id, label: t(`checklists.confidences.${id}`) }))}
            value={one.confidence}
            onChange={(id) => {
              const confidence = CONFIDENCES.find((known) => known === id);
              if (confidence) set(at, { confidence });
            }}
          />
          {citation.length > 1 && (
            <Button
              kind="quiet"
              icon="trash"
              label={t('checklists.removeCitation', { norm: one.norm })}
              onPress={() => onChange(citation.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      <div className="actions">
        <Button
          onPress={() => onChange([...citation, { norm: citation[0]?.norm ?? '', confidence: 'confirmed' }])}
          isDisabled={citation.length >= 20}
        >
          {t('checklists.addCitation')}
        </Button>
        <span className="hint">{t('checklists.citationNote')}</span>
      </div>
    </fieldset>
  );
}
