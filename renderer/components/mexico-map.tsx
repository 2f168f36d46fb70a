import { useId } from 'react';
import { MAP_SIZE, STATE_SHAPES } from '../../shared/report/mexico-shapes.ts';
import { useText } from '../state/text.ts';

/** What the map says of one federal entity; one that is not named has no data. */
export interface MapState {
  /** INEGI key. */
  readonly key: string;
  /** 0 to 100; null where there is no figure. */
  readonly percent: number | null;
  readonly hidden?: boolean;
  /** Said where the pointer rests on it. */
  readonly words: string;
}

interface Props {
  readonly label: string;
  readonly states: readonly MapState[];
  /** What the colours stand for. */
  readonly legend: string;
}

const CLASSES = [0, 20, 40, 60, 80] as const;

/**
 * The 32 federal entities coloured by a percentage in five classes. A table must stand beside it with the same figures:
 * the picture is for eyes, and holds nothing to tab to.
 */
export function MexicoMap({ label, states, legend }: Props) {
  const { t } = useText();
  const hatch = useId();
  const known = new Map(states.map((state) => [state.key, state]));
  const someHidden = states.some(({ hidden }) => hidden);
  return (
    <div className="map">
      <svg className="map-picture" viewBox={`-4 -4 ${MAP_SIZE.width + 8} ${MAP_SIZE.height + 8}`} role="img">
        <title>{label}</title>
        <Hatch id={hatch} />
        {STATE_SHAPES.map(({ key, path }) => {
          const state = known.get(key);
          const fill = state?.hidden ? `url(#${hatch})` : undefined;
          return (
            <path key={key} d={path} className={`map-state ${classOf(state)}`} fill={fill} data-state={key}>
              {state && <title>{state.words}</title>}
            </path>
          );
        })}
      </svg>
      <ul className="map-legend" aria-label={legend}>
        <li className="map-legend-title">{legend}</li>
        {CLASSES.map((from) => (
          <li key={from}>
            <Swatch name={`map-class-${from}`} />
            {t('aggregates.map.range', { from: String(from), to: String(from + 20) })}
          </li>
        ))}
        <li>
          <Swatch name="map-none" />
          {t('aggregates.map.none')}
        </li>
        {someHidden && (
          <li>
            <Swatch name="map-hidden" fill={`url(#${hatch})`} />
            {t('aggregates.hidden')}
          </li>
        )}
      </ul>
    </div>
  );
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="map-hatch-ground" />
        <line x1="0" y1="0" x2="0" y2="6" className="map-hatch-line" />
      </pattern>
    </defs>
  );
}

function Swatch({ name, fill }: { readonly name: string; readonly fill?: string }) {
  return (
    <svg width="18" height="12" aria-hidden="true">
      <rect x="0.5" y="0.5" width="17" height="11" className={`map-state ${name}`} fill={fill} />
    </svg>
  );
}

/** Above 100 it is of the last class; no figure is not 0. */
function classOf(state: MapState | undefined): string {
  if (state?.hidden) return 'map-hidden';
  if (state === undefined || state.percent === null) return 'map-none';
  const { percent } = state;
  return `map-class-${CLASSES.findLast((from) => percent >= from) ?? 0}`;
}
