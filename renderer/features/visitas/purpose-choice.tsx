import type { VisitKind, VisitSummary } from '../../../shared/model/index.ts';
import { Radios } from '../../components/radios.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

const FIRST = 'first';

interface Props {
  readonly clues: string;
  readonly kind: VisitKind;
  readonly previous: VisitSummary | null;
  readonly onChange: (previous: VisitSummary | null) => void;
}

/** A first visit, or one that follows up a closed visit of the same kind and asks only what was not met. */
export function PurposeChoice({ clues, kind, previous, onChange }: Props) {
  const { t, f } = useText();
  const { answer, reload } = useCall('visits.list', { unit: clues, status: 'cerrada', kind, limit: 20 });
  return (
    <section className="card">
      <Shown answer={answer} reload={reload}>
        {({ visits }) =>
          visits.length === 0 ? (
            <>
              <h2>{t('visits.purposeTitle')}</h2>
              <p className="muted">{t('visits.onlyFirst')}</p>
            </>
          ) : (
            <Radios
              label={t('visits.purposeTitle')}
              value={previous?.id ?? FIRST}
              onChange={(id) => onChange(visits.find((visit) => visit.id === id) ?? null)}
              choices={[
                { id: FIRST, label: t('visits.purpose.first'), note: t('visits.firstNote') },
                ...visits.map((visit) => ({
                  id: visit.id,
                  label: t('visits.followUpOf', { when: f.moment(visit.closedAt ?? visit.openedAt) }),
                  note: t('visits.followUpNote'),
                })),
              ]}
              testId="purpose"
            />
          )
        }
      </Shown>
    </section>
  );
}
