import { useEffect, useRef } from 'react';
import type { CatalogEdition, Events } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { ImportProgress } from '../../components/import-progress.tsx';
import { useText } from '../../state/text.ts';

/** What the person says of the next files. */
export interface ImportWish {
  readonly edition: string;
  /** As typed. */
  readonly validFrom: string;
  /** The edition whose place the next file takes. */
  readonly replaces: CatalogEdition | null;
}

export const NO_WISH: ImportWish = { edition: '', validFrom: '', replaces: null };

/** A day as people write it, or as ISO 8601, to ISO 8601; '' where nothing is typed, null where it is no day. */
export function readDay(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

interface Props {
  readonly wish: ImportWish;
  readonly onChange: (wish: ImportWish) => void;
  readonly onChoose: (kind: 'files' | 'folder') => void;
  readonly busy: boolean;
  readonly progress: Events['catalogs.progress'] | null;
}

/** Edition, day and where from; while files are read, how far it has come. */
export function ImportForm({ wish, onChange, onChoose, busy, progress }: Props) {
  const { t } = useText();
  const wrongDay = readDay(wish.validFrom) === null;
  const form = useRef<HTMLFieldSetElement>(null);
  const { replaces } = wish;
  useEffect(() => {
    // The form stands above the list in which «Reemplazar» was pressed.
    if (replaces !== null) form.current?.querySelector('button')?.focus();
  }, [replaces]);
  return (
    <fieldset className="import-form" ref={form}>
      <legend className="visually-hidden">{t('catalogs.title')}</legend>
      {replaces !== null && (
        <div className="notice notice-warning" role="status" data-testid="catalog-replacing">
          <Icon name="warning" />
          <div>
            <p>{t('catalogs.replacing', { title: replaces.title, edition: replaces.edition })}</p>
          </div>
          <Button onPress={() => onChange(NO_WISH)} isDisabled={busy} data-testid="catalog-keep">
            {t('catalogs.keep')}
          </Button>
        </div>
      )}
      <div className="import-fields">
        <Field
          label={t('catalogs.edition')}
          help={t('catalogs.editionHelp')}
          value={wish.edition}
          onChange={(edition) => onChange({ ...wish, edition })}
          maxLength={60}
          testId="catalog-edition"
        />
        <Field
          label={t('catalogs.validFrom')}
          help={t('catalogs.validFromHelp')}
          problem={wrongDay ? t('catalogs.validFromProblem') : ''}
          value={wish.validFrom}
          onChange={(validFrom) => onChange({ ...wish, validFrom })}
          maxLength={10}
          testId="catalog-valid-from"
        />
        <div className="actions">
          <Button
            kind="main"
            icon="upload"
            onPress={() => onChoose('files')}
            isDisabled={busy || wrongDay}
            data-testid="catalog-import"
          >
            {t('catalogs.chooseFiles')}
          </Button>
          <Button
            icon="folder"
            onPress={() => onChoose('folder')}
            isDisabled={busy || wrongDay}
            data-testid="catalog-import-folder"
          >
            {t('catalogs.chooseFolder')}
          </Button>
          <span className="muted">{t('catalogs.drop')}</span>
        </div>
      </div>
      <ImportProgress
        busy={busy}
        progress={progress}
        starting={t('catalogs.starting')}
        reading={(at) => t('catalogs.progress', at)}
        testId="catalog-progress"
      />
    </fieldset>
  );
}
