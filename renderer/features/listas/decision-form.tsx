import type { Item } from '../../../shared/model/index.ts';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import { DecisionFacts } from './decision-facts.tsx';
import { isOfAPerson } from './decisions.ts';

type ByPerson = 'attestation' | 'sample';

interface Props {
  readonly item: Item;
  readonly onChange: (patch: Partial<Item>) => void;
}

/** Who decides an item. Where the export does, its checks stay as they are: they are part of the program. */
export function DecisionForm({ item, onChange }: Props) {
  const { t } = useText();
  const { decision } = item;
  if (!isOfAPerson(decision)) {
    return (
      <div className="field">
        <span className="field-label">{t('checklists.decision')}</span>
        <div className="small">
          <DecisionFacts decision={decision} />
        </div>
        <span className="hint">{t('checklists.decisionFixed')}</span>
      </div>
    );
  }
  return (
    <Radios<ByPerson>
      label={t('checklists.decision')}
      value={decision.by === 'sample' ? 'sample' : 'attestation'}
      onChange={(by) =>
        // Of a sample there are records instead of modules; of one word there are no bands.
        onChange(by === 'sample' ? { decision: { by }, modules: undefined } : { decision: { by }, bands: undefined })
      }
      choices={[
        { id: 'attestation', label: t('result.items.decidedBy.attestation') },
        { id: 'sample', label: t('result.items.decidedBy.sample'), note: t('checklists.sampleNote') },
      ]}
      line
      testId="decision"
    />
  );
}
