import type { VisitModule, VisitState } from '../../../shared/model/index.ts';
import { Problem } from '../../components/problem.tsx';
import { Radios } from '../../components/radios.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useVisits } from '../../state/visit-session.ts';
import { moduleLines, said } from './module-lines.ts';
import { NoteField } from './note-field.tsx';
import { useChange } from './use-visit.ts';

const SAID = ['unsaid', 'yes', 'no'] as const;
type Said = (typeof SAID)[number];

/** Which modules the unit has deployed; those it has not are not asked about. A module of several lists is asked once. */
export function ModulesCard({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { head } = state;
  const { problem, run } = useChange(head.id);
  const lines = moduleLines(state);
  if (lines.length === 0) return null;
  const save = (next: readonly VisitModule[]) =>
    void run(() => {
      // As they stand when its turn comes: a change of another module may have gone before.
      const now = useVisits.getState().visits[head.id]?.head.modules ?? head.modules;
      const others = now.filter((one) => !next.some((n) => n.checklist === one.checklist && n.module === one.module));
      return call('visits.update', { visit: head.id, modules: [...others, ...next] });
    });
  return (
    <section className="card">
      <h2>{t('visits.modules.title')}</h2>
      <p className="hint">{t('visits.modules.text')}</p>
      <Problem text={problem} />
      {lines.map(({ title, apart, modules }) => {
        const module = modules[0];
        const label = apart === null ? title : `${title} · ${apart}`;
        const key = `${module.checklist}-${module.module}`;
        const word = said(module);
        return (
          <div className="module-line" key={key}>
            {head.status === 'abierta' ? (
              <>
                <Radios<Said>
                  label={label}
                  value={word}
                  onChange={(next) =>
                    save(modules.map((one) => ({ ...one, deployed: next === 'unsaid' ? null : next === 'yes' })))
                  }
                  choices={SAID.map((one) => ({ id: one, label: t(`visits.modules.${one}`) }))}
                  line
                  testId={`module-${key}`}
                />
                {module.deployed === false && (
                  <NoteField
                    id={`module-note-${key}`}
                    label={t('visits.answer.note')}
                    value={module.note}
                    onCommit={(note) => note !== module.note && save(modules.map((one) => ({ ...one, note })))}
                    rows={1}
                    maxLength={1000}
                  />
                )}
              </>
            ) : (
              <p>
                <strong>{label}</strong>: {t(`visits.modules.${word}`)}
                {module.note !== '' && <span className="muted"> · {module.note}</span>}
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}
