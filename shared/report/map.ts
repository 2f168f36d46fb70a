import { html, type Markup } from './markup.ts';
import { MAP_SIZE, STATE_SHAPES } from './mexico-shapes.ts';

/** What the map says of one federal entity; one that is not named has no data. */
export interface MapEntry {
  /** INEGI key. */
  readonly key: string;
  /** 0 to 100, and above it as the last class; null where there is no figure. */
  readonly percent: number | null;
  readonly hidden: boolean;
}

/** Lower ends of the classes, in percent: those of the window. */
const CLASSES = [0, 20, 40, 60, 80] as const;

/**
 * The 32 federal entities in five classes that differ in grey. The table of the same figures must stand beside it: the
 * picture alone says nothing to those who do not see it.
 *
 * @param id unique in the page
 */
export function mexicoMap(map: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the percentages are. */
  readonly legend: string;
  readonly states: readonly MapEntry[];
}): Markup {
  const { id, title, description, legend, states } = map;
  const known = new Map(states.map((state) => [state.key, state]));
  const classes = STATE_SHAPES.map(({ key }) => classOf(known.get(key)));
  // Named as a whole, legend included: a drawing without any text has no place in the tags of the PDF.
  return html`<div class="map" role="img" aria-label="${title}. ${description}">
<svg aria-hidden="true" viewBox="-4 -4 ${MAP_SIZE.width + 8} ${MAP_SIZE.height + 8}">${hatch(id)}${STATE_SHAPES.map(({ path }, i) => html`<path class="state ${classes[i]}"${fillOf(classes[i], id)} d="${path}"/>`)}</svg>
<p class="keys"><span>${legend}:</span>${CLASSES.map((from, i) => swatch(`m${i}`, id, `${from} a ${from + 20}\u00a0%`))}${swatch('none', id, 'sin datos')}${classes.includes('hidden') && swatch('hidden', id, 'oculto')}</p>
</div>`;
}

function hatch(id: string): Markup {
  return html`<defs><pattern id="${id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="ground" d="M0 0h7v7H0z"/><path class="hatch" d="M0 0v7"/></pattern></defs>`;
}

function swatch(name: string, id: string, words: string): Markup {
  return html`<span><svg aria-hidden="true" viewBox="0 0 22 12"><rect class="state ${name}"${fillOf(name, id)} x="1" y="1" width="20" height="10"/></svg>${words}</span>`;
}

function fillOf(name: string, id: string): Markup | null {
  return name === 'hidden' ? html` fill="url(#${id})"` : null;
}

/** No figure is not 0. */
function classOf(state: MapEntry | undefined): string {
  if (state?.hidden) return 'hidden';
  const percent = state?.percent ?? null;
  if (percent === null) return 'none';
  return `m${Math.max(
    0,
    CLASSES.findLastIndex((from) => percent >= from),
  )}`;
}

/** For the pages that have a map. */
export const MAP_STYLES = `.map{margin:4pt 0 8pt;break-inside:avoid}
.map>svg{display:block;width:100%;max-width:5.6in;max-height:3.7in;margin:0 auto}
.state{stroke:#1c2430;stroke-width:.9;stroke-linejoin:round}
.state.none{fill:#fff;stroke:#7b8492;stroke-dasharray:3 2}
.state.m0{fill:#eef2f3}.state.m1{fill:#bfd3d8}.state.m2{fill:#86abb4}.state.m3{fill:#4b7f8b}.state.m4{fill:#14505c}
.keys{display:flex;flex-wrap:wrap;gap:1pt 12pt;font-size:8pt;color:var(--soft)}.keys span{white-space:nowrap}.keys svg{width:15pt;height:8pt;margin-right:4pt;vertical-align:-1pt}
.ground{fill:#fff}.hatch{stroke:#4a5260;stroke-width:2.4}`;
