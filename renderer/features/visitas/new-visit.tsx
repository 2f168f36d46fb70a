import { useState } from 'react';
import type { VisitKind, VisitPerson, VisitSummary } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Radios } from '../../components/radios.tsx';
import { UnitChoice } from '../../components/unit-choice.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { ChecklistBoxes, type ChosenEdition } from './checklist-boxes.tsx';
import { named, newPerson } from './people.ts';
import { PeopleEditor } from './people-editor.tsx';
import { PurposeChoice } from './purpose-choice.tsx';
import { useKnownPeople } from './use-known-people.ts';

const KINDS: readonly VisitKind[] = ['self', 'internal', 'external'];
const NO_CAMPAIGN = '-';

interface Props {
  readonly clues: string | null;
  readonly campaign: string | null;
}

/** Everything that must stand before the first answer: unit, kind, what is asked, and who asks. */
export function NewVisit(props: Props) {
  const { t } = useText();
  const [clues, setClues] = useState(props.clues);
  const [kind, setKind] = useState<VisitKind>('internal');
  const [previous, setPrevious] = useState<VisitSummary | null>(null);
  const [chosen, setChosen] = useState<readonly ChosenEdition[]>([]);
  const [people, setPeople] = useState<readonly VisitPerson[]>(() => [newPerson('evaluador')]);
  const [campaign, setCampaign] = useState(props.campaign);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: string }>({
    busy: false,
    problem: '',
  });
  const known = useKnownPeople();
  const wants = whatIsMissing(clues, chosen, people);

  const open = async () => {
    if (clues === null) return;
    setState({ busy: true, problem: '' });
    try {
      const visit = await call('visits.open', {
        clues,
        kind,
        ...(previous === null ? {} : { previous: previous.id }),
        ...(campaign === null ? {} : { campaign }),
        checklists: chosen.map(({ id, edition }) => ({ id, edition })),
        people: named(people),
      });
      navigate('visitas', [visit.head.id]);
    } catch (error) {
      setState({ busy: false, problem: sentenceOf(error) });
    }
  };

  return (
    <div className="screen">
      <p>
        <a className="back" href={hashOf('visitas')}>
          <Icon name="left" size={16} />
          {t('visits.back')}
        </a>
      </p>
      <header className="screen-head">
        <div>
          <h1>{t('visits.new')}</h1>
          <p className="muted">{t('visits.newIntro')}</p>
        </div>
      </header>
      <div className="split split-even">
        <div className="stack">
          <UnitChoice
            clues={clues}
            onChange={(next) => {
              setClues(next);
              setPrevious(null);
            }}
          />
          <section className="card">
            <Radios
              label={t('visits.kindTitle')}
              value={kind}
              onChange={(next) => {
                setKind(next);
                setPrevious(null);
              }}
              choices={KINDS.map((id) => ({ id, label: t(`visits.kind.${id}`), note: t(`visits.kindNote.${id}`) }))}
              testId="kind"
            />
            <p className="hint">{t('visits.kindApart')}</p>
          </section>
          {clues !== null && <PurposeChoice clues={clues} kind={kind} previous={previous} onChange={setPrevious} />}
          <CampaignChoice campaign={campaign} onChange={setCampaign} />
          <section className="card">
            <h2>{t('visits.people.title')}</h2>
            <PeopleEditor people={people} onChange={setPeople} known={known} />
          </section>
        </div>
        <div className="stack">
          <ChecklistBoxes chosen={chosen} onChange={setChosen} previous={previous} />
        </div>
      </div>
      {state.problem !== '' && (
        <div className="notice notice-error" role="alert">
          <Icon name="error" />
          <p>{state.problem}</p>
        </div>
      )}
      <div className="actions actions-sticky">
        <Button
          kind="main"
          icon="play"
          onPress={() => void open()}
          isDisabled={state.busy || wants !== null}
          data-testid="open-visit-now"
        >
          {t('visits.open')}
        </Button>
        <span className="muted">{t(wants === null ? 'visits.openNote' : `visits.wants.${wants}`)}</span>
      </div>
    </div>
  );
}

type Wanted = 'unit' | 'checklist' | 'evaluator';

function whatIsMissing(
  clues: string | null,
  chosen: readonly ChosenEdition[],
  people: readonly VisitPerson[],
): Wanted | null {
  if (clues === null) return 'unit';
  if (chosen.length === 0) return 'checklist';
  return named(people).some(({ role }) => role === 'evaluador') ? null : 'evaluator';
}

/** Only where there are campaigns whose units were drawn. */
function CampaignChoice(props: {
  readonly campaign: string | null;
  readonly onChange: (campaign: string | null) => void;
}) {
  const { t } = useText();
  const { answer } = useCall('campaigns.list', undefined);
  const drawn = (answer.data ?? []).filter(({ campaign }) => campaign.status === 'sorteada');
  if (drawn.length === 0) return null;
  return (
    <section className="card">
      <Pick
        label={t('visits.campaign')}
        value={props.campaign ?? NO_CAMPAIGN}
        onChange={(id) => props.onChange(id === NO_CAMPAIGN ? null : id)}
        choices={[
          { id: NO_CAMPAIGN, label: t('visits.noCampaign') },
          ...drawn.map(({ campaign }) => ({ id: campaign.id, label: campaign.title })),
        ]}
        testId="visit-campaign"
      />
    </section>
  );
}
