import { useState } from 'react';
import type { Agreement, ItemResult, VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf, navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { AgreementForm } from '../acuerdos/agreement-form.tsx';
import { missingItems } from '../resultado/selectors.ts';
import { AgreementRows } from './agreement-rows.tsx';

interface Props {
  readonly state: VisitState;
  readonly query: Route['query'];
}

/** What was agreed on in this visit, item by item that was not met, and beside them. */
export function AgreementsPane({ state, query }: Props) {
  const { t, count } = useText();
  const { head } = state;
  const { answer, reload } = useCall('agreements.list', { visit: head.id, limit: 1000 });
  const [origin, setOrigin] = useState<AgreementOrigin | null>(() => originOf(state, query.cedula, query.requisito));
  const [edited, setEdited] = useState<Agreement | null>(null);
  const done = (saved: boolean) => {
    setOrigin(null);
    setEdited(null);
    if (query.requisito) navigate('visitas', [head.id, 'acuerdos']);
    if (saved) reload();
  };
  return (
    <div className="stack">
      <div className="card-head">
        <p className="muted">{t('visits.agreements.text')}</p>
        <div className="actions">
          <a href={hashOf('acuerdos')}>{t('visits.agreements.all')}</a>
          <Button
            icon="acuerdos"
            onPress={() => setOrigin({ checklist: null, item: null })}
            data-testid="add-agreement"
          >
            {t('visits.agreements.add')}
          </Button>
        </div>
      </div>
      {(origin || edited) && (
        <div className="form-wide">
          <AgreementForm
            key={edited?.id ?? origin?.item?.id ?? 'new'}
            agreement={edited}
            place={{ unit: head.clues, session: null, visit: head.id, ...origin }}
            onDone={done}
          />
        </div>
      )}
      <Shown answer={answer} reload={reload}>
        {(agreements) => {
          const open = withoutAgreement(state, agreements);
          return (
            <>
              {agreements.length === 0 ? (
                <Empty icon="acuerdos" title={t('visits.agreements.none')}>
                  <p>{t('visits.agreements.noneText')}</p>
                </Empty>
              ) : (
                <AgreementRows
                  agreements={agreements}
                  editable={head.status === 'abierta'}
                  onEdit={(agreement) => {
                    setOrigin(null);
                    setEdited(agreement);
                  }}
                  onChanged={reload}
                />
              )}
              {open.length > 0 && (
                <section className="card">
                  <h2>{t('visits.agreements.without')}</h2>
                  <p className="muted">{count('visits.notMetCount', open.length)}</p>
                  <ul className="plain">
                    {open.map((one) => (
                      <li key={`${one.checklist}/${one.item.id}`} className="setting-line">
                        <span>
                          {one.item.title}
                          {one.item.mandatory && <span className="chip">{t('result.items.mandatory')}</span>}
                        </span>
                        <Button
                          onPress={() => setOrigin(one)}
                          aria-label={`${t('visits.agreements.fromItem')}: ${one.item.title}`}
                          data-testid="agree-item"
                        >
                          {t('visits.agreements.fromItem')}
                        </Button>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          );
        }}
      </Shown>
    </div>
  );
}

/** The item that a new agreement comes from; none for one that stands by itself. */
interface AgreementOrigin {
  readonly checklist: string | null;
  readonly item: ItemResult | null;
}

interface OpenItem {
  readonly checklist: string;
  readonly item: ItemResult;
}

/** Items that are not met and that no agreement is about yet. */
function withoutAgreement(state: VisitState, agreements: readonly Agreement[]): readonly OpenItem[] {
  return state.results.flatMap(({ checklist, score }) =>
    missingItems(score.items)
      .filter((item) => !agreements.some((one) => one.checklist === checklist.id && one.item === item.id))
      .map((item) => ({ checklist: checklist.id, item })),
  );
}

function originOf(state: VisitState, checklist?: string, id?: string): AgreementOrigin | null {
  if (!checklist || !id) return null;
  const item = state.results.find((one) => one.checklist.id === checklist)?.score.items.find((one) => one.id === id);
  return item ? { checklist, item } : null;
}
