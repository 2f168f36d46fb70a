import type { ReportKind } from '../../../shared/model/index.ts';
import { UnitChoice } from '../../components/unit-choice.tsx';
import { isClues } from '../../state/clues.ts';
import type { Route } from '../../state/router.ts';
import { ComparisonChoice } from './comparison-choice.tsx';
import { CampaignChoice, ChecklistChoice, ComparativeChoice } from './pick-choices.tsx';
import { RunChoice } from './run-choice.tsx';
import { VisitChoice } from './visit-choice.tsx';

interface Props {
  readonly what: ReportKind;
  readonly query: Route['query'];
  /** The parts of the address that say which one. */
  readonly onChange: (parts: Route['query']) => void;
}

/** Which one of its kind is printed. */
export function SubjectChoice({ what, query, onChange }: Props) {
  switch (what) {
    case 'run':
      return (
        <RunChoice
          run={query.verificacion ?? null}
          onChange={(run) => onChange(run === null ? {} : { verificacion: run })}
        />
      );
    case 'unit':
      return (
        <UnitChoice
          clues={query.clues && isClues(query.clues) ? query.clues : null}
          onChange={(clues) => onChange(clues === null ? {} : { clues })}
          onlyKnown
        />
      );
    case 'visit':
      return <VisitChoice query={query} onChange={onChange} />;
    case 'comparison':
      return <ComparisonChoice query={query} onChange={onChange} />;
    case 'comparative':
      return <ComparativeChoice query={query} onChange={onChange} />;
    case 'campaign':
      return <CampaignChoice query={query} onChange={onChange} />;
    case 'checklist':
      return <ChecklistChoice query={query} onChange={onChange} />;
  }
}
