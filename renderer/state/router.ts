import { useSyncExternalStore } from 'react';

export const SCREENS = [
  'inicio',
  'verificar',
  'resultado',
  'visitas',
  'unidades',
  'campanas',
  'agregados',
  'acuerdos',
  'informes',
  'listas',
  'conexiones',
  'interfaz',
  'ajustes',
  'ayuda',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Where the window stands: `#/resultado/<run>/hallazgos?regla=…`. */
export interface Route {
  readonly screen: Screen;
  /** The parts after the screen, decoded. */
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Reads a hash; what is not a known screen is the first one. */
export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [first = '', ...parts] = path.split('/').filter(Boolean).map(decode);
  const screen = SCREENS.find((s) => s === first);
  if (!screen) return { screen: 'inicio', parts: [], query: {} };
  return { screen, parts, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The hash of a route. */
export function hashOf(
  screen: Screen,
  parts: readonly string[] = [],
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString();
  return `#/${[screen, ...parts].map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

export function navigate(screen: Screen, parts: readonly string[] = [], query: Readonly<Record<string, string>> = {}) {
  window.location.hash = hashOf(screen, parts, query);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseHash(hash);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
