import { useState } from 'react';
import type { ReportRequest } from '../../../shared/ipc/reports.ts';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { Empty } from '../../components/states.tsx';
import { navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { ReportFrame } from './report-frame.tsx';
import { hasDetail, queryOfKind, subjectOf, WHATS, whatOf } from './requests.ts';
import { SealFields, type SealState, useSeal } from './seal-fields.tsx';
import { FIRST_STYLE, type Form, StyleFields, styleOf } from './style-fields.tsx';
import { SubjectChoice } from './subject-choice.tsx';
import { useComparative } from './use-comparative.ts';
import { useSaveReport } from './use-save-report.ts';

/** What to print and how at the left; what it looks like, and the way to save it, at the right. */
export function PreparePane({ query }: { readonly query: Route['query'] }) {
  const { t } = useText();
  const [style, setStyle] = useState(FIRST_STYLE);
  const seal = useSeal(style.form);
  const { busy, save } = useSaveReport();
  const what = whatOf(query);
  const comparative = useComparative(query, what === 'comparative');
  const subject = subjectOf(query, comparative);
  const withDetail = hasDetail(what);
  return (
    <div className="report-prepare">
      <div className="stack">
        <section className="card">
          <Pick
            label={t('reports.whatTitle')}
            choices={WHATS.map((id) => ({ id, label: t(`reports.what.${id}`) }))}
            value={what}
            onChange={(id) => {
              const next = WHATS.find((kind) => kind === id);
              if (next && next !== what) navigate('informes', ['preparar'], queryOfKind(next));
            }}
            testId="report-what"
          />
          <p className="hint">{t(`reports.whatNote.${what}`)}</p>
        </section>
        <SubjectChoice
          what={what}
          query={query}
          onChange={(parts) => navigate('informes', ['preparar'], { ...queryOfKind(what), ...parts })}
        />
        {subject !== null && (
          <section className="card report-style">
            <StyleFields style={style} onChange={setStyle} withDetail={withDetail} />
            <SealFields seal={seal} form={style.form} busy={busy} />
          </section>
        )}
      </div>
      {subject === null ? (
        <Empty icon="print" title={t('reports.preview')}>
          <p>{t('reports.choose.nothing')}</p>
        </Empty>
      ) : (
        <Preview
          request={{ ...subject, ...styleOf(style, withDetail) }}
          form={style.form}
          seal={seal}
          busy={busy}
          save={save}
        />
      )}
    </div>
  );
}

interface PreviewProps extends ReturnType<typeof useSaveReport> {
  readonly request: ReportRequest;
  readonly form: Form;
  readonly seal: SealState;
}

function Preview({ request, form, seal, busy, save }: PreviewProps) {
  const { t } = useText();
  const { problem, attempt } = useAttempt();
  const go = () =>
    attempt(async () => {
      try {
        await save({ request, form, ...seal.part });
      } finally {
        seal.credential.forget();
      }
    });
  return (
    <section className="stack stack-tight report-preview" aria-label={t('reports.preview')}>
      <div className="card-head">
        <div>
          <h2>{t('reports.preview')}</h2>
          <p className="hint">{t('reports.previewNote')}</p>
        </div>
        <Button
          kind="main"
          icon="download"
          onPress={() => void go()}
          isDisabled={busy || !seal.ready}
          data-testid="report-save"
        >
          {busy ? t('reports.saving') : t(form === 'pdf' ? 'reports.savePdf' : 'reports.saveHtml')}
        </Button>
      </div>
      <Problem text={problem} testId="report-problem" />
      <ReportFrame request={request} testId="report-frame" />
    </section>
  );
}
