/** Every catalogue that the program knows, with its title for people. */
export const CATALOG_TITLES = {
  afiliacion: 'Afiliación (derechohabiencia)',
  'agente-lesion': 'Agente de la lesión',
  'area-anatomica': 'Área anatómica',
  'cie-10': 'Diagnósticos del SIS (CIE-10)',
  clues: 'Establecimientos de salud (CLUES)',
  'clues-alias': 'Claves anteriores de establecimientos (CLUES)',
  consecuencia: 'Consecuencia de la lesión',
  entidades: 'Entidades federativas',
  escolaridad: 'Escolaridad',
  lenguas: 'Lenguas indígenas',
  municipios: 'Municipios',
  nacionalidades: 'Nacionalidades',
  paises: 'Países',
  religiones: 'Religiones',
  servicios: 'Servicios de atención del SIS',
  'servicios-por-personal': 'Servicios por tipo de personal (consulta externa)',
  'sexo-biologico': 'Sexo biológico',
  'sexo-curp': 'Sexo según la CURP',
  'sitio-ocurrencia': 'Sitio de ocurrencia',
  'tipo-asentamiento': 'Tipo de asentamiento',
  'tipo-personal': 'Tipo de personal del SIS',
  'tipo-vialidad': 'Tipo de vialidad',
} as const;

export type CatalogId = keyof typeof CATALOG_TITLES;

export function isCatalogId(id: string): id is CatalogId {
  return Object.hasOwn(CATALOG_TITLES, id);
}
