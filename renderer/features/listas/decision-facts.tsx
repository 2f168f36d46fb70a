import type { Decision } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { namesOf } from './decisions.ts';

/** What decides an item, and the checks, measure or layers by their id. */
export function DecisionFacts({ decision }: { readonly decision: Decision }) {
  const { t } = useText();
  const names = namesOf(decision);
  return (
    <>
      {t(`result.items.decidedBy.${decision.by}`)}
      {names.length > 0 && (
        <ul className="plain decision-names">
          {decision.by === 'attestation' && <li className="muted">{t('checklists.showsAside')}</li>}
          {names.map((name) => (
            <li key={name} className="mono path">
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
