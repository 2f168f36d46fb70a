import type { ClosingCheck, VisitHead } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useTitles } from './use-titles.ts';

/** Places that a check names; more are counted. */
const SHOWN = 5;

/** What must, or should, be seen to before closing; each leads to its place. */
export function ClosingChecks({
  checks,
  head,
}: {
  readonly checks: readonly ClosingCheck[];
  readonly head: VisitHead;
}) {
  const { t, count } = useText();
  const titleOf = useTitles(head);
  if (checks.length === 0) {
    return (
      <p className="mark outcome-cumple" data-testid="closing-clear">
        <Icon name="check" />
        <span>{t('visits.closing.clear')}</span>
      </p>
    );
  }
  const sorted = [...checks].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className="plain closing-checks">
      {sorted.map((check) => {
        const keys = check.keys ?? [];
        return (
          <li key={check.id} data-testid="closing-check" data-severity={check.severity}>
            <span className={`mark severity-${check.severity === 'stop' ? 'error' : 'warning'}`}>
              <Icon name={check.severity === 'stop' ? 'error' : 'warning'} size={18} />
              <span>{t(`visits.closing.severity.${check.severity}`)}</span>
            </span>
            <p>{check.message}</p>
            {keys.length === 0 ? (
              <a href={hashOf('visitas', [head.id, paneOf(check.id, 'datos')])}>{t('visits.closing.go')}</a>
            ) : (
              <ul className="plain small">
                {keys.slice(0, SHOWN).map((key) => (
                  <li key={`${key.checklist}/${key.item}/${key.module}/${key.record}`}>
                    <a
                      href={hashOf('visitas', [head.id, paneOf(check.id, 'preguntas')], {
                        cedula: key.checklist,
                        requisito: key.item,
                        ...(key.module === '' ? {} : { modulo: key.module }),
                        ...(key.record === 0 ? {} : { registro: String(key.record) }),
                      })}
                    >
                      {titleOf(key)}
                    </a>
                  </li>
                ))}
                {keys.length > SHOWN && <li className="muted">{count('visits.closing.more', keys.length - SHOWN)}</li>}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Where a check is seen to. */
function paneOf(id: string, otherwise: string): string {
  if (id === 'respuestas-en-conflicto') return 'conflictos';
  return id === 'obligatorios-sin-acuerdo' ? 'acuerdos' : otherwise;
}
