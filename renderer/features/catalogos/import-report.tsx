import type { CatalogImport } from '../../../shared/ipc/contract.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

/** What came of an import: what was taken, what was left out and why. */
export function ImportReport({ report }: { readonly report: CatalogImport }) {
  const { t, f, count } = useText();
  const { imported, skipped, aliases } = report;
  const kind = imported.length === 0 ? 'error' : skipped.length > 0 ? 'warning' : 'done';
  return (
    <div className={`notice notice-${kind}`} role="status" data-testid="catalog-report">
      <Icon name={kind === 'done' ? 'check' : kind} />
      <div>
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
        {skipped.length > 0 && (
          <>
            <p>{count('catalogs.skipped', skipped.length)}</p>
            <ul className="plain import-skipped">
              {skipped.map(({ path, reason }) => (
                <li key={path}>
                  <span className="path">{path}</span>: {reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
