import type { CatalogImport } from '../../../shared/ipc/contract.ts';
import { ImportNotice } from '../../components/import-notice.tsx';
import { useText } from '../../state/text.ts';

/** What came of an import: what was taken, what was left out and why. */
export function ImportReport({ report }: { readonly report: CatalogImport }) {
  const { t, f, count } = useText();
  const { imported, skipped, aliases } = report;
  return (
    <ImportNotice
      imported={imported.length}
      skipped={skipped}
      skippedTitle={count('catalogs.skipped', skipped.length)}
      testId="catalog-report"
    >
      <p>
        {imported.length === 0
          ? t('catalogs.importedNone')
          : count('catalogs.imported', imported.length, { list: f.list(imported.map(({ title }) => title)) })}
      </p>
      {aliases && (
        <p>
          {count('catalogs.aliases', aliases.joined)}
          {aliases.left > 0 && ` ${count('catalogs.aliasesLeft', aliases.left)}`}
        </p>
      )}
    </ImportNotice>
  );
}
