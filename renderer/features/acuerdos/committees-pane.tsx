import { useState } from 'react';
import type { CommitteeTable } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useFirst } from '../../state/use-first.ts';
import { CommitteeRows } from './committee-rows.tsx';

const EVERY = 'todos';

/** Committees with their sessions and agreements in figures, as the report of 2024 counts them. */
export function CommitteesPane() {
  const { t } = useText();
  const all = useCall('committees.list', {});
  return (
    <div className="stack">
      <div className="card-head">
        <p className="muted">{t('agreements.committees.text')}</p>
        <NewLink />
      </div>
      <Shown answer={all.answer} reload={all.reload}>
        {(table) =>
          table.committees.length === 0 ? (
            <Empty icon="acuerdos" title={t('agreements.committees.empty')}>
              <p>{t('agreements.committees.emptyText')}</p>
            </Empty>
          ) : (
            <Years all={table} />
          )
        }
      </Shown>
    </div>
  );
}

/** One year, or all of them; the totals are of what is shown. */
function Years({ all }: { readonly all: CommitteeTable }) {
  const { t } = useText();
  const years = [...new Set(all.committees.map(({ year }) => year))].sort((a, b) => b - a);
  const [year, setYear] = useState<number | null>(null);
  const { answer, reload } = useCall('committees.list', year === null ? {} : { year });
  return (
    <>
      <div className="board-year">
        <Pick
          label={t('agreements.committees.year')}
          choices={[
            { id: EVERY, label: t('agreements.committees.everyYear') },
            ...years.map((one) => ({ id: String(one), label: String(one) })),
          ]}
          value={year === null ? EVERY : String(year)}
          onChange={(id) => setYear(id === EVERY ? null : Number(id))}
          testId="committee-year"
        />
      </div>
      <Shown answer={answer} reload={reload}>
        {(table) => <Table table={table} />}
      </Shown>
      <p className="muted small board-rule">{t('agreements.committees.dash')}</p>
    </>
  );
}

function Table({ table }: { readonly table: CommitteeTable }) {
  const { t, f } = useText();
  const { shown, next, more } = useFirst(table.committees);
  return (
    <>
      <CommitteeRows committees={shown} total={table.total} of={table.committees.length} />
      {next > 0 && <Button onPress={more}>{t('agreements.more', { n: f.number(next) })}</Button>}
    </>
  );
}

function NewLink() {
  const { t } = useText();
  return (
    <a className="button button-main" href={hashOf('acuerdos', ['comites', 'nuevo'])} data-testid="new-committee">
      <Icon name="acuerdos" />
      {t('agreements.committees.new')}
    </a>
  );
}
