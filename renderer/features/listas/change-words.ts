import type { AnswerForm, Bands, Citation, Decision, ScoreBand } from '../../../shared/model/index.ts';
import { formatCitations } from '../../../shared/report/citations.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { type T, useText } from '../../state/text.ts';
import { namesOf } from './decisions.ts';
import { fieldName } from './field-names.ts';
import { bandValues } from './item-facts.tsx';

interface ChangeWords {
  readonly nameOf: (field: string) => string;
  readonly wordsOf: (field: string, value: unknown) => string;
}

/** What stood in a field and what stands in it now, as people say it. */
export function useChangeWords(): ChangeWords {
  const { t } = useText();
  return {
    nameOf: (field) => fieldName(field, t) ?? field,
    wordsOf: (field, value) => words(field, value, t, formatExact),
  };
}

function words(field: string, value: unknown, t: T, number: (n: number) => string): string {
  if (value === undefined || value === '') return t('checklists.nothing');
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return t(value ? 'visits.answer.yes' : 'visits.answer.no');
  switch (field) {
    case 'bands':
      return t('checklists.bandsText', bandValues(value as Bands, number));
    case 'scoreBands':
      return (value as readonly ScoreBand[])
        .map(({ title, from }) => t('checklists.levelText', { title, from: number(from) }))
        .join('; ');
    case 'rounding':
      return number((value as { readonly decimals: number }).decimals);
    case 'notDeployed':
      return t(`checklists.notDeployedIs.${value as 'exclude' | 'zero'}`);
    case 'evidenceClass':
      return t(`checklists.evidence.${value as 'export' | 'partial' | 'attested'}`);
    case 'citation':
      return formatCitations(value as readonly Citation[]);
    case 'decision': {
      const decision = value as Decision;
      return [t(`result.items.decidedBy.${decision.by}`), ...namesOf(decision)].join(' ');
    }
    case 'answer':
      return answerWords(value as AnswerForm, t);
  }
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}

function answerWords(form: AnswerForm, t: T): string {
  if (form.type === 'by-module') return `${t('checklists.form.by-module')} ${answerWords(form.of, t)}`;
  const name = t(`checklists.form.${form.type}`);
  if (form.type === 'choice') return `${name}: ${form.options.map(({ title }) => title).join(' / ')}`;
  return form.type === 'number'
    ? [name, form.min, form.max, form.unit].filter((one) => one !== undefined).join(' ')
    : name;
}
