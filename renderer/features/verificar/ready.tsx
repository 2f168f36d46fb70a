import { useState } from 'react';
import type { Inspection } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { openExport } from '../../state/shortcuts.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVerify } from '../../state/verify.ts';
import { CdaOptions } from './cda-options.tsx';
import { ChecklistChoice } from './checklist-choice.tsx';
import { chosenClues, proposeUnit } from './clues-form.ts';
import { FhirOptions } from './fhir-options.tsx';
import { GuideChoice } from './guide-choice.tsx';
import { Hl7Options } from './hl7-options.tsx';
import { Recognised } from './recognised.tsx';
import { UnitPicker } from './unit-picker.tsx';

/** What was recognised, before anything runs, and the two things to settle: unit and checklist. */
export function Ready({ inspection, problem }: { readonly inspection: Inspection; readonly problem: string | null }) {
  const { t } = useText();
  const { start, clear, draft, change } = useVerify();
  const checklists = useCall('checklists.list', undefined);
  const [tried, setTried] = useState(false);
  const { typed } = draft;
  const choice = draft.choice ?? proposeUnit(inspection);
  const wanted = draft.checklist ?? checklists.answer.data?.[0]?.id ?? null;
  const clues = chosenClues(choice, typed);
  const recognised = inspection.files.filter((file) => file.format !== null).length;
  const onStart = () => {
    setTried(true);
    if (wanted !== null && clues !== undefined) void start(wanted, clues);
  };
  return (
    <>
      {problem && (
        <div className="notice notice-error" role="alert">
          <Icon name="error" />
          <p>{problem}</p>
        </div>
      )}
      <div className="split split-form">
        <div className="stack">
          <Recognised inspection={inspection} />
          <section className="card">
            <GuideChoice value={draft.guide} onChange={(guide) => change({ guide })} />
          </section>
          <FhirOptions inspection={inspection} />
          <Hl7Options inspection={inspection} />
          <CdaOptions inspection={inspection} />
        </div>
        <div className="stack">
          <UnitPicker
            inspection={inspection}
            choice={choice}
            onChoice={(next) => change({ choice: next })}
            typed={typed}
            onTyped={(text) => change({ typed: text })}
            problem={clues === undefined && (tried || typed.length >= 11) ? t('verify.cluesInvalid') : ''}
          />
          <section className="card">
            <ChecklistChoice
              answer={checklists.answer}
              reload={checklists.reload}
              value={wanted}
              onChange={(id) => change({ checklist: id })}
            />
          </section>
          {recognised === 0 && (
            <div className="notice notice-warning">
              <Icon name="warning" />
              <p>{inspection.files.length === 0 ? t('verify.noFiles') : t('verify.nothingRecognised')}</p>
            </div>
          )}
          <div className="actions actions-sticky">
            <Button
              kind="main"
              icon="verificar"
              onPress={onStart}
              isDisabled={recognised === 0 || wanted === null}
              data-testid="start-run"
            >
              {t('verify.start')}
            </Button>
            <Button icon="file" onPress={() => openExport('files')}>
              {t('verify.addMore')}
            </Button>
            <Button kind="quiet" onPress={clear} data-testid="clear-files">
              {t('verify.clear')}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}
