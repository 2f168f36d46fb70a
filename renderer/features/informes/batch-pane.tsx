import { Button } from '../../components/controls.tsx';
import { Radios } from '../../components/radios.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { UnitFilterFields } from '../campanas/unit-filter.tsx';
import { useLater } from '../campanas/use-later.ts';
import { sent } from '../unidades/sent.ts';
import { asked, isNarrowed } from '../unidades/units-search.ts';
import { BatchEnded } from './batch-ended.tsx';
import { BatchRunning } from './batch-running.tsx';
import {
  BATCH_WHATS,
  type BatchWhat,
  batchOf,
  MOST_UNITS,
  readList,
  SOURCES,
  type Source,
  useBatch,
} from './batch-store.ts';
import { StyleFields } from './style-fields.tsx';

/** Wrong words of a list that are named. */
const NAMED = 5;

/** Many units at once, into a ZIP with an index. */
export function BatchPane() {
  const { answer, reload } = useCall('units.find', { filter: {}, limit: 1 });
  const phase = useBatch((state) => state.phase);
  return (
    <Shown answer={answer} reload={reload}>
      {({ total }) => (
        <div className="stack">
          {total === 0 && phase.kind === 'idle' ? (
            <NoUnits />
          ) : phase.kind === 'running' ? (
            <BatchRunning />
          ) : (
            <Choices />
          )}
          <BatchEnded />
        </div>
      )}
    </Shown>
  );
}

function NoUnits() {
  const { t } = useText();
  return (
    <Empty icon="unidades" title={t('reports.batch.empty')}>
      <div className="actions">
        <a className="button button-main" href={hashOf('verificar')}>
          {t('units.verifyNow')}
        </a>
      </div>
    </Empty>
  );
}

function Choices() {
  const { t } = useText();
  const { choice, change, start } = useBatch();
  const { source, what, style, filter } = choice;
  const units = useLater(asked(filter));
  const found = useCall('units.find', { filter: sent(units), limit: 1 }).answer.data?.total ?? null;
  const sources = SOURCES.filter((one) => one !== 'selection' || choice.selection.length > 0);
  const tooMany = source === 'filter' && found !== null && found > MOST_UNITS;
  const ready = batchOf(choice) !== null && !tooMany && !(source === 'filter' && found === 0);
  return (
    <>
      <section className="card">
        <Radios<Source>
          label={t('reports.batch.units')}
          value={source}
          onChange={(next) => change({ source: next })}
          choices={sources.map((id) => ({ id, label: t(SOURCE_WORDS[id]) }))}
          line
          testId="batch-source"
        />
        {source === 'filter' && <FilterUnits found={found} tooMany={tooMany} narrowed={isNarrowed(filter)} />}
        {source === 'list' && <ListUnits />}
        {source === 'selection' && <SelectedUnits />}
      </section>
      <section className="card">
        <div className="split split-even report-style">
          <Radios<BatchWhat>
            label={t('reports.batch.what')}
            value={what}
            onChange={(next) => change({ what: next })}
            choices={BATCH_WHATS.map((id) => ({ id, label: t(`reports.batch.whats.${id}`) }))}
            testId="batch-what"
          />
          <div className="stack stack-tight">
            <StyleFields
              style={style}
              onChange={(next) => change({ style: next })}
              withForm={false}
              withDetail={what === 'last-run'}
            />
          </div>
        </div>
        <div className="actions">
          <Button kind="main" icon="print" onPress={() => void start()} isDisabled={!ready} data-testid="batch-start">
            {t('reports.batch.start')}
          </Button>
          <span className="hint">{t('reports.batch.note')}</span>
        </div>
      </section>
    </>
  );
}

const SOURCE_WORDS = {
  filter: 'reports.batch.byFilter',
  list: 'reports.batch.byList',
  selection: 'reports.batch.bySelection',
} as const satisfies Readonly<Record<Source, string>>;

interface FilterProps {
  /** Null until they were counted. */
  readonly found: number | null;
  readonly tooMany: boolean;
  readonly narrowed: boolean;
}

function FilterUnits({ found, tooMany, narrowed }: FilterProps) {
  const { t, f, count } = useText();
  const { choice, change } = useBatch();
  return (
    <>
      <UnitFilterFields filter={choice.filter} onChange={(filter) => change({ filter })} testId="batch-filter" />
      <p role="status">
        {found !== null && <strong data-testid="batch-found">{count('reports.batch.found', found)}</strong>}{' '}
        {!narrowed && <span className="muted">{t('reports.batch.all')}</span>}
      </p>
      {tooMany && <p className="problem">{t('reports.batch.tooMany', { n: f.number(MOST_UNITS) })}</p>}
    </>
  );
}

function ListUnits() {
  const { t, f, count } = useText();
  const { choice, change } = useBatch();
  const { clues, wrong } = readList(choice.list);
  return (
    <>
      <TextArea
        label={t('reports.batch.list')}
        value={choice.list}
        onChange={(list) => change({ list })}
        maxLength={12 * MOST_UNITS}
        rows={5}
        testId="batch-list"
      />
      <p role="status">{count('reports.batch.found', clues.length)}</p>
      {wrong.length > 0 && (
        <p className="problem">
          {count('reports.batch.listWrong', wrong.length, { values: f.list(wrong.slice(0, NAMED)) })}
        </p>
      )}
      {clues.length > MOST_UNITS && (
        <p className="problem">{t('reports.batch.tooMany', { n: f.number(MOST_UNITS) })}</p>
      )}
    </>
  );
}

function SelectedUnits() {
  const { count } = useText();
  const { choice } = useBatch();
  return (
    <>
      <p role="status" data-testid="batch-selected">
        <strong>{count('reports.batch.found', choice.selection.length)}</strong>
      </p>
      <p className="mono small batch-selection">{choice.selection.join(' ')}</p>
    </>
  );
}
