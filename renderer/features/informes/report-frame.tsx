import type { ReportRequest } from '../../../shared/ipc/reports.ts';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

/** A report as it will be printed, in a frame that runs nothing and reaches nothing. */
export function ReportFrame({ request, testId }: { readonly request: ReportRequest; readonly testId: string }) {
  const { t } = useText();
  const { answer, reload } = useCall('report.page', request);
  return (
    <div className="report-view" aria-busy={answer.status === 'loading'}>
      <Shown answer={answer} reload={reload}>
        {(page) => (
          <iframe
            className="acta-frame report-frame"
            title={`${t('reports.preview')}: ${page.title}`}
            sandbox=""
            srcDoc={page.html}
            data-testid={testId}
          />
        )}
      </Shown>
    </div>
  );
}
