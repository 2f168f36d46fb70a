import { useEffect, useState } from 'react';
import type { EditionSummary } from '../../../shared/ipc/checklists.ts';
import type { EditionRef, VisitSummary } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

export type ChosenEdition = EditionRef;

interface Props {
  readonly chosen: readonly ChosenEdition[];
  readonly onChange: (chosen: readonly ChosenEdition[]) => void;
  /** Of a follow-up: it is asked with the same checklists. */
  readonly previous: VisitSummary | null;
}

/** What is asked: the latest editions, and the earlier ones for who needs them. */
export function ChecklistBoxes({ chosen, onChange, previous }: Props) {
  const { t, f } = useText();
  const { answer, reload } = useCall('checklists.editions', undefined);
  const [earlier, setEarlier] = useState(false);
  const editions = answer.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a follow-up proposes the checklists of the visit before, once
  useEffect(() => {
    if (previous === null || !editions) return;
    const before = previous.scores.map(({ checklist, edition }) => ({ id: checklist, edition }));
    const known = before.filter((ref) => editions.some((one) => one.forVisits && isSame(one, ref)));
    if (known.length > 0) onChange(known);
    if (known.some((ref) => editions.some((one) => isSame(one, ref) && !one.latest))) setEarlier(true);
  }, [previous?.id, editions]);
  const toggle = (edition: EditionSummary, on: boolean) => {
    // One edition of a checklist at a time.
    const others = chosen.filter(({ id }) => id !== edition.id);
    onChange(on ? [...others, { id: edition.id, edition: edition.edition }] : others);
  };
  return (
    <section className="card">
      <h2>{t('visits.checklists.title')}</h2>
      <Shown answer={answer} reload={reload}>
        {(all) => {
          const offered = all.filter((one) => one.forVisits);
          const shown = offered.filter((one) => one.latest || earlier);
          return (
            <>
              {offered.length === 0 && <p className="muted">{t('visits.checklists.none')}</p>}
              {shown.map((one) => (
                <Check
                  key={`${one.id}@${one.edition}`}
                  checked={chosen.some((ref) => isSame(one, ref))}
                  onChange={(on) => toggle(one, on)}
                  note={
                    <>
                      {t('visits.checklists.counts', {
                        edition: one.edition,
                        items: f.number(one.items),
                        questions: f.number(one.questions),
                      })}
                      <br />
                      {firstSentence(one.description)}
                    </>
                  }
                  testId={`visit-checklist-${one.id}`}
                >
                  {one.title}
                </Check>
              ))}
              {offered.some((one) => !one.latest) && (
                <div>
                  <Button kind="quiet" onPress={() => setEarlier(!earlier)}>
                    {t(earlier ? 'visits.checklists.hideEarlier' : 'visits.checklists.showEarlier')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function isSame(one: EditionSummary, { id, edition }: EditionRef): boolean {
  return one.id === id && one.edition === edition;
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}
