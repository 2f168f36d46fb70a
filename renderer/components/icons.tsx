import type { ReactNode } from 'react';

/** Drawn for this program on a grid of 24; strokes take the colour of the text beside them. */
const SHAPES = {
  inicio: <path d="M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z" />,
  verificar: (
    <>
      <path d="M14 3H6v18h12V7z" />
      <path d="M14 3v4h4M9 14l2.2 2.2L15.5 12" />
    </>
  ),
  resultado: <path d="M4 20h16M6.5 20v-6M12 20V5M17.5 20v-9" />,
  unidades: (
    <>
      <path d="M4 20V7h10v13M14 11h6v9M2.5 20h19" />
      <path d="M9 10v5M6.5 12.5h5M17 14.5v2" />
    </>
  ),
  visitas: (
    <>
      <path d="M9 4h6v3H9zM7 5.5H5V21h14V5.5h-2" />
      <path d="m8.5 11 1.2 1.2 2.3-2.4M8.5 16l1.2 1.2 2.3-2.4M14.5 11.5H17M14.5 16.5H17" />
    </>
  ),
  campanas: (
    <>
      <path d="M12 21s6.5-5.6 6.5-11A6.5 6.5 0 0 0 12 3.5a6.5 6.5 0 0 0-6.5 6.5c0 5.4 6.5 11 6.5 11z" />
      <circle cx="12" cy="10" r="2.3" />
    </>
  ),
  agregados: <path d="M4 20V4M4 20h16M8 16l3.5-4.5 3 2.5 5-7" />,
  acuerdos: (
    <>
      <path d="M5 4h14v17H5zM8.5 2.5v3M15.5 2.5v3M5 8.5h14" />
      <path d="m9 14.5 2.2 2.2 4-4.3" />
    </>
  ),
  informes: (
    <>
      <path d="M7 8V3h10v5M7 17H4V8h16v9h-3" />
      <path d="M7 13.5h10V21H7zM16.5 10.8h.2" />
    </>
  ),
  listas: <path d="m4 6 1.3 1.3L7.5 5M4 12l1.3 1.3L7.5 11M4 18l1.3 1.3L7.5 17M11 6.5h9M11 12.5h9M11 18.5h9" />,
  conexiones: (
    <>
      <rect x="3" y="4" width="11" height="6" rx="1.5" />
      <rect x="3" y="14" width="11" height="6" rx="1.5" />
      <path d="M6.5 7h.2M6.5 17h.2M14 7h4.5v10H14M18.5 12H21" />
    </>
  ),
  interfaz: <path d="M2.5 12H7l2.5-6.5 5 13L17 12h4.5" />,
  ajustes: (
    <>
      <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
      <circle cx="16" cy="7" r="2.5" />
      <circle cx="8" cy="17" r="2.5" />
    </>
  ),
  ayuda: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.6 9.6a2.5 2.5 0 1 1 3.4 2.4c-.7.3-1 .8-1 1.6M12 16.6v.2" />
    </>
  ),
  error: (
    <>
      <path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
  warning: (
    <>
      <path d="M12 4 2.8 20h18.4z" />
      <path d="M12 10v4.5M12 17.2v.2" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 7.8V8" />
    </>
  ),
  check: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8 12.3 2.8 2.8L16.2 9.5" />
    </>
  ),
  tick: <path d="m5 12.5 4.5 4.5L19 7" />,
  half: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" stroke="none" />
    </>
  ),
  cross: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
  dash: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.5 12h7" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.2l3.2 2" />
    </>
  ),
  file: <path d="M14 3H6v18h12V7zM14 3v4h4" />,
  folder: <path d="M3 6h6l2 2.5h10V19H3z" />,
  download: <path d="M12 4v12M7 11l5 5 5-5M4 16v4h16v-4" />,
  upload: <path d="M12 16V4M7 9l5-5 5 5M4 16v4h16v-4" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>
  ),
  down: <path d="m6 9.5 6 6 6-6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  left: <path d="m14.5 6-6 6 6 6" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  edit: <path d="M4 20v-4L15.5 4.5l4 4L8 20zM13 7l4 4" />,
  trash: <path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5" />,
  copy: (
    <>
      <rect x="8" y="8" width="12" height="12" rx="2" />
      <path d="M16 8V4H4v12h4" />
    </>
  ),
  pause: <path d="M8.5 5v14M15.5 5v14" />,
  play: <path d="M7 4.5 19 12 7 19.5z" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor" />,
  shield: (
    <>
      <path d="M12 3 5 5.5V11c0 4.6 2.8 8 7 10 4.2-2 7-5.4 7-10V5.5z" />
      <path d="m8.8 11.8 2.3 2.3 4.2-4.4" />
    </>
  ),
  print: (
    <>
      <path d="M7 8V3h10v5M7 17H4V8h16v9h-3" />
      <path d="M7 13.5h10V21H7z" />
    </>
  ),
  pen: <path d="M3 20c3-1 4-4 6-4s1 3 3 3 2-2 3-2 1.5 1 6 1M7.5 12.5 16 4l3 3-8.5 8.5-4 1z" />,
  compare: <path d="M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** A picture beside a word, hidden from screen readers: the word says it. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
