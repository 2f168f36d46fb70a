import { useState } from 'react';
import type { EditionSummary } from '../../../shared/ipc/checklists.ts';
import { foldAccents } from '../../../shared/text/accents.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Search } from '../../components/fields.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { DraftsTable } from './drafts-table.tsx';
import { EditionsTable } from './editions-table.tsx';
import { useImport } from './use-import.ts';

/** All editions, the latest of each list first; drafts stand above, since they wait for somebody. */
export function EditionsList() {
  const { t } = useText();
  const { answer, reload } = useCall('checklists.editions', undefined);
  const drafts = useCall('checklists.drafts', undefined);
  const [text, setText] = useState('');
  const [own, setOwn] = useState(false);
  const [earlier, setEarlier] = useState(false);
  const [copying, setCopying] = useState<EditionSummary | null>(null);
  const take = useImport(reload);
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{t('checklists.title')}</h1>
          <p className="muted">{t('checklists.intro')}</p>
        </div>
        <Button icon="upload" onPress={() => void take.run()} isDisabled={take.busy} data-testid="checklist-import">
          {t('checklists.import')}
        </Button>
      </header>
      <Shown answer={drafts.answer} reload={drafts.reload}>
        {(list) => <DraftsTable drafts={list} onChanged={drafts.reload} />}
      </Shown>
      <div className="bar-line">
        <Search label={t('checklists.search')} value={text} onChange={setText} testId="checklist-search" />
        <fieldset className="chips">
          <legend className="visually-hidden">{t('checklists.show')}</legend>
          <FilterChip chosen={own} onPress={() => setOwn(!own)} testId="checklist-own">
            {t('checklists.onlyOwn')}
          </FilterChip>
          <FilterChip chosen={earlier} onPress={() => setEarlier(!earlier)} testId="checklist-earlier">
            {t('checklists.earlier')}
          </FilterChip>
        </fieldset>
      </div>
      <Shown answer={answer} reload={reload}>
        {(all) => {
          const shown = all.filter(
            (one) => (one.latest || earlier) && (!own || one.origin !== 'integrada') && says(one, text),
          );
          if (shown.length === 0) {
            return (
              <Empty icon="listas" title={t('checklists.noneFits')}>
                <p>{t(own ? 'checklists.noOwn' : 'checklists.noMatch')}</p>
              </Empty>
            );
          }
          return <EditionsTable editions={shown} onCopy={setCopying} />;
        }}
      </Shown>
      {copying && <CopyDialog from={copying} editions={answer.data ?? []} onClose={() => setCopying(null)} />}
    </div>
  );
}

function says({ id, title, edition }: EditionSummary, text: string): boolean {
  const hay = foldAccents(`${id} ${title} ${edition}`);
  return foldAccents(text)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
