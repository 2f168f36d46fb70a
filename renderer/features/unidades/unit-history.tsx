import { useState } from 'react';
import type { UnitEvent } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';

const ICONS: Readonly<Record<UnitEvent['kind'], IconName>> = {
  importada: 'download',
  nombre: 'edit',
  clave: 'edit',
  atributos: 'upload',
  anulada: 'cross',
  restablecida: 'check',
  verificacion: 'verificar',
  'visita-abierta': 'visitas',
  'visita-cerrada': 'check',
  'visita-inaccesible': 'warning',
  'visita-cancelada': 'dash',
  correccion: 'edit',
  acuerdo: 'acuerdos',
  paquete: 'copy',
};

/** Enough to see what happened last. */
const FIRST = 12;

/** All that happened to the unit, newest first. */
export function UnitHistory({ events }: { readonly events: readonly UnitEvent[] }) {
  const { t, count } = useText();
  const [whole, setWhole] = useState(false);
  const shown = whole ? events : events.slice(0, FIRST);
  return (
    <section className="card" data-testid="unit-history">
      <h2>{t('units.history')}</h2>
      {events.length === 0 && <p className="muted">{t('units.noHistory')}</p>}
      <ol className="history">
        {shown.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no id and do not move
          <Event key={index} event={event} />
        ))}
      </ol>
      {events.length > shown.length && (
        <div className="actions">
          <Button kind="quiet" onPress={() => setWhole(true)} data-testid="whole-history">
            {count('units.olderEvents', events.length - shown.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

function Event({ event }: { readonly event: UnitEvent }) {
  const { t, f } = useText();
  const { at, who, kind, text, run, visit } = event;
  const href = visit !== undefined ? hashOf('visitas', [visit]) : run !== undefined ? hashOf('resultado', [run]) : null;
  return (
    <li className="history-event" data-testid="unit-event" data-kind={kind}>
      <Icon name={ICONS[kind]} size={16} />
      <span className="muted nowrap">{f.moment(at)}</span>
      <span>
        {href === null ? text : <a href={href}>{text}</a>}
        {who !== '' && <small className="muted">{t('units.by', { who })}</small>}
      </span>
    </li>
  );
}
