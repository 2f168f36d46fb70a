import type { Paper, ReportDetail } from '../../../shared/model/index.ts';
import { Radios } from '../../components/radios.tsx';
import { useSettings } from '../../state/settings.ts';
import { useText } from '../../state/text.ts';

export const FORMS = ['pdf', 'html'] as const;
export type Form = (typeof FORMS)[number];
const PAPERS: readonly Paper[] = ['carta', 'oficio'];
const DETAILS: readonly ReportDetail[] = ['summary', 'findings', 'full'];

/** How a report looks; `paper` null stands for the office's own. */
export interface Style {
  readonly form: Form;
  readonly paper: Paper | null;
  readonly detail: ReportDetail;
}

export const FIRST_STYLE: Style = { form: 'pdf', paper: null, detail: 'summary' };

interface Props {
  readonly style: Style;
  readonly onChange: (style: Style) => void;
  readonly withForm?: boolean;
  /** The report lists findings. */
  readonly withDetail: boolean;
}

/** Form, paper and detail, each with what it gives. */
export function StyleFields({ style, onChange, withForm = true, withDetail }: Props) {
  const { t } = useText();
  return (
    <>
      {withForm && (
        <Radios<Form>
          label={t('reports.formTitle')}
          value={style.form}
          onChange={(form) => onChange({ ...style, form })}
          choices={FORMS.map((id) => ({ id, label: t(`reports.form.${id}`), note: t(`reports.formNote.${id}`) }))}
          line
          testId="report-form"
        />
      )}
      <PaperRadios value={style.paper} onChange={(paper) => onChange({ ...style, paper })} />
      {withDetail && (
        <Radios<ReportDetail>
          label={t('reports.detailTitle')}
          value={style.detail}
          onChange={(detail) => onChange({ ...style, detail })}
          choices={DETAILS.map((id) => ({ id, label: t(`reports.detail.${id}`), note: t(`reports.detailNote.${id}`) }))}
          testId="report-detail"
        />
      )}
    </>
  );
}

interface PaperProps {
  readonly value: Paper | null;
  readonly onChange: (paper: Paper) => void;
  readonly label?: string;
  readonly testId?: string;
}

export function PaperRadios({ value, onChange, label, testId = 'report-paper' }: PaperProps) {
  const { t } = useText();
  const usual = useSettings((state) => state.settings.paper);
  return (
    <Radios<Paper>
      label={label ?? t('reports.paperTitle')}
      value={value ?? usual}
      onChange={onChange}
      choices={PAPERS.map((id) => ({ id, label: t(`reports.paper.${id}`) }))}
      line
      testId={testId}
    />
  );
}

/** The parts of a style that a request takes. */
export function styleOf({ paper, detail }: Style, withDetail: boolean) {
  return { ...(paper === null ? {} : { paper }), ...(withDetail ? { detail } : {}) };
}
